import { type Cents, type Day, DomainError } from '@jalon/kernel';
import type { AccountingSource } from '../commitment.state.ts';

/** R4: recovered ≤ paid. */
export class MoreThanPaid extends DomainError {
  readonly code = 'commitment/more-than-paid';
  override readonly rule = 'R4';
  constructor(amount: Cents, recoverable: Cents) {
    super('Le titre dépasse ce qui a été payé et n’est pas déjà réclamé.', { amount, recoverable });
  }
}

/** The contradictory procedure comes between the payment and the order to give it back. */
export class HeardTooEarly extends DomainError {
  readonly code = 'commitment/heard-too-early';
  constructor(heardOn: Day, paidOn: Day) {
    super('Le bénéficiaire est entendu après le paiement que le titre réclame.', { heardOn, paidOn });
  }
}

export class RecoveryUnknown extends DomainError {
  readonly code = 'commitment/recovery-unknown';
  constructor(recovery: string) {
    super('Cet engagement n’a pas de titre sous ce numéro.', { recovery });
  }
}

export class RecoveryExceeded extends DomainError {
  readonly code = 'commitment/recovery-exceeded';
  override readonly rule = 'R4';
  constructor(recovery: string, amount: Cents, expected: Cents) {
    super('Le recouvrement dépasse ce qui reste du titre.', { recovery, amount, expected });
  }
}

export class CollectionUnknown extends DomainError {
  readonly code = 'commitment/collection-unknown';
  constructor(recovery: string, reference: string, amount: Cents) {
    super('Aucun recouvrement de ce montant n’est enregistré sous cette référence.', {
      recovery,
      reference,
      amount,
    });
  }
}

/** A line of the accountant's file is one collection. */
export class CollectionSourceUsed extends DomainError {
  readonly code = 'commitment/collection-source-used';
  constructor({ extract, line }: AccountingSource, reference: string) {
    super('Cette ligne du comptable a déjà été enregistrée, autrement.', { extract, line, reference });
  }
}
