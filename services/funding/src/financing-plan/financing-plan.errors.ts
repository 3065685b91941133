import { DomainError } from '@jalon/kernel';

/** Two parts, or two shares, have one name: nobody could tell which figure is whose. */
export class LabelsRepeated extends DomainError {
  readonly code = 'financing-plan/labels-repeated';
  override readonly kind = 'invalid';
  constructor(labels: readonly string[]) {
    super('Une même ligne figure deux fois dans le plan.', { labels });
  }
}

/** The restatement says what was said already. */
export class NothingRestated extends DomainError {
  readonly code = 'financing-plan/nothing-restated';
  constructor(plan: string) {
    super('Cet énoncé est déjà celui du plan.', { plan });
  }
}
