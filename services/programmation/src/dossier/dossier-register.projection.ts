import type { Recorded } from '@jalon/event-store';
import { type Cents, type Day, type Instant, noMoney } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { OfficeHolder } from '../reference/words.ts';
import {
  type Budget,
  type ContentsRead,
  type DossierEvent,
  type PorteurIdentity,
  type RequestedLine,
  dossierEventTypes,
} from './dossier.events.ts';
import type { DossierStatus } from './dossier.state.ts';

/** One line of one dossier in the register. Cents. */
export interface RegisterLine extends RequestedLine {
  readonly proposed?: Cents;
  readonly programmed?: Cents;
  readonly granted?: Cents;
  readonly outcome?: 'granted' | 'refused' | 'lapsed' | 'cancelled';
  readonly act?: { readonly reference: string; readonly date: Day };
}

/** One dossier in the register: what lists, filters and figures need. Amounts in cents. */
export interface DossierEntry {
  readonly reference: string;
  readonly campaign: string;
  readonly status: DossierStatus;
  readonly title: string;
  readonly porteur: PorteurIdentity;
  readonly theme?: string | undefined;
  readonly nomenclature?: string | undefined;
  readonly territories: readonly string[];
  readonly instructor?: OfficeHolder;
  readonly committee?: string;
  readonly session?: string | undefined;
  readonly opinion?: string;
  readonly lines: readonly RegisterLine[];
  readonly funders: readonly string[];
  /** Expenses of the action, voluntary contributions aside. */
  readonly cost: Cents;
  readonly requested: Cents;
  readonly programmed: Cents;
  readonly granted: Cents;
  /** What is at stake now: granted once a line is decided, else programmed, else requested. */
  readonly amount: Cents;
  readonly submittedOn?: Day;
  readonly endsOn?: Day | undefined;
  /** R14: the day after which silence is a refusal; undefined while it does not run. */
  readonly silenceEndsOn?: Day | undefined;
  readonly complementsDueOn?: Day | undefined;
  readonly reportDueOn?: Day | undefined;
  /** The nearest of the days above. */
  readonly dueOn?: Day | undefined;
  readonly resembles: readonly string[];
  readonly updatedAt: Instant;
  /** The last event's, for `If-Match`. */
  readonly revision: number;
}

type Fact = Recorded<DossierEvent>;
type Changes = { -readonly [Field in keyof DossierEntry]?: DossierEntry[Field] };

/** Every dossier, one document each, by its reference. */
export const dossierRegister: Projection<DossierEntry, Fact> = {
  name: 'dossier-register',
  version: 1,
  types: dossierEventTypes,
  textFields: ['title', 'porteur.name', 'reference'],
  documentId: ({ stream }) => stream.slice('dossier-'.length),
  evolve: (entry, fact) => {
    const before = entry ?? blank(fact);
    if (!before) return undefined;
    const after = { ...before, ...changesOf(before, fact) };
    return { ...after, ...nearestDay(after), updatedAt: fact.recordedAt, revision: fact.revision };
  },
};

/** What a stream's first fact says; undefined when a stream does not begin as a dossier's does. */
function blank({ type, data, recordedAt: updatedAt, revision }: Fact): DossierEntry | undefined {
  if (type !== 'DraftOpened' && type !== 'PastGrantImported') return undefined;
  const { reference, porteur, title } = data;
  return {
    reference,
    porteur,
    title,
    campaign: type === 'DraftOpened' ? data.campaign : String(data.line.year),
    status: 'draft',
    territories: [],
    lines: [],
    funders: [],
    cost: noMoney,
    requested: noMoney,
    programmed: noMoney,
    granted: noMoney,
    amount: noMoney,
    resembles: [],
    updatedAt,
    revision,
  };
}

