import { DomainError } from '@jalon/kernel';

/** The first line does not name what a grant cannot do without. */
export class NotAGrantsFile extends DomainError {
  readonly code = 'scdl/not-a-grants-file';
  override readonly kind = 'invalid';
  constructor(missing: readonly string[]) {
    super('La première ligne ne nomme pas les colonnes d’un fichier SCDL « subventions ».', { missing });
  }
}

/** The SIRET that was given for the whole file is itself unsound. */
export class UnsoundGrantor extends DomainError {
  readonly code = 'scdl/unsound-grantor';
  override readonly kind = 'invalid';
  constructor(siret: string) {
    super('Le SIRET donné pour l’attribuant n’est pas valide.', { siret });
  }
}

export class ImportNotFound extends DomainError {
  readonly code = 'scdl/import-not-found';
  override readonly kind = 'not-found';
  constructor(id: string) {
    super('Cette reprise n’existe pas.', { import: id });
  }
}
