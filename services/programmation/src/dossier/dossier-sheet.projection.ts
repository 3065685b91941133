import type { Actor, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DossierEvent, DossierEventType } from './dossier.events.ts';
import { evolveDossier } from './dossier-life.state.ts';
import { type Dossier, noDossier } from './dossier.state.ts';

type Fact = Recorded<DossierEvent>;

/** The parts of a dossier's sheet. A draft's edits are in the history alone. */
export type Chapter =
  | 'deposit'
  | 'completeness'
  | 'assignment'
  | 'expertOpinions'
  | 'notes'
  | 'committee'
  | 'decision'
  | 'execution'
  | 'money'
  | 'report'
  | 'exits';

const chapterOf: Readonly<Record<DossierEventType, Chapter | undefined>> = {
  DraftOpened: 'deposit',
  DraftEdited: undefined,
  DossierSubmitted: undefined,
  ReceiptIssued: 'deposit',
  ComplementsRequested: 'completeness',
  ComplementsProvided: 'completeness',
  ComplementsDefaulted: 'completeness',
  DeclaredAdmissible: 'completeness',
  DeclaredInadmissible: 'completeness',
  InstructorAssigned: 'assignment',
  InstructionStarted: 'assignment',
  ExpertOpinionRequested: 'expertOpinions',
  ExpertOpinionGiven: 'expertOpinions',
  NoteWritten: 'notes',
  PutOnAgenda: 'committee',
  ProposalChanged: 'committee',
  TakenOffAgenda: 'committee',
  CommitteeOpinionGiven: 'committee',
  DossierProgrammed: 'decision',
  LineGranted: 'decision',
  LineRefused: 'decision',
  DecisionNotified: 'decision',
  ConventionSigned: 'decision',
  ExecutionStarted: 'execution',
  ExtensionGranted: 'execution',
  NonCompletionDeclared: 'execution',
  ReportExpected: 'report',
  ReportReminderSent: 'report',
  ReportSubmitted: 'report',
  ReportAmendmentRequested: 'report',
  ReportValidated: 'report',
  DossierClosed: 'exits',
  DossierWithdrawn: 'exits',
  ClosedWithoutFollowUp: 'exits',
  ImplicitlyRefused: 'exits',
  LineLapsed: 'exits',
  DossierCancelled: 'exits',
  InstructionReopened: 'exits',
  PastGrantImported: 'deposit',
  FundingReserved: 'money',
  FundingRefused: 'money',
  FundingCommitted: 'money',
  FundingChanged: 'money',
  FundingOrdered: 'money',
  FundingOrderRejected: 'money',
  FundingRejectionWithdrawn: 'money',
  FundingPaid: 'money',
  FundingPaymentWithdrawn: 'money',
  FundingReleased: 'money',
  FundingRecoveryOrdered: 'money',
  FundingRecoveryCleared: 'money',
  FundingSettled: 'money',
};

/** A fact as the sheet tells it: what, by whom, when it took effect, and where it stands in the history. */
export interface SheetFact {
  readonly type: DossierEventType;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly by: Actor;
  readonly data: DossierEvent['data'];
}

/** A dossier told whole: its state, and its facts by chapter, oldest first. */
export interface DossierSheet {
  readonly state: Dossier;
  readonly chapters: Readonly<Partial<Record<Chapter, readonly SheetFact[]>>>;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly revision: number;
}

/** The sheet after a fact of the dossier's own stream: folded on demand, up to any instant. */
export function evolveSheet(sheet: DossierSheet | undefined, fact: Fact): DossierSheet {
  const { type, data, revision, recordedAt, metadata } = fact;
  const chapter = chapterOf[type];
  const told: SheetFact = { type, revision, occurredAt: metadata.occurredAt, by: metadata.actor, data };
  return {
    state: evolveDossier(sheet?.state ?? noDossier, fact),
    chapters: chapter
      ? { ...sheet?.chapters, [chapter]: [...(sheet?.chapters[chapter] ?? []), told] }
      : (sheet?.chapters ?? {}),
    openedAt: sheet?.openedAt ?? metadata.occurredAt,
    updatedAt: recordedAt,
    revision,
  };
}
