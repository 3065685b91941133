import { type Cents, DomainError } from '@jalon/kernel';
import type { AccountingSource } from '../commitment.state.ts';

/** R1: an order stands for a debt that was settled. */
export class LiquidationUnknown extends DomainError {
  readonly code = 'commitment/liquidation-unknown';
  override readonly rule = 'R1';
  constructor(liquidation: string) {
    super('Aucune liquidation n’est arrêtée sous ce numéro.', { liquidation });
  }
}

export class LiquidationAlreadyOrdered extends DomainError {
  readonly code = 'commitment/liquidation-already-ordered';
  constructor(liquidation: string, order: string) {
    super('Cette liquidation est déjà mandatée.', { liquidation, order });
  }
}

/** R3: two persons. */
export class IssuerIsTheCertifier extends DomainError {
  readonly code = 'commitment/issuer-is-the-certifier';
  override readonly kind = 'forbidden';
  override readonly rule = 'R3';
  constructor(person: string) {
    super('Qui a certifié le service fait n’émet pas le mandat.', { person });
  }
}

export class AccountMissing extends DomainError {
  readonly code = 'commitment/account-missing';
  constructor(beneficiary: string) {
    super('Le compte bancaire du bénéficiaire n’est pas connu.', { beneficiary });
  }
}

/** R3: a first account, or a changed one, that a second person has not confirmed. */
export class AccountUnconfirmed extends DomainError {
  readonly code = 'commitment/account-unconfirmed';
  override readonly rule = 'R3';
  constructor(beneficiary: string, proposedBy: string) {
    super('Le compte bancaire a changé : une seconde personne doit le confirmer.', {
      beneficiary,
      proposedBy,
    });
  }
}

/** R20 */
export class PiecesMissing extends DomainError {
  readonly code = 'commitment/pieces-missing';
  override readonly rule = 'R20';
  constructor(missing: readonly string[], required: readonly string[]) {
    super('Des pièces justificatives obligatoires manquent au mandat.', { missing, required });
  }
}

export class OrderUnknown extends DomainError {
  readonly code = 'commitment/order-unknown';
  constructor(order: string) {
    super('Cet engagement n’a pas de mandat sous ce numéro.', { order });
  }
}

export class OrderRejected extends DomainError {
  readonly code = 'commitment/order-rejected';
  constructor(order: string) {
    super('Le comptable a rejeté ce mandat : il ne peut être payé.', { order });
  }
}

export class OrderNotRejected extends DomainError {
  readonly code = 'commitment/order-not-rejected';
  constructor(order: string) {
    super('Ce mandat n’est pas rejeté : il n’y a pas de rejet à lever.', { order });
  }
}

/** R4: paid ≤ ordered. */
export class OrderOverpaid extends DomainError {
  readonly code = 'commitment/order-overpaid';
  override readonly rule = 'R4';
  constructor(order: string, amount: Cents, unpaid: Cents) {
    super('Le paiement dépasse ce qui reste à payer du mandat.', { order, amount, unpaid });
  }
}

export class OrderAlreadyPaid extends DomainError {
  readonly code = 'commitment/order-already-paid';
  constructor(order: string, paid: Cents) {
    super('Ce mandat est payé, en tout ou partie : il ne peut être rejeté.', { order, paid });
  }
}

/** A line of the accountant's file is one payment. */
export class SourceAlreadyUsed extends DomainError {
  readonly code = 'commitment/source-already-used';
  constructor({ extract, line }: AccountingSource, reference: string) {
    super('Cette ligne du comptable a déjà été enregistrée, autrement.', { extract, line, reference });
  }
}

export class ReferenceAlreadyUsed extends DomainError {
  readonly code = 'commitment/reference-already-used';
  constructor(order: string, reference: string) {
    super('Un paiement du mandat porte déjà cette référence, avec un autre montant.', { order, reference });
  }
}

export class PaymentUnknown extends DomainError {
  readonly code = 'commitment/payment-unknown';
  constructor(order: string, reference: string, amount: Cents) {
    super('Aucun paiement de ce montant n’est enregistré sous cette référence.', {
      order,
      reference,
      amount,
    });
  }
}

/** Money paid and asked back stays paid. */
export class PaymentAskedBack extends DomainError {
  readonly code = 'commitment/payment-asked-back';
  override readonly rule = 'R4';
  constructor(amount: Cents, recoverable: Cents) {
    super('Un titre de reversement porte sur ce paiement.', { amount, recoverable });
  }
}
