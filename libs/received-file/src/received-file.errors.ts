import { DomainError } from '@jalon/kernel';

export class EmptyFile extends DomainError {
  readonly code = 'received-file/empty';
  override readonly kind = 'invalid';
  constructor() {
    super('Le fichier est vide.');
  }
}

export class FileTooLarge extends DomainError {
  readonly code = 'received-file/too-large';
  override readonly kind = 'invalid';
  constructor(limit: number) {
    super('Le fichier est trop volumineux.', { limit });
  }
}
