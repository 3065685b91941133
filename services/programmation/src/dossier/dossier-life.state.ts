import { unreachable } from '@jalon/kernel';
import type { DossierEvent } from './dossier.events.ts';
import {
  complemented,
  decided,
  draftOf,
  cancelGrants,
  fileOf,
  impossible,
  lapsed,
  openFile,
  proposedLines,
  opinionOf,
  reopened,
  withFile,
  withMoney,
} from './dossier-file.state.ts';
import type { Dossier } from './dossier.state.ts';

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
      const lines = proposedLines(fileOf(state), proposals);
      return {
        status: 'on-agenda',
        file: { ...fileOf(state), lines, proposer },
        place: { session, committee },
      };
    }
    case 'ProposalChanged': {
      const { proposals, proposer } = event.data;
      const lines = proposedLines(fileOf(state), proposals);
      return withFile(state, { lines, proposer });
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
        : { status: 'withdrawn', file: cancelGrants(fileOf(state)) };
    case 'ClosedWithoutFollowUp':
      return { status: 'closed-without-follow-up', file: fileOf(state) };
    case 'ImplicitlyRefused':
      return { status: 'implicitly-refused', file: fileOf(state) };
    case 'LineLapsed':
      return lapsed(state, event.data.lineId);
    case 'DossierCancelled':
      return { status: 'cancelled', file: cancelGrants(fileOf(state)) };
    case 'InstructionReopened':
      return { status: 'under-instruction', file: reopened(fileOf(state)) };
    case 'PastGrantImported': {
      const { reference, porteur, title, line } = event.data;
      const identity = { reference, porteur, campaign: String(line.year) };
      return { status: 'past-grant', identity, title, line };
    }
    case 'FundingReserved':
    case 'FundingRefused':
    case 'FundingCommitted':
    case 'FundingChanged':
    case 'FundingOrdered':
    case 'FundingOrderRejected':
    case 'FundingRejectionWithdrawn':
    case 'FundingPaid':
    case 'FundingPaymentWithdrawn':
    case 'FundingReleased':
    case 'FundingRecoveryOrdered':
    case 'FundingRecoveryCleared':
    case 'FundingSettled':
      return 'file' in state ? withFile(state, { lines: withMoney(state.file.lines, event) }) : state;
    default:
      return unreachable(event);
  }
}
