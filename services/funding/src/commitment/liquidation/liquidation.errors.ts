import { type Cents, DomainError } from '@jalon/kernel';
import type { LiquidationKind } from '../commitment.events.ts';

export class AdvanceTooLate extends DomainError {
  readonly code = 'commitment/advance-too-late';
  constructor(certificate: string) {
    super('Une avance précède tout autre versement.', { certificate });
  }
}

export class InstalmentUnjustified extends DomainError {
  readonly code = 'commitment/instalment-unjustified';
  constructor() {
    super('Un acompte demande des pièces justificatives.');
  }
}

/** R10: the balance follows the accepted financial report. */
export class ReportNotAccepted extends DomainError {
  readonly code = 'commitment/report-not-accepted';
  override readonly rule = 'R10';
  constructor() {
    super('Le compte rendu financier n’est pas validé : le solde attend.');
  }
}

export class BalanceAlreadyCertified extends DomainError {
  readonly code = 'commitment/balance-already-certified';
  constructor(certificate: string) {
    super('Le solde est déjà certifié : rien ne le suit.', { certificate });
  }
}

export class CertificateUnknown extends DomainError {
  readonly code = 'commitment/certificate-unknown';
  constructor(certificate: string) {
    super('Aucun service fait n’est certifié sous ce numéro.', { certificate });
  }
}

export class CertificateAlreadyUsed extends DomainError {
  readonly code = 'commitment/certificate-already-used';
  constructor(certificate: string, liquidation: string) {
    super('Ce service fait est déjà liquidé.', { certificate, liquidation });
  }
}

/** R3: two persons. */
export class SettlerIsTheCertifier extends DomainError {
  readonly code = 'commitment/settler-is-the-certifier';
  override readonly kind = 'forbidden';
  override readonly rule = 'R3';
  constructor(person: string) {
    super('Qui a certifié le service fait ne liquide pas.', { person });
  }
}

export class AmountNotStated extends DomainError {
  readonly code = 'commitment/amount-not-stated';
  override readonly kind = 'invalid';
  constructor(kind: LiquidationKind) {
    super('Le montant de l’avance ou de l’acompte est à donner.', { kind });
  }
}

/** R4: liquidated ≤ committed. */
export class CommitmentExceeded extends DomainError {
  readonly code = 'commitment/commitment-exceeded';
  override readonly rule = 'R4';
  constructor(amount: Cents, remainder: Cents) {
    super('La liquidation dépasse ce qui reste engagé.', { amount, remainder });
  }
}

/** R17: the State's investment grants are paid within caps before the balance. */
export class InvestmentCapExceeded extends DomainError {
  readonly code = 'commitment/investment-cap-exceeded';
  override readonly rule = 'R17';
  constructor(total: Cents, cap: Cents, capBp: number) {
    super('Le plafond de l’investissement de l’État serait dépassé.', { total, cap, capBp });
  }
}

/** The convention foresees less before the balance. */
export class ScheduleExceeded extends DomainError {
  readonly code = 'commitment/schedule-exceeded';
  constructor(total: Cents, foreseen: Cents) {
    super('L’échéancier de la convention prévoit moins.', { total, foreseen });
  }
}

export class BalanceExceeded extends DomainError {
  readonly code = 'commitment/balance-exceeded';
  constructor(amount: Cents, balance: Cents, computation: string) {
    super('Le montant dépasse le solde dû.', { amount, balance, computation });
  }
}

/** More was liquidated than the actual cost gives a right to: money is to come back. `due` in cents. */
export class RecoveryIsDue extends DomainError {
  readonly code = 'commitment/recovery-is-due';
  constructor(due: Cents, computation: string) {
    super('Le bénéficiaire a reçu plus que son droit : un titre de reversement est à émettre.', {
      due,
      computation,
    });
  }
}

export class NothingIsOwed extends DomainError {
  readonly code = 'commitment/nothing-is-owed';
  constructor(computation: string) {
    super('Le solde est nul : il n’y a rien à liquider, le reste est à dégager.', { computation });
  }
}

/** R11 */
export class ReportOverdueElsewhere extends DomainError {
  readonly code = 'commitment/report-overdue-elsewhere';
  override readonly rule = 'R11';
  constructor(dossiers: readonly string[]) {
    super('Le bénéficiaire doit encore un compte rendu financier : le solde attend.', { dossiers });
  }
}
