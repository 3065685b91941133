import type { Cents, Day } from '@jalon/kernel';
import type { OfficeHolder } from '@jalon/contracts';
import type {
  Act,
  CommitteeOpinion,
  ContentsRead,
  DossierContents,
  PorteurIdentity,
  RequestedLine,
} from './dossier.events.ts';
import type { LineMoney } from './funding/line-money.state.ts';

/** What a dossier is known by, from its first draft on. */
export interface DossierIdentity {
  readonly reference: string;
  readonly campaign: string;
  readonly porteur: PorteurIdentity;
}

/** What was decided of one line, by its own act. `lapsed` and `cancelled` keep the amount that had been granted. */
export type LineOutcome =
  | { readonly kind: 'granted' | 'lapsed' | 'cancelled'; readonly amount: Cents; readonly act: Act }
  | { readonly kind: 'refused'; readonly ground: string; readonly act: Act };

/** One request to one funder, and what became of it. Amounts in cents. */
export interface FundingLine extends RequestedLine {
  readonly proposed?: Cents;
  readonly programmed?: Cents;
  readonly outcome?: LineOutcome;
  /** What funding said became of the grant. */
  readonly money?: LineMoney;
}

/** R14: how long the administration has been silent. Undefined once it no longer runs (the instruction was reopened). */
export interface SilenceClock {
  readonly receivedOn: Day;
  /** The day after which silence is a refusal, suspensions counted. */
  readonly endsOn: Day;
  /** Days during which the porteur was awaited. */
  readonly suspendedDays: number;
}

export interface ExpertOpinion {
  readonly opinionId: string;
  readonly expert: OfficeHolder;
  readonly given: boolean;
}

/** What the dossier of a deposited request holds: it grows along its life. */
export interface CaseFile extends DossierIdentity {
  readonly contents: DossierContents;
  readonly lines: readonly FundingLine[];
  readonly silence: SilenceClock | undefined;
  readonly instructor?: OfficeHolder;
  readonly opinions: readonly ExpertOpinion[];
  /** How many versions each note has. */
  readonly notes: Readonly<Record<string, number>>;
  /** Who proposed amounts to the committee, and who programmed them: neither decides. */
  readonly proposer?: OfficeHolder;
  readonly programmer?: OfficeHolder;
  /** R7: the granted lines for which a convention is imposed and not signed yet. */
  readonly conventionAwaitedOn: readonly string[];
  /** The end of the action, as extended. */
  readonly endsOn: Day;
  readonly nonCompletion: boolean;
}

/** R10: the financial report that is awaited, and the reminders already sent. */
export interface AwaitedReport {
  readonly dueOn: Day;
  readonly reminders: readonly string[];
}

/** The report as it was handed in: who may validate it depends on who wrote it. */
export interface SubmittedReport extends AwaitedReport {
  readonly submittedBy: OfficeHolder;
  readonly actualExpenses: Cents;
}

type Stage<Status extends string, Holds = unknown> = {
  readonly status: Status;
  readonly file: CaseFile;
} & Holds;

/** A dossier at each moment of its life (domain §5.5): what a moment needs is there, what it cannot have is not. */
export type Dossier =
  | { readonly status: 'absent' }
  | {
      readonly status: 'draft';
      readonly identity: DossierIdentity;
      readonly contents: ContentsRead;
    }
  | Stage<'submitted'>
  | Stage<
      'awaiting-complements',
      { readonly awaited: { readonly dueOn: Day; readonly suspendedSince: Day | undefined } }
    >
  | Stage<'admissible'>
  | Stage<'under-instruction'>
  | Stage<'on-agenda', { readonly place: { readonly session: string; readonly committee: string } }>
  | Stage<'opinion-given', { readonly opinion: CommitteeOpinion }>
  | Stage<'programmed', { readonly opinion: CommitteeOpinion }>
  | Stage<'decided'>
  | Stage<'notified'>
  | Stage<'in-execution'>
  | Stage<'report-due', { readonly report: AwaitedReport }>
  | Stage<'report-submitted', { readonly report: SubmittedReport }>
  | Stage<'report-to-amend', { readonly report: AwaitedReport }>
  | Stage<'justified'>
  | Stage<'closed'>
  | Stage<'inadmissible'>
  | Stage<'withdrawn'>
  | { readonly status: 'abandoned'; readonly identity: DossierIdentity }
  | Stage<'closed-without-follow-up'>
  | Stage<'implicitly-refused'>
  | Stage<'lapsed'>
  | Stage<'cancelled'>
  /** What another system decided before Jalon: a record, which lives no further here. */
  | {
      readonly status: 'past-grant';
      readonly identity: DossierIdentity;
      readonly title: string;
      readonly line: RequestedLine & { readonly granted: Cents };
    };

export type DossierStatus = Dossier['status'];

/** The states in which the request was deposited. */
export type Deposited = Extract<Dossier, { readonly file: CaseFile }>;

export const noDossier: Dossier = { status: 'absent' };

/** Every status, in the order of a life, then the side exits. */
export const dossierStatuses = [
  'absent',
  'draft',
  'submitted',
  'awaiting-complements',
  'admissible',
  'under-instruction',
  'on-agenda',
  'opinion-given',
  'programmed',
  'decided',
  'notified',
  'in-execution',
  'report-due',
  'report-submitted',
  'report-to-amend',
  'justified',
  'closed',
  'inadmissible',
  'withdrawn',
  'abandoned',
  'closed-without-follow-up',
  'implicitly-refused',
  'lapsed',
  'cancelled',
  'past-grant',
] as const satisfies readonly DossierStatus[];

/** The lines that still wait for a decision: every line requested receives its own. */
export function undecidedLines(file: CaseFile): readonly FundingLine[] {
  return file.lines.filter((line) => line.outcome === undefined);
}

/** The lines that give the porteur a right to a payment. */
export function grantedLines(file: CaseFile): readonly (FundingLine & { outcome: { amount: Cents } })[] {
  return file.lines.filter(
    (line): line is FundingLine & { outcome: LineOutcome & { kind: 'granted' } } =>
      line.outcome?.kind === 'granted',
  );
}

/** The granted lines by their ids, as a fact names those that it concerns. */
export function grantedIds(file: CaseFile): string[] {
  return grantedLines(file).map(({ lineId }) => lineId);
}

export function lineOf(file: CaseFile, lineId: string): FundingLine | undefined {
  return file.lines.find((line) => line.lineId === lineId);
}
