import { DomainError } from '@jalon/kernel';

/** The role has no right to the intent. */
export class RoleRefused extends DomainError {
  readonly code: string;
  override readonly kind = 'forbidden';
  constructor(subject: string, role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
    this.code = `${subject}/role-refused`;
  }
}

/** The subject is in a state that does not take the intent. */
export class NotPossibleNow extends DomainError {
  readonly code: string;
  constructor(subject: string, state: string, intent: string, possible: readonly string[]) {
    super('L’état actuel ne le permet pas.', { state, intent, possible });
    this.code = `${subject}/not-possible-now`;
  }
}

/** There is no such subject. */
export class NotFound extends DomainError {
  readonly code: string;
  override readonly kind = 'not-found';
  constructor(subject: string, id: string) {
    super('Il n’existe rien sous ce numéro.', { id });
    this.code = `${subject}/not-found`;
  }
}
