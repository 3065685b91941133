import { type Cents, DomainError } from '@jalon/kernel';

export class DecisionNotNotified extends DomainError {
  readonly code = 'commitment/decision-not-notified';
  override readonly rule = 'R1';
  constructor() {
    super('La décision n’est pas notifiée au bénéficiaire.');
  }
}

/** R7: above the threshold, a private body's debt is created by a convention signed by all. */
export class ConventionMissing extends DomainError {
  readonly code = 'commitment/convention-missing';
  override readonly rule = 'R7';
  constructor() {
    super('Une convention est obligatoire et n’est pas signée.');
  }
}

export class EjMalformed extends DomainError {
  readonly code = 'commitment/ej-malformed';
  override readonly kind = 'invalid';
  constructor(ej: string) {
    super('Numéro EJ attendu : de 1 à 40 majuscules, chiffres ou signes - _ + /.', { ej });
  }
}

export class EjAlreadyGiven extends DomainError {
  readonly code = 'commitment/ej-already-given';
  constructor(exercice: number, ej: string) {
    super('L’engagement a déjà un numéro EJ pour cet exercice.', { exercice, ej });
  }
}

export class ActAlreadyUsed extends DomainError {
  readonly code = 'commitment/act-already-used';
  constructor(reference: string) {
    super('Cet acte a déjà servi : un ajustement demande un nouvel acte.', { reference });
  }
}

/** R4: what is owed stays committed. */
export class BelowWhatIsLiquidated extends DomainError {
  readonly code = 'commitment/below-what-is-liquidated';
  override readonly rule = 'R4';
  constructor(amount: Cents, remainder: Cents) {
    super('La réduction dépasse ce qui n’est pas encore liquidé.', { amount, remainder });
  }
}
