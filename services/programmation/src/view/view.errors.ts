import { DomainError } from '@jalon/kernel';

export class ViewNotFound extends DomainError {
  readonly code = 'view/not-found';
  override readonly kind = 'not-found';
  constructor(view: string) {
    super('Cette vue n’existe pas.', { view });
  }
}

export class ViewNotPossibleNow extends DomainError {
  readonly code = 'view/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('La vue n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class ViewRoleRefused extends DomainError {
  readonly code = 'view/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

export class ViewOfSomebodyElse extends DomainError {
  readonly code = 'view/somebody-elses';
  override readonly kind = 'forbidden';
  constructor(view: string) {
    super('Cette vue est celle de quelqu’un d’autre : vous pouvez la montrer, non la changer.', { view });
  }
}
