import { type Cents, type Day, type Instant, cents } from '@jalon/kernel';
import { rulesInForce } from '../reference/legal-rules.ts';
import type { DossierIntent, DossierIntentFields, DossierIntentName } from './dossier.commands.ts';
import type { CampaignTerms, DossierContext, PorteurTerms } from './dossier.context.ts';
import type { Act, DossierContents, DossierEvent } from './dossier.events.ts';
import type { DossierStatus } from './dossier.state.ts';
import type { FundingEvent } from './funding/funding.events.ts';

/** The example that every test of the dossier starts from: a sports club of Roubaix in the campaign of 2016. */

const day = (text: string) => text as Day;

export const people = {
  porteur: { id: 'club', name: 'Club', role: 'porteur', organisation: 'P-EXAMPLE' },
  instructor: { id: 'ines', name: 'Inès', role: 'instructeur' },
  colleague: { id: 'karim', name: 'Karim', role: 'instructeur' },
  secretary: { id: 'sofia', name: 'Sofia', role: 'secretaire-comite' },
  decider: { id: 'denis', name: 'Denis', role: 'decideur' },
  finance: { id: 'farah', name: 'Farah', role: 'finance' },
  auditor: { id: 'aude', name: 'Aude', role: 'auditeur' },
  admin: { id: 'alain', name: 'Alain', role: 'admin' },
  jalon: { id: 'systeme', name: 'Jalon', role: 'systeme' },
} as const;

const holder = ({ id, name }: { id: string; name: string }) => ({ id, name });

export const campaign: CampaignTerms = {
  campaign: '2016',
  year: 2016,
  open: true,
  opensAt: '2015-10-01T00:00:00.000Z' as Instant,
  closesAt: '2016-01-31T22:59:59.999Z' as Instant,
  nomenclature: 'contrat-2015',
  themes: ['1', '2'],
  territories: ['QP059082', '59512', 'metropolitan'],
  funders: [
    { funder: 'etat', dispositif: 'contrat-de-ville' },
    { funder: 'region', dispositif: 'fph' },
  ],
};

export const porteur: PorteurTerms = {
  identity: { id: 'P-EXAMPLE', name: 'Club de Roubaix', rna: 'W591000001', legalForm: 'private-law' },
  active: true,
};

export const contents: DossierContents = {
  title: 'Sport pour tous',
  summary: 'Des créneaux de sport dans le quartier.',
  theme: { code: '2', nomenclature: 'contrat-2015' },
  territories: ['QP059082'],
  startsOn: day('2016-03-01'),
  endsOn: day('2016-12-31'),
  budget: {
    expenses: [{ label: 'Salaires', amount: cents(50_000_00) }],
    resources: [
      { label: 'État', amount: cents(30_000_00), line: 'L1' },
      { label: 'Région', amount: cents(10_000_00), line: 'L2' },
      { label: 'Fonds propres', amount: cents(10_000_00) },
    ],
    voluntaryExpenses: cents(5_000_00),
    voluntaryResources: cents(5_000_00),
  },
  lines: [
    { lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year: 2016, requested: cents(30_000_00) },
    { lineId: 'L2', funder: 'region', dispositif: 'fph', year: 2016, requested: cents(10_000_00) },
  ],
};

/** A day and a person; the rest of the world as in the example. */
export function context(
  actor: DossierContext['actor'],
  today: string,
  changes: Partial<DossierContext> = {},
) {
  return {
    reference: 'D16-EXAMPL',
    now: `${today}T10:00:00.000Z` as Instant,
    today: day(today),
    actor,
    rules: rulesInForce(day(today)),
    campaign,
    porteur,
    record: { grants: [], overdueReports: [], titles: [] },
    actHeldBy: undefined,
    ...changes,
  } satisfies DossierContext;
}

export function act(reference: string): Act {
  return { reference, date: day('2016-03-10'), signatory: holder(people.decider) };
}

