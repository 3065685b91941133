import { DomainError } from '@jalon/kernel';

export const IDENTITY_PROVIDER = Symbol('The identity provider');

/** The provider gave no token: it is away, it refused, or what came back was not what was asked. */
export class ProviderRefused extends DomainError {
  readonly code = 'portal/provider-refused';
  override readonly kind = 'forbidden';

  constructor(cause: unknown) {
    super('Le fournisseur d’identité n’a pas confirmé l’identification : recommencez.');
    this.cause = cause;
  }
}

/** The person comes back from the provider without having left from here, or too late. */
export class SignInForgotten extends DomainError {
  readonly code = 'portal/sign-in-forgotten';
  override readonly kind = 'unauthenticated';

  constructor() {
    super(
      'Cette identification n’a pas commencé dans ce navigateur, ou il y a trop longtemps : recommencez.',
    );
  }
}
