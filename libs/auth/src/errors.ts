import { DomainError } from '@jalon/kernel';
import { type Role, roles } from '@jalon/contracts';

export class NotAuthenticated extends DomainError {
  readonly code = 'auth/not-authenticated';
  override readonly kind = 'unauthenticated';

  constructor() {
    super('Cette demande exige de se présenter : jeton absent, invalide ou expiré.');
  }
}

export class RoleNotAllowed extends DomainError {
  readonly code = 'auth/role-not-allowed';
  override readonly kind = 'forbidden';

  constructor(role: Role, allowed: readonly Role[]) {
    super(`Le rôle « ${roles[role]} » ne permet pas cette action.`, { role, allowed });
  }
}

/** Somebody whom the identity provider knows, and to whom nobody gave a role here. */
export class NoRole extends DomainError {
  readonly code = 'auth/no-role';
  override readonly kind = 'forbidden';

  constructor() {
    super('Ce compte est connu, mais aucun rôle de Jalon ne lui est donné.');
  }
}

/** Nobody can be known just now: the identity provider cannot be asked for its keys. */
export class IdentityProviderAway extends Error {
  override readonly name = 'IdentityProviderAway';
}