const opened: DossierEvent = {
  type: 'DraftOpened',
  data: { reference: 'D16-EXAMPL', campaign: '2016', porteur: porteur.identity, title: contents.title },
};
const edited: DossierEvent = { type: 'DraftEdited', data: { contents } };
const submitted: DossierEvent = {
  type: 'DossierSubmitted',
  data: {
    porteur: porteur.identity,
    contents,
    signatory: 'La présidente',
    submittedAt: '2016-01-15T10:00:00.000Z' as Instant,
    republicanCommitment: false,
    resembles: [],
  },
};
const receipt: DossierEvent = {
  type: 'ReceiptIssued',
  data: {
    receivedOn: day('2016-01-15'),
    service: 'Politique de la ville',
    silenceMeansRefusalAfter: day('2016-03-15'),
    appeal: 'Tribunal administratif de Lille.',
  },
};
const complementsRequested: DossierEvent = {
  type: 'ComplementsRequested',
  data: {
    ground: 'incomplete',
    items: ['RIB'],
    dueOn: day('2016-02-10'),
    suspendsSilence: true,
    requestedOn: day('2016-01-20'),
  },
};
const admissible: DossierEvent = {
  type: 'DeclaredAdmissible',
  data: { checklist: ['identity'], declaredOn: day('2016-01-25') },
};
const assigned: DossierEvent = {
  type: 'InstructorAssigned',
  data: { instructor: holder(people.instructor) },
};
const started: DossierEvent = {
  type: 'InstructionStarted',
  data: { instructor: holder(people.instructor) },
};
const onAgenda: DossierEvent = {
  type: 'PutOnAgenda',
  data: {
    session: 'S16-EXAMPL',
    committee: 'C16-EXAMPL',
    heldOn: day('2016-02-15'),
    instructionNote: 'Une action utile.',
    proposals: [
      { lineId: 'L1', amount: cents(25_000_00) },
      { lineId: 'L2', amount: cents(10_000_00) },
    ],
    proposer: holder(people.instructor),
  },
};
const opinion: DossierEvent = {
  type: 'CommitteeOpinionGiven',
  data: {
    session: 'S16-EXAMPL',
    committee: 'C16-EXAMPL',
    opinion: 'favourable',
    votes: { inFavour: 5, against: 1, abstained: 0 },
    recused: [],
    givenOn: day('2016-02-15'),
  },
};
const programmed: DossierEvent = {
  type: 'DossierProgrammed',
  data: {
    lines: [
      { lineId: 'L1', amount: cents(25_000_00) },
      { lineId: 'L2', amount: cents(8_000_00) },
    ],
    programmedBy: holder(people.instructor),
    programmedOn: day('2016-03-01'),
  },
};
const granted: DossierEvent = {
  type: 'LineGranted',
  data: {
    lineId: 'L1',
    funder: 'etat',
    dispositif: 'contrat-de-ville',
    year: 2016,
    amount: cents(25_000_00),
    act: act('A-1'),
    title: contents.title,
    porteur: porteur.identity,
    eligibleCost: cents(50_000_00),
  },
};
const refused: DossierEvent = {
  type: 'LineRefused',
  data: {
    lineId: 'L2',
    funder: 'region',
    dispositif: 'fph',
    year: 2016,
    ground: 'Hors des priorités.',
    act: act('A-2'),
  },
};
const notified: DossierEvent = {
  type: 'DecisionNotified',
  data: {
    notifiedOn: day('2016-03-12'),
    channel: 'letter',
    template: 'attribution-2016',
    conventionRequired: true,
    conventionLines: ['L1'],
    lineIds: ['L1'],
  },
};
const signed: DossierEvent = {
  type: 'ConventionSigned',
  data: {
    lineIds: ['L1'],
    reference: 'CONV-1',
    signedOn: day('2016-03-14'),
    signatories: [holder(people.decider), { id: 'presidente', name: 'La présidente' }],
  },
};
const executing: DossierEvent = { type: 'ExecutionStarted', data: { startedOn: day('2016-04-01') } };
const reportExpected: DossierEvent = {
  type: 'ReportExpected',
  data: { dueOn: day('2017-06-30'), lineIds: ['L1'] },
};
const reportSubmitted: DossierEvent = {
  type: 'ReportSubmitted',
  data: {
    actualExpenses: cents(48_000_00),
    actualResources: cents(48_000_00),
    narrative: 'Tout s’est bien passé.',
    submittedBy: holder(people.porteur),
    submittedOn: day('2017-05-01'),
    lineIds: ['L1'],
  },
};
const reportValidated: DossierEvent = {
  type: 'ReportValidated',
  data: {
    actualCost: cents(48_000_00),
    validatedBy: holder(people.instructor),
    validatedOn: day('2017-05-20'),
    lineIds: ['L1'],
  },
};

