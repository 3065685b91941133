import { DomainError } from '@jalon/kernel';

/** The dossier is in a state that does not take this intent. */
export class DossierNotPossibleNow extends DomainError {
  readonly code = 'dossier/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('Le dossier n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class DossierNotFound extends DomainError {
  readonly code = 'dossier/not-found';
  override readonly kind = 'not-found';
  constructor(reference: string) {
    super('Ce dossier n’existe pas.', { reference });
  }
}

export class DossierRoleRefused extends DomainError {
  readonly code = 'dossier/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

/** A porteur acts on its own dossiers only. */
export class NotYourDossier extends DomainError {
  readonly code = 'dossier/not-your-dossier';
  override readonly kind = 'forbidden';
  constructor() {
    super('Ce dossier est celui d’un autre porteur.');
  }
}
