import { unreachable } from '@jalon/kernel';
import type { ContentsRead, DossierContents, DossierEvent } from './dossier.events.ts';
import {
  type CaseFile,
  type Deposited,
  type Dossier,
  type FundingLine,
  type LineOutcome,
  grantedLines,
  lineOf,
  undecidedLines,
} from './dossier.state.ts';

/** The dossier after a fact. Facts are never refused: what was recorded happened. */
export function evolveDossier(state: Dossier, event: DossierEvent): Dossier {
  switch (event.type) {
    case 'DraftOpened': {
      const { reference, campaign, porteur, title } = event.data;
      return { status: 'draft', identity: { reference, campaign, porteur }, contents: { title } };
    }
    case 'DraftEdited': {
      const draft = draftOf(state);
      return { ...draft, contents: { ...draft.contents, ...event.data.contents } };
    }
    case 'DossierSubmitted':
      return { status: 'submitted', file: openFile(state, event.data) };
    case 'ReceiptIssued': {
      const { receivedOn, silenceMeansRefusalAfter: endsOn } = event.data;
      return withFile(state, { silence: { receivedOn, endsOn, suspendedDays: 0 } });
    }
    case 'ComplementsRequested': {
      const { dueOn, requestedOn, suspendsSilence } = event.data;
      const awaited = { dueOn, suspendedSince: suspendsSilence ? requestedOn : undefined };
      return { status: 'awaiting-complements', file: fileOf(state), awaited };
    }
    case 'ComplementsProvided':
      return { status: 'submitted', file: complemented(state, event.data) };
    case 'ComplementsDefaulted':
      return state;
    case 'DeclaredAdmissible':
      return { status: 'admissible', file: fileOf(state) };
    case 'DeclaredInadmissible':
      return { status: 'inadmissible', file: fileOf(state) };
    case 'InstructorAssigned':
      return withFile(state, { instructor: event.data.instructor });
    case 'InstructionStarted':
      return { status: 'under-instruction', file: { ...fileOf(state), instructor: event.data.instructor } };
    case 'ExpertOpinionRequested': {
      const { opinionId, expert } = event.data;
      return withFile(state, { opinions: [...fileOf(state).opinions, { opinionId, expert, given: false }] });
    }
    case 'ExpertOpinionGiven': {
      const { opinionId } = event.data;
      return withFile(state, {
        opinions: fileOf(state).opinions.map((opinion) =>
          opinion.opinionId === opinionId ? { ...opinion, given: true } : opinion,
        ),
      });
    }
    case 'NoteWritten': {
      const { noteId, version } = event.data;
      return withFile(state, { notes: { ...fileOf(state).notes, [noteId]: version } });
    }
    case 'PutOnAgenda': {
      const { session, committee, proposals, proposer } = event.data;
      const lines = fileOf(state).lines.map((line) => {
        const proposal = proposals.find(({ lineId }) => lineId === line.lineId);
        return proposal ? { ...line, proposed: proposal.amount } : line;
      });
      return {
        status: 'on-agenda',
        file: { ...fileOf(state), lines, proposer },
        place: { session, committee },
      };
    }
    case 'TakenOffAgenda':
      return { status: 'under-instruction', file: fileOf(state) };
    case 'CommitteeOpinionGiven': {
      const { opinion } = event.data;
      return opinion === 'adjourned'
        ? { status: 'under-instruction', file: fileOf(state) }
        : { status: 'opinion-given', file: fileOf(state), opinion };
    }
    case 'DossierProgrammed': {
      const { lines: programmed, programmedBy: programmer } = event.data;
      const lines = fileOf(state).lines.map((line) => {
        const amount = programmed.find(({ lineId }) => lineId === line.lineId)?.amount;
        return amount === undefined ? line : { ...line, programmed: amount };
      });
      return {
        status: 'programmed',
        file: { ...fileOf(state), lines, programmer },
        opinion: opinionOf(state),
      };
    }
    case 'LineGranted': {
      const { lineId, amount, act } = event.data;
      return decided(state, lineId, { kind: 'granted', amount, act });
    }
    case 'LineRefused': {
      const { lineId, ground, act } = event.data;
      return decided(state, lineId, { kind: 'refused', ground, act });
    }
    case 'DecisionNotified':
      return {
        status: 'notified',
        file: { ...fileOf(state), conventionAwaitedOn: event.data.conventionLines },
      };
    case 'ConventionSigned':
      return withFile(state, {
        conventionAwaitedOn: fileOf(state).conventionAwaitedOn.filter(
          (lineId) => !event.data.lineIds.includes(lineId),
        ),
      });
    case 'ExecutionStarted':
      return { status: 'in-execution', file: fileOf(state) };
    case 'ExtensionGranted':
      return withFile(state, { endsOn: event.data.endsOn });
    case 'NonCompletionDeclared':
      return withFile(state, { nonCompletion: true });
    case 'ReportExpected':
      return {
        status: 'report-due',
        file: fileOf(state),
        report: { dueOn: event.data.dueOn, reminders: [] },
      };
    case 'ReportReminderSent': {
      const { moment } = event.data;
      if (state.status !== 'report-due' && state.status !== 'report-to-amend')
        return impossible(state, event);
      return {
        ...state,
        report: { dueOn: state.report.dueOn, reminders: [...state.report.reminders, moment] },
      };
    }
    case 'ReportSubmitted': {
      if (state.status !== 'report-due' && state.status !== 'report-to-amend')
        return impossible(state, event);
      const { submittedBy, actualExpenses } = event.data;
      const report = { ...state.report, submittedBy, actualExpenses };
      return { status: 'report-submitted', file: state.file, report };
    }
    case 'ReportAmendmentRequested': {
      if (state.status !== 'report-submitted') return impossible(state, event);
      const { dueOn, reminders } = state.report;
      return { status: 'report-to-amend', file: state.file, report: { dueOn, reminders } };
    }
    case 'ReportValidated':
      return { status: 'justified', file: fileOf(state) };
    case 'DossierClosed':
      return { status: 'closed', file: fileOf(state) };
    case 'DossierWithdrawn':
      return state.status === 'draft'
        ? { status: 'abandoned', identity: state.identity }
        : { status: 'withdrawn', file: fileOf(state) };
    case 'ClosedWithoutFollowUp':
      return { status: 'closed-without-follow-up', file: fileOf(state) };
    case 'ImplicitlyRefused':
      return { status: 'implicitly-refused', file: fileOf(state) };
    case 'LineLapsed':
      return lapsed(state, event.data.lineId);
    case 'DossierCancelled':
      return { status: 'cancelled', file: endGrants(fileOf(state), 'cancelled') };
    case 'InstructionReopened':
      return { status: 'under-instruction', file: reopened(fileOf(state)) };
    case 'PastGrantImported': {
      const { reference, porteur, title, line } = event.data;
      const identity = { reference, porteur, campaign: String(line.year) };
      return { status: 'past-grant', identity, title, line };
    }
    default:
      return unreachable(event);
  }
}

