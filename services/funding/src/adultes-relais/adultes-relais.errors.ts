import { DomainError } from '@jalon/kernel';

/** The file is no list of posts. */
export class NotAPostsFile extends DomainError {
  readonly code = 'adultes-relais/not-a-posts-file';
  override readonly kind = 'invalid';
  constructor(reason: string) {
    super('Ce fichier n’est pas une liste JSON de postes adultes-relais.', { reason });
  }
}

/** Every row bears the aid of another scheme: the file was made wrong where it was published. */
export class AmountsOfAnotherScheme extends DomainError {
  readonly code = 'adultes-relais/amounts-of-another-scheme';
  override readonly kind = 'invalid';
  constructor(amount: number, rows: number, repeatedPosts: number, contractPosts: number) {
    super(
      'Chaque ligne porte 7 164 €, le taux d’un poste FONJEP et non celui d’un poste adulte-relais : le fichier est faux à la source, rien n’en est repris.',
      { amount, rows, repeatedPosts, contractPosts },
    );
  }
}

export class PostsImportNotFound extends DomainError {
  readonly code = 'adultes-relais/import-not-found';
  override readonly kind = 'not-found';
  constructor(id: string) {
    super('Cette reprise n’existe pas.', { import: id });
  }
}
