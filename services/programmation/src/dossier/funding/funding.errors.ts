import { DomainError } from '@jalon/kernel';

export class PaymentWasOrdered extends DomainError {
  readonly code = 'dossier/payment-was-ordered';
  constructor(lineIds: readonly string[]) {
    super(
      'Un paiement est déjà mandaté : la décision ne se défait plus, elle se compense par un reversement.',
      { lineIds },
    );
  }
}

export class MoneyStillOwed extends DomainError {
  readonly code = 'dossier/money-still-owed';
  constructor(lineIds: readonly string[]) {
    super('Une ligne n’est pas soldée : elle reste à payer, à dégager ou à recouvrer.', { lineIds });
  }
}