const draft = [opened, edited];
const deposited = [...draft, submitted, receipt];
const accepted = [...deposited, admissible, assigned];
const instructed = [...accepted, started];
const placed = [...instructed, onAgenda];
const advised = [...placed, opinion];
const chosen = [...advised, programmed];
const decided = [...chosen, granted, refused];
const told = [...decided, notified];
const executed = [...told, signed, executing];
const awaited = [...executed, reportExpected];
const reported = [...awaited, reportSubmitted];
const justified = [...reported, reportValidated];

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<DossierStatus, readonly DossierEvent[]>> = {
  absent: [],
  draft,
  submitted: deposited,
  'awaiting-complements': [...deposited, complementsRequested],
  admissible: accepted,
  'under-instruction': instructed,
  'on-agenda': placed,
  'opinion-given': advised,
  programmed: chosen,
  decided,
  notified: told,
  'in-execution': executed,
  'report-due': awaited,
  'report-submitted': reported,
  'report-to-amend': [...reported, { type: 'ReportAmendmentRequested', data: { reason: 'Illisible.' } }],
  justified,
  closed: [...justified, { type: 'DossierClosed', data: { closedOn: day('2017-06-01') } }],
  inadmissible: [...deposited, { type: 'DeclaredInadmissible', data: { ground: 'Hors campagne.' } }],
  withdrawn: [
    ...deposited,
    {
      type: 'DossierWithdrawn',
      data: { reason: 'Projet abandonné.', withdrawnOn: day('2016-02-01'), lineIds: [] },
    },
  ],
  abandoned: [
    ...draft,
    {
      type: 'DossierWithdrawn',
      data: { reason: 'Projet abandonné.', withdrawnOn: day('2016-01-01'), lineIds: [] },
    },
  ],
  'closed-without-follow-up': [
    ...deposited,
    { type: 'ClosedWithoutFollowUp', data: { reason: 'Sans réponse du porteur.' } },
  ],
  'implicitly-refused': [
    ...deposited,
    {
      type: 'ImplicitlyRefused',
      data: { silentSince: day('2016-01-15'), refusedOn: day('2016-03-16'), suspendedDays: 0 },
    },
  ],
  lapsed: [
    ...executed,
    { type: 'LineLapsed', data: { lineId: 'L1', reason: 'Action non commencée.', stillGranted: [] } },
  ],
  cancelled: [
    ...told,
    { type: 'DossierCancelled', data: { reason: 'Erreur de bénéficiaire.', lineIds: ['L1'] } },
  ],
  'past-grant': [
    {
      type: 'PastGrantImported',
      data: {
        reference: 'D14-EXAMPL',
        porteur: porteur.identity,
        title: 'Une ancienne subvention',
        line: {
          lineId: 'L1',
          funder: 'mel',
          dispositif: 'import',
          year: 2014,
          requested: cents(1_000_00),
          granted: cents(1_000_00),
        },
        decision: { reference: 'DEL-2014-1', date: day('2014-05-01') },
        source: { file: 'scdl.csv', row: 2, sha256: 'aa' },
        original: {},
        repairs: [],
      },
    },
  ],
};

/** What funding says first of a granted line. */
const reserved: FundingEvent = {
  type: 'FundingReserved',
  data: { lineId: 'L1', amount: cents(25_000_00) },
};

const importable = factsTo['past-grant'][0] as Extract<DossierEvent, { type: 'PastGrantImported' }>;

