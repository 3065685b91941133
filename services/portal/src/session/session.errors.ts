import { DomainError } from '@jalon/kernel';

/** A request that changes something did not come from our own page. */
export class ForeignRequest extends DomainError {
  readonly code = 'portal/foreign-request';
  override readonly kind = 'forbidden';

  constructor() {
    super('Cette demande ne vient pas d’une page de Jalon : rechargez la page et recommencez.');
  }
}

export class SignInElsewhere extends DomainError {
  readonly code = 'portal/sign-in-elsewhere';
  override readonly kind = 'forbidden';

  constructor() {
    super('Ici, l’identification passe par votre fournisseur d’identité.');
  }
}