function changesOf(entry: DossierEntry, fact: Fact): Changes {
  switch (fact.type) {
    case 'DraftEdited':
      return contents(entry, fact.data.contents);
    case 'DossierSubmitted':
      return {
        ...contents(entry, fact.data.contents),
        porteur: fact.data.porteur,
        status: 'submitted',
        resembles: fact.data.resembles,
      };
    case 'ReceiptIssued':
      return {
        submittedOn: fact.data.receivedOn,
        silenceEndsOn: fact.data.silenceMeansRefusalAfter,
      };
    case 'ComplementsRequested':
      return {
        status: 'awaiting-complements',
        complementsDueOn: fact.data.dueOn,
        silenceEndsOn: fact.data.suspendsSilence ? undefined : entry.silenceEndsOn,
      };
    case 'ComplementsProvided':
      return {
        ...contents(entry, fact.data.contents),
        status: 'submitted',
        complementsDueOn: undefined,
        silenceEndsOn: fact.data.silenceMeansRefusalAfter,
      };
    case 'DeclaredAdmissible':
      return { status: 'admissible' };
    case 'DeclaredInadmissible':
      return ended('inadmissible');
    case 'InstructorAssigned':
      return { instructor: fact.data.instructor };
    case 'InstructionStarted':
      return { status: 'under-instruction', instructor: fact.data.instructor };
    case 'PutOnAgenda': {
      const { session, committee, proposals } = fact.data;
      return { status: 'on-agenda', session, committee, ...amounts(entry, proposals, 'proposed') };
    }
    case 'TakenOffAgenda':
      return { status: 'under-instruction', session: undefined };
    case 'CommitteeOpinionGiven': {
      const { opinion } = fact.data;
      return opinion === 'adjourned'
        ? { status: 'under-instruction', session: undefined, opinion }
        : { status: 'opinion-given', opinion };
    }
    case 'DossierProgrammed':
      return { status: 'programmed', ...amounts(entry, fact.data.lines, 'programmed') };
    case 'LineGranted': {
      const { lineId, amount: granted, act } = fact.data;
      return outcome(entry, lineId, { outcome: 'granted', granted, act: actOf(act) });
    }
    case 'LineRefused':
      return outcome(entry, fact.data.lineId, { outcome: 'refused', act: actOf(fact.data.act) });
    case 'DecisionNotified':
      return { status: 'notified' };
    case 'ExecutionStarted':
      return { status: 'in-execution' };
    case 'ExtensionGranted':
      return { endsOn: fact.data.endsOn };
    case 'ReportExpected':
      return { status: 'report-due', reportDueOn: fact.data.dueOn };
    case 'ReportSubmitted':
      return { status: 'report-submitted' };
    case 'ReportAmendmentRequested':
      return { status: 'report-to-amend' };
    case 'ReportValidated':
      return { status: 'justified', reportDueOn: undefined };
    case 'DossierClosed':
      return ended('closed');
    case 'DossierWithdrawn':
      return ended(entry.status === 'draft' ? 'abandoned' : 'withdrawn');
    case 'ClosedWithoutFollowUp':
      return ended('closed-without-follow-up');
    case 'ImplicitlyRefused':
      return ended('implicitly-refused');
    case 'LineLapsed': {
      const changes = outcome(entry, fact.data.lineId, { outcome: 'lapsed', granted: noMoney });
      const { status: _decided, ...rest } = changes;
      return changes.granted === 0 ? { ...rest, ...ended('lapsed') } : rest;
    }
    case 'DossierCancelled': {
      const lines = entry.lines.map((line) =>
        line.outcome === 'granted' ? { ...line, outcome: 'cancelled' as const, granted: noMoney } : line,
      );
      return { ...totals(lines), ...ended('cancelled') };
    }
    case 'InstructionReopened':
      return { status: 'under-instruction', ...totals(entry.lines.map(asRequested)), ...noDays };
    case 'PastGrantImported': {
      const { granted, ...line } = fact.data.line;
      const { reference, date } = fact.data.decision;
      const act = reference !== undefined && date !== undefined ? { act: { reference, date } } : {};
      return { status: 'past-grant', ...totals([{ ...line, granted, outcome: 'granted', ...act }]) };
    }
    case 'DraftOpened':
    case 'ComplementsDefaulted':
    case 'ExpertOpinionRequested':
    case 'ExpertOpinionGiven':
    case 'NoteWritten':
    case 'ConventionSigned':
    case 'NonCompletionDeclared':
    case 'ReportReminderSent':
      return {};
  }
}

const noDays = { silenceEndsOn: undefined, complementsDueOn: undefined, reportDueOn: undefined };

function ended(status: DossierStatus): Changes {
  return { status, ...noDays };
}

function contents(entry: DossierEntry, changed: ContentsRead): Changes {
  const { title = entry.title, theme, territories = entry.territories, endsOn = entry.endsOn } = changed;
  return {
    title,
    theme: theme?.code ?? entry.theme,
    nomenclature: theme?.nomenclature ?? entry.nomenclature,
    territories,
    endsOn,
    cost: changed.budget ? costOf(changed.budget) : entry.cost,
    ...(changed.lines && totals(changed.lines)),
  };
}

function amounts(
  entry: DossierEntry,
  set: readonly { readonly lineId: string; readonly amount: Cents }[],
  field: 'proposed' | 'programmed',
): Changes {
  return totals(
    entry.lines.map((line) => {
      const amount = set.find(({ lineId }) => lineId === line.lineId)?.amount;
      return amount === undefined ? line : { ...line, [field]: amount };
    }),
  );
}

function outcome(entry: DossierEntry, lineId: string, decision: Partial<RegisterLine>): Changes {
  const lines = entry.lines.map((line) => (line.lineId === lineId ? { ...line, ...decision } : line));
  const decided = lines.every((line) => line.outcome !== undefined);
  return {
    ...totals(lines),
    ...(decided && { status: 'decided' as const, silenceEndsOn: undefined }),
  };
}

function totals(lines: readonly RegisterLine[]): Changes {
  let requested = 0;
  let programmed = 0;
  let granted = 0;
  let decided = false;
  for (const line of lines) {
    requested += line.requested;
    programmed += line.programmed ?? 0;
    granted += line.granted ?? 0;
    decided ||= line.outcome !== undefined;
  }
  const amount = decided ? granted : programmed > 0 ? programmed : requested;
  return {
    lines,
    funders: [...new Set(lines.map(({ funder }) => funder))],
    requested: requested as Cents,
    programmed: programmed as Cents,
    granted: granted as Cents,
    amount: amount as Cents,
  };
}

function asRequested({ lineId, funder, dispositif, year, requested }: RegisterLine): RegisterLine {
  return { lineId, funder, dispositif, year, requested };
}

function actOf({ reference, date }: { readonly reference: string; readonly date: Day }) {
  return { reference, date };
}

function costOf({ expenses }: Budget): Cents {
  return expenses.reduce((total, { amount }) => total + amount, 0) as Cents;
}

function nearestDay({ silenceEndsOn, complementsDueOn, reportDueOn }: DossierEntry): {
  dueOn: Day | undefined;
} {
  let dueOn: Day | undefined;
  for (const day of [silenceEndsOn, complementsDueOn, reportDueOn]) {
    if (day !== undefined && (dueOn === undefined || day < dueOn)) dueOn = day;
  }
  return { dueOn };
}
