import { DomainError } from '@jalon/kernel';

export class CommitteeNotFound extends DomainError {
  readonly code = 'committee/not-found';
  override readonly kind = 'not-found';
  constructor(committee: string) {
    super('Ce comité n’existe pas.', { committee });
  }
}

export class CommitteeNotPossibleNow extends DomainError {
  readonly code = 'committee/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('Le comité n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class CommitteeRoleRefused extends DomainError {
  readonly code = 'committee/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

export class UnknownScope extends DomainError {
  readonly code = 'committee/unknown-scope';
  override readonly kind = 'invalid';
  constructor(codes: readonly string[]) {
    super('Un territoire ou un thème n’est pas connu.', { codes });
  }
}

export class NotAMemberOfIt extends DomainError {
  readonly code = 'committee/not-a-member';
  constructor(member: string) {
    super('Cette personne ne siège pas au comité.', { member });
  }
}
