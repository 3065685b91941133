import { DomainError } from '@jalon/kernel';

export class NothingToRelease extends DomainError {
  readonly code = 'commitment/nothing-to-release';
  constructor() {
    super('Tout ce qui est engagé est liquidé : il n’y a rien à dégager.');
  }
}
