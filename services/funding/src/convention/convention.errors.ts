import { DomainError } from '@jalon/kernel';

/** There is nothing to draft upon: no such commitment was opened. */
export class UnknownCommitment extends DomainError {
  readonly code = 'convention/unknown-commitment';
  override readonly kind = 'invalid';
  constructor(commitments: readonly string[]) {
    super('Un engagement n’existe pas.', { commitments });
  }
}

export class CommitmentOfAnotherDossier extends DomainError {
  readonly code = 'convention/commitment-of-another-dossier';
  override readonly kind = 'invalid';
  constructor(dossier: string, commitments: readonly string[]) {
    super('Un engagement est d’un autre dossier.', { dossier, commitments });
  }
}

export class SeveralBeneficiaries extends DomainError {
  readonly code = 'convention/several-beneficiaries';
  constructor(beneficiaries: readonly string[]) {
    super('Une convention lie un seul bénéficiaire.', { beneficiaries });
  }
}

/** R7 to R9 do not impose a convention here. */
export class ConventionNotImposed extends DomainError {
  readonly code = 'convention/not-imposed';
  override readonly rule = 'R7';
  constructor(threshold: number, legalForm: string) {
    super('Aucun seuil n’impose de convention : elle peut être préparée d’un commun accord.', {
      threshold,
      legalForm,
    });
  }
}

export class SharesNotWhole extends DomainError {
  readonly code = 'convention/shares-not-whole';
  override readonly kind = 'invalid';
  constructor(total: number) {
    super('Les parts de l’échéancier doivent faire la subvention entière.', { total, expected: 10_000 });
  }
}

export class AdvanceNotFirst extends DomainError {
  readonly code = 'convention/advance-not-first';
  override readonly kind = 'invalid';
  constructor(place: number) {
    super('Une avance ne peut être que le premier versement.', { place });
  }
}

export class BalanceNotLast extends DomainError {
  readonly code = 'convention/balance-not-last';
  override readonly kind = 'invalid';
  constructor(kinds: readonly string[]) {
    super('L’échéancier finit par un solde, et un seul.', { kinds });
  }
}

export class ScheduleReversed extends DomainError {
  readonly code = 'convention/schedule-reversed';
  override readonly kind = 'invalid';
  constructor(day: string, before: string) {
    super('Un versement est attendu avant celui qui le précède.', { day, before });
  }
}

/** R17: the caps of State investment grants. */
export class InvestmentCapExceeded extends DomainError {
  readonly code = 'convention/investment-cap-exceeded';
  override readonly rule = 'R17';
  constructor(step: 'advance' | 'before-balance', shareBp: number, mostBp: number) {
    super('Pour une subvention d’investissement de l’État, la part versée avant le solde est plafonnée.', {
      step,
      shareBp,
      mostBp,
    });
  }
}

export class ScheduleAlreadySigned extends DomainError {
  readonly code = 'convention/schedule-already-signed';
  constructor(reference: string) {
    super('L’échéancier est signé : un avenant seul le change.', { reference });
  }
}

export class AmendmentBeforeSignature extends DomainError {
  readonly code = 'convention/amendment-before-signature';
  override readonly kind = 'invalid';
  constructor(signedOn: string, conventionSignedOn: string) {
    super('Un avenant ne précède pas la convention qu’il modifie.', { signedOn, conventionSignedOn });
  }
}

export class AmendmentInTheFuture extends DomainError {
  readonly code = 'convention/amendment-in-the-future';
  override readonly kind = 'invalid';
  constructor(signedOn: string, today: string) {
    super('Cette date est à venir.', { signedOn, today });
  }
}

export class ReferenceTaken extends DomainError {
  readonly code = 'convention/reference-taken';
  constructor(reference: string) {
    super('Cette référence est déjà celle de la convention ou d’un avenant.', { reference });
  }
}

/** A porteur reads its own conventions only. */
export class NotYourConvention extends DomainError {
  readonly code = 'convention/not-yours';
  override readonly kind = 'forbidden';
  constructor() {
    super('Cette convention est celle d’un autre porteur.');
  }
}
