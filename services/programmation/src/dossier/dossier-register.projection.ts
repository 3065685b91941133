import type { Recorded } from '@jalon/event-store';
import { type Day, noMoney } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { withMoney } from './dossier-file.state.ts';
import { type DossierEvent, dossierEventTypes } from './dossier.events.ts';
import type { DossierStatus } from './dossier.state.ts';
import type { DossierEntry, EntryChanges } from './dossier-entry.ts';
import {
  actOf,
  asRequested,
  withProgrammed,
  withProposals,
  withContents,
  withOutcome,
  withTotals,
  withoutGrants,
} from './dossier-entry-amounts.projection.ts';

type Fact = Recorded<DossierEvent>;

/** Every dossier, one document each, by its reference. */
export const dossierRegister: Projection<DossierEntry, Fact> = {
  name: 'dossier-register',
  version: 2,
  types: dossierEventTypes,
  textFields: ['title', 'porteur.name', 'reference'],
  lookups: ['porteur.id', 'instructor.id', 'session', 'status'],
  documentId: ({ stream }) => stream.slice('dossier-'.length),
  evolve: (entry, fact) => {
    const before = entry ?? blank(fact);
    if (!before) return undefined;
    const changes = changesOf(before, fact);
    const after = { ...before, ...changes, updatedAt: fact.recordedAt, revision: fact.revision };
    // Most facts move no day: the nearest one is sought when one did.
    if ('silenceEndsOn' in changes || 'complementsDueOn' in changes || 'reportDueOn' in changes) {
      after.dueOn = nearestDay(after);
    }
    return after;
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

function changesOf(entry: DossierEntry, fact: Fact): EntryChanges {
  switch (fact.type) {
    case 'DraftEdited':
      return withContents(entry, fact.data.contents);
    case 'DossierSubmitted':
      return {
        ...withContents(entry, fact.data.contents),
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
        ...withContents(entry, fact.data.contents),
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
      return { status: 'on-agenda', session, committee, ...withProposals(entry, proposals) };
    }
    case 'ProposalChanged':
      return withProposals(entry, fact.data.proposals);
    case 'TakenOffAgenda':
      return { status: 'under-instruction', session: undefined };
    case 'CommitteeOpinionGiven': {
      const { opinion } = fact.data;
      return opinion === 'adjourned'
        ? { status: 'under-instruction', session: undefined, opinion }
        : { status: 'opinion-given', opinion };
    }
    case 'DossierProgrammed':
      return { status: 'programmed', ...withProgrammed(entry, fact.data.lines) };
    case 'LineGranted': {
      const { lineId, amount: granted, act } = fact.data;
      return withOutcome(entry, lineId, { outcome: 'granted', granted, act: actOf(act) });
    }
    case 'LineRefused':
      return withOutcome(entry, fact.data.lineId, { outcome: 'refused', act: actOf(fact.data.act) });
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
      return entry.status === 'draft'
        ? ended('abandoned')
        : { ...withTotals(withoutGrants(entry.lines)), ...ended('withdrawn') };
    case 'ClosedWithoutFollowUp':
      return ended('closed-without-follow-up');
    case 'ImplicitlyRefused':
      return ended('implicitly-refused');
    case 'LineLapsed': {
      const changes = withOutcome(entry, fact.data.lineId, { outcome: 'lapsed', granted: noMoney });
      const { status: _decided, ...rest } = changes;
      return changes.granted === 0 ? { ...rest, ...ended('lapsed') } : rest;
    }
    case 'DossierCancelled':
      return { ...withTotals(withoutGrants(entry.lines)), ...ended('cancelled') };
    case 'InstructionReopened':
      return { status: 'under-instruction', ...withTotals(entry.lines.map(asRequested)), ...noDays };
    case 'PastGrantImported': {
      const { granted, ...line } = fact.data.line;
      const { reference, date } = fact.data.decision;
      const act = reference !== undefined && date !== undefined ? { act: { reference, date } } : {};
      return { status: 'past-grant', ...withTotals([{ ...line, granted, outcome: 'granted', ...act }]) };
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
      return { lines: withMoney(entry.lines, fact) };
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

function ended(status: DossierStatus): EntryChanges {
  return { status, ...noDays };
}

function nearestDay({ silenceEndsOn, complementsDueOn, reportDueOn }: DossierEntry): Day | undefined {
  let dueOn: Day | undefined;
  for (const day of [silenceEndsOn, complementsDueOn, reportDueOn]) {
    if (day !== undefined && (dueOn === undefined || day < dueOn)) dueOn = day;
  }
  return dueOn;
}
