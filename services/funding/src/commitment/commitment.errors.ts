import { type Day, DomainError } from '@jalon/kernel';

/** A porteur sees the commitments to itself only. */
export class NotYourCommitment extends DomainError {
  readonly code = 'commitment/not-yours';
  override readonly kind = 'forbidden';
  constructor() {
    super('Cet engagement est celui d’un autre bénéficiaire.');
  }
}

/** Money moves by amounts that are something. */
export class AmountMissing extends DomainError {
  readonly code = 'commitment/amount-missing';
  override readonly kind = 'invalid';
  constructor() {
    super('Le montant doit être supérieur à zéro.');
  }
}

/** A fact that a person states has happened already. */
export class DateInTheFuture extends DomainError {
  readonly code = 'commitment/date-in-the-future';
  override readonly kind = 'invalid';
  constructor(field: string, day: Day, today: Day) {
    super('Cette date est à venir.', { field, day, today });
  }
}

/** Nothing is committed or ordered on an exercice that is closed or was never opened. */
export class ExerciceNotOpen extends DomainError {
  readonly code = 'commitment/exercice-not-open';
  constructor(exercice: number, status: string) {
    super('L’exercice n’est pas ouvert.', { exercice, status });
  }
}