/** An intent of each name, right for the example: who asks it, when, and what it carries. */
export const examples: {
  readonly [Name in DossierIntentName]: {
    readonly by: DossierContext['actor'];
    readonly on: string;
    readonly fields: DossierIntentFields<Name>;
  };
} = {
  'open-draft': {
    by: people.porteur,
    on: '2016-01-10',
    fields: { campaign: '2016', porteur: 'P-EXAMPLE', title: contents.title },
  },
  'edit-draft': { by: people.porteur, on: '2016-01-11', fields: { contents } },
  submit: {
    by: people.porteur,
    on: '2016-01-15',
    fields: { signatory: 'La présidente', attestation: true, republicanCommitment: false },
  },
  'request-complements': {
    by: people.instructor,
    on: '2016-01-20',
    fields: { ground: 'incomplete', items: ['RIB'], dueOn: day('2016-02-10'), suspendsSilence: true },
  },
  'provide-complements': {
    by: people.porteur,
    on: '2016-01-30',
    fields: { items: ['RIB'], contents: {} },
  },
  'default-complements': { by: people.jalon, on: '2016-02-11', fields: {} },
  'declare-admissible': {
    by: people.instructor,
    on: '2016-01-25',
    fields: { checklist: ['identity', 'statutes', 'budget', 'signature', 'bank-details'] },
  },
  'declare-inadmissible': {
    by: people.instructor,
    on: '2016-01-25',
    fields: { ground: 'Hors campagne.' },
  },
  'assign-instructor': {
    by: people.colleague,
    on: '2016-01-26',
    fields: { instructor: holder(people.colleague), reason: 'Charge de travail.' },
  },
  'start-instruction': { by: people.instructor, on: '2016-01-27', fields: {} },
  'request-expert-opinion': {
    by: people.instructor,
    on: '2016-01-28',
    fields: {
      expert: { id: 'olga', name: 'Olga' },
      linkedTo: [],
      question: 'Le besoin est-il avéré ?',
      dueOn: day('2016-02-05'),
    },
  },
  'give-expert-opinion': {
    by: people.instructor,
    on: '2016-02-04',
    fields: { opinionId: 'A1', verdict: 'favourable', text: 'Oui.' },
  },
  'write-note': { by: people.instructor, on: '2016-01-28', fields: { text: 'À voir en comité.' } },
  'take-place-on-agenda': {
    by: people.secretary,
    on: '2016-02-01',
    fields: (onAgenda as Extract<DossierEvent, { type: 'PutOnAgenda' }>).data,
  },
  'change-proposal': {
    by: people.secretary,
    on: '2016-02-10',
    fields: {
      session: 'S16-EXAMPL',
      instructionNote: 'Examiné avec la ville.',
      proposals: [{ lineId: 'L1', amount: cents(20_000_00) }],
      proposer: { id: people.secretary.id, name: people.secretary.name },
    },
  },
  'leave-agenda': {
    by: people.secretary,
    on: '2016-02-10',
    fields: { session: 'S16-EXAMPL', reason: 'Séance trop chargée.' },
  },
  'receive-opinion': {
    by: people.secretary,
    on: '2016-02-15',
    fields: (opinion as Extract<DossierEvent, { type: 'CommitteeOpinionGiven' }>).data,
  },
  program: {
    by: people.instructor,
    on: '2016-03-01',
    fields: { lines: [{ lineId: 'L1', amount: cents(25_000_00) }] },
  },
  'grant-line': {
    by: people.decider,
    on: '2016-03-10',
    fields: { lineId: 'L1', amount: cents(25_000_00), act: act('A-1') },
  },
  'refuse-line': {
    by: people.decider,
    on: '2016-03-10',
    fields: { lineId: 'L2', ground: 'Hors des priorités.', act: act('A-2') },
  },
  'notify-decision': {
    by: people.instructor,
    on: '2016-03-12',
    fields: { channel: 'letter', template: 'attribution-2016' },
  },
  'sign-convention': {
    by: people.decider,
    on: '2016-03-14',
    fields: (signed as Extract<DossierEvent, { type: 'ConventionSigned' }>).data,
  },
  'start-execution': { by: people.porteur, on: '2016-04-01', fields: { startedOn: day('2016-04-01') } },
  'grant-extension': {
    by: people.decider,
    on: '2016-11-01',
    fields: { endsOn: day('2017-03-31'), reason: 'Travaux dans la salle.' },
  },
  'declare-non-completion': {
    by: people.porteur,
    on: '2016-11-01',
    fields: { reason: 'Pas assez d’inscrits.' },
  },
  'expect-report': { by: people.jalon, on: '2017-01-01', fields: {} },
  'remind-report': { by: people.jalon, on: '2017-05-01', fields: { moment: 'J-60' } },
  'submit-report': {
    by: people.porteur,
    on: '2017-05-01',
    fields: {
      actualExpenses: cents(48_000_00),
      actualResources: cents(48_000_00),
      narrative: 'Tout s’est bien passé.',
    },
  },
  'request-report-amendment': {
    by: people.instructor,
    on: '2017-05-10',
    fields: { reason: 'Illisible.' },
  },
  'validate-report': {
    by: people.instructor,
    on: '2017-05-20',
    fields: { actualCost: cents(48_000_00) },
  },
  close: { by: people.finance, on: '2017-06-01', fields: {} },
  withdraw: { by: people.porteur, on: '2016-02-01', fields: { reason: 'Projet abandonné.' } },
  'close-without-follow-up': {
    by: people.instructor,
    on: '2016-02-01',
    fields: { reason: 'Sans réponse du porteur.' },
  },
  'ascertain-silence': { by: people.jalon, on: '2016-03-16', fields: {} },
  'ascertain-lapse': {
    by: people.finance,
    on: '2016-12-01',
    fields: { lineId: 'L1', reason: 'Action non commencée.' },
  },
  cancel: { by: people.decider, on: '2016-03-20', fields: { reason: 'Erreur de bénéficiaire.' } },
  reopen: { by: people.decider, on: '2016-04-01', fields: { reason: 'Recours gracieux du porteur.' } },
  'import-past-grant': { by: people.admin, on: '2017-07-01', fields: importable.data },
  'hear-of-funding': { by: people.jalon, on: '2016-03-10', fields: { fact: reserved } },
};

/** The example intent of a name, some of its fields changed. */
export function ask<Name extends DossierIntentName>(
  intent: Name,
  changes: Partial<DossierIntentFields<Name>> = {},
): DossierIntent {
  // Fields of that very intent, by the parameter's type: the union cannot follow a generic name.
  return { intent, ...(examples[intent].fields as object), ...changes } as DossierIntent;
}

/** The context of the example intent of a name. */
export function asking(intent: DossierIntentName, changes: Partial<DossierContext> = {}): DossierContext {
  return context(examples[intent].by, examples[intent].on, changes);
}

/** Amounts of the example, for tests that move them. */
export const euros = (amount: number): Cents => cents(Math.round(amount * 100));
