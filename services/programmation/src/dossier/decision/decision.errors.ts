import { type Cents, type Day, DomainError, formatEuros } from '@jalon/kernel';

export class FundingAboveCost extends DomainError {
  readonly code = 'dossier/funding-above-cost';
  constructor(funding: Cents, cost: Cents) {
    super(
      `Les aides et cofinancements (${formatEuros(funding)}) dépassent le coût éligible (${formatEuros(cost)}).`,
      { funding, cost },
    );
  }
}

export class ProgrammedAboveRequest extends DomainError {
  readonly code = 'dossier/programmed-above-request';
  constructor(lineIds: readonly string[]) {
    super('Un montant programmé dépasse le montant demandé.', { lineIds });
  }
}

export class LineAlreadyDecided extends DomainError {
  readonly code = 'dossier/line-already-decided';
  constructor(lineIds: readonly string[]) {
    super('Cette ligne a déjà reçu une décision, ou n’en attend pas.', { lineIds });
  }
}

export class GrantAboveProgrammed extends DomainError {
  readonly code = 'dossier/grant-above-programmed';
  constructor(amount: Cents, programmed: Cents) {
    super(
      `Le montant accordé (${formatEuros(amount)}) dépasse le montant programmé (${formatEuros(programmed)}) : un nouveau passage en comité est nécessaire.`,
      { amount, programmed },
    );
  }
}

export class DeciderIsTheProposer extends DomainError {
  readonly code = 'dossier/decider-is-the-proposer';
  constructor(person: string) {
    super('Qui a proposé ou programmé le montant ne le décide pas.', { person });
  }
}

export class ActReferenceTaken extends DomainError {
  readonly code = 'dossier/act-reference-taken';
  constructor(reference: string, heldBy: string) {
    super('Cette référence d’acte porte déjà une autre décision.', { reference, heldBy });
  }
}

export class DateInTheFuture extends DomainError {
  readonly code = 'dossier/date-in-the-future';
  constructor(date: Day, today: Day) {
    super('La date est dans le futur.', { date, today });
  }
}

export class ReportOverdue extends DomainError {
  readonly code = 'dossier/report-overdue';
  override readonly rule = 'R11';
  constructor(dossiers: readonly string[]) {
    super('Le porteur doit encore un compte rendu financier en retard.', { dossiers });
  }
}

export class ConventionMissing extends DomainError {
  readonly code = 'dossier/convention-missing';
  override readonly rule = 'R7';
  constructor(threshold: Cents, lineIds: readonly string[]) {
    super(
      `Au-delà de ${formatEuros(threshold)} par financeur et par an, une convention signée est obligatoire (loi 2000-321, art. 10).`,
      { threshold, lineIds },
    );
  }
}

export class LineNotGranted extends DomainError {
  readonly code = 'dossier/line-not-granted';
  constructor(lineIds: readonly string[]) {
    super('Cette ligne n’est pas accordée.', { lineIds });
  }
}

export class NothingGranted extends DomainError {
  readonly code = 'dossier/nothing-granted';
  constructor() {
    super('Aucune ligne n’est accordée : l’action n’est pas financée.');
  }
}