/** The contents with the parts that changed: a part given replaces the whole part. */
export function withChanges(contents: DossierContents, changes: ContentsRead): DossierContents {
  // A change read from JSON never holds an explicit undefined, which is all that the wider type adds.
  return { ...contents, ...(changes as Partial<DossierContents>) };
}

/** Facts that cannot follow one another: the log was not written by this decider. */
export class ImpossibleHistory extends Error {
  override readonly name = 'ImpossibleHistory';
}

function impossible(state: Dossier, event?: DossierEvent): never {
  throw new ImpossibleHistory(`A dossier in state ${state.status} cannot know ${event?.type ?? 'this fact'}`);
}

function draftOf(state: Dossier): Extract<Dossier, { status: 'draft' }> {
  return state.status === 'draft' ? state : impossible(state);
}

function fileOf(state: Dossier): CaseFile {
  return 'file' in state ? state.file : impossible(state);
}

function withFile(state: Dossier, changes: Partial<CaseFile>): Deposited {
  return 'file' in state ? { ...state, file: { ...state.file, ...changes } } : impossible(state);
}

function openFile(state: Dossier, { contents, porteur }: Pick<CaseFile, 'contents' | 'porteur'>): CaseFile {
  const { reference, campaign } = draftOf(state).identity;
  return {
    reference,
    campaign,
    porteur,
    contents,
    lines: contents.lines,
    silence: undefined,
    opinions: [],
    notes: {},
    conventionAwaitedOn: [],
    endsOn: contents.endsOn,
    nonCompletion: false,
  };
}

function complemented(
  state: Dossier,
  {
    contents: changes,
    suspendedDays,
    silenceMeansRefusalAfter: endsOn,
  }: Extract<DossierEvent, { type: 'ComplementsProvided' }>['data'],
): CaseFile {
  const file = fileOf(state);
  const contents = withChanges(file.contents, changes);
  const silence = file.silence && endsOn && { receivedOn: file.silence.receivedOn, endsOn, suspendedDays };
  return { ...file, contents, lines: contents.lines, endsOn: contents.endsOn, silence };
}

function opinionOf(state: Dossier) {
  return state.status === 'opinion-given' || state.status === 'programmed'
    ? state.opinion
    : impossible(state);
}

function decided(state: Dossier, lineId: string, outcome: LineOutcome): Dossier {
  const file = withOutcome(fileOf(state), lineId, outcome);
  return undecidedLines(file).length === 0 ? { status: 'decided', file } : withFile(state, file);
}

function withOutcome(file: CaseFile, lineId: string, outcome: LineOutcome): CaseFile {
  return { ...file, lines: file.lines.map((line) => (line.lineId === lineId ? { ...line, outcome } : line)) };
}

function lapsed(state: Dossier, lineId: string): Dossier {
  const outcome = lineOf(fileOf(state), lineId)?.outcome;
  if (outcome?.kind !== 'granted') return impossible(state);
  const file = withOutcome(fileOf(state), lineId, { ...outcome, kind: 'lapsed' });
  return grantedLines(file).length === 0 ? { status: 'lapsed', file } : withFile(state, file);
}

function endGrants(file: CaseFile, kind: 'cancelled'): CaseFile {
  const lines = file.lines.map((line) =>
    line.outcome?.kind === 'granted' ? { ...line, outcome: { ...line.outcome, kind } } : line,
  );
  return { ...file, lines };
}

/** Proposals, amounts programmed and decisions start over; what was requested and written stays. */
function reopened(file: CaseFile): CaseFile {
  const lines = file.lines.map(({ lineId, funder, dispositif, year, requested }): FundingLine => ({
    lineId,
    funder,
    dispositif,
    year,
    requested,
  }));
  const { proposer: _proposer, programmer: _programmer, ...rest } = file;
  return { ...rest, lines, silence: undefined, conventionAwaitedOn: [] };
}
