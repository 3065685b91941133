import { DomainError } from '@jalon/kernel';

/** A porteur reads its own grants only. */
export class NotYourGrants extends DomainError {
  readonly code = 'grants/not-yours';
  override readonly kind = 'forbidden';
  constructor() {
    super('Ces subventions sont celles d’un autre porteur.');
  }
}
