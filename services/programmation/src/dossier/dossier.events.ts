import { z } from 'zod';
import {
  amountSchema,
  daySchema,
  instantSchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
  yearSchema,
} from '@jalon/contracts';
import {
  dossierContentsSchema,
  porteurIdentitySchema,
  requestedLineSchema,
} from './dossier-contents.events.ts';
import { fundingEventSchemas } from './funding/funding.events.ts';

export {
  type Budget,
  type DossierContents,
  type PorteurIdentity,
  type RequestedLine,
  dossierContentsSchema,
} from './dossier-contents.events.ts';

/** The granted lines that a fact concerns, as they stood that day. */
const grantedLinesSchema = z.array(z.string());

const lineAmountSchema = z.object({ lineId: z.string(), amount: amountSchema });

/** The act of a decision: an arrêté or a deliberation, its unique reference, its date and who signed it. */
export const actSchema = z.object({
  reference: lineSchema(60),
  date: daySchema,
  signatory: officeHolderSchema,
});
export type Act = z.infer<typeof actSchema>;

export const votesSchema = z.object({
  inFavour: z.number().int().min(0),
  against: z.number().int().min(0),
  abstained: z.number().int().min(0),
});

export const committeeOpinionSchema = z.enum([
  'favourable',
  'with-reservations',
  'adjourned',
  'unfavourable',
]);
export type CommitteeOpinion = z.infer<typeof committeeOpinionSchema>;

/** The facts of a dossier's life (domain.md §5.5), each with what it carries. Names are never reused. */
export const dossierEventSchemas = {
  DraftOpened: z.object({
    reference: z.string(),
    campaign: z.string(),
    porteur: porteurIdentitySchema,
    title: lineSchema(200),
  }),
  DraftEdited: z.object({ contents: dossierContentsSchema.partial() }),
  DossierSubmitted: z.object({
    porteur: porteurIdentitySchema,
    contents: dossierContentsSchema,
    signatory: lineSchema(120),
    submittedAt: instantSchema,
    /** R21: the contrat d'engagement républicain was subscribed (asked from 2 January 2022). */
    republicanCommitment: z.boolean(),
    /** An identical dossier (same porteur, title and year) known when it was submitted: a warning, not a refusal. */
    resembles: z.array(z.string()),
  }),
  /** R15: date, service, implicit decision and appeal routes. */
  ReceiptIssued: z.object({
    receivedOn: daySchema,
    service: lineSchema(120),
    silenceMeansRefusalAfter: daySchema,
    appeal: textSchema(600),
  }),
  ComplementsRequested: z.object({
    ground: z.enum(['incorrect', 'incomplete', 'out-of-date']),
    items: z.array(lineSchema(200)).min(1).max(40),
    dueOn: daySchema,
    /** Whether the two months of R14 stand still meanwhile. */
    suspendsSilence: z.boolean(),
    requestedOn: daySchema,
  }),
  ComplementsProvided: z.object({
    items: z.array(lineSchema(200)).min(1).max(40),
    contents: dossierContentsSchema.partial(),
    providedOn: daySchema,
    /** Days for which the two months of R14 stood still in all, and the day to which they now run. */
    suspendedDays: z.number().int().min(0),
    silenceMeansRefusalAfter: daySchema.optional(),
  }),
  ComplementsDefaulted: z.object({ dueOn: daySchema }),
  DeclaredAdmissible: z.object({ checklist: z.array(z.string()), declaredOn: daySchema }),
  DeclaredInadmissible: z.object({ ground: textSchema(2_000) }),
  InstructorAssigned: z.object({
    instructor: officeHolderSchema,
    previous: officeHolderSchema.optional(),
    reason: lineSchema(400).optional(),
  }),
  InstructionStarted: z.object({ instructor: officeHolderSchema }),
  ExpertOpinionRequested: z.object({
    opinionId: z.string(),
    expert: officeHolderSchema,
    question: textSchema(2_000),
    dueOn: daySchema,
    /** The porteurs to which the expert declared a link: none is this dossier's. */
    linkedTo: z.array(z.string()),
  }),
  ExpertOpinionGiven: z.object({
    opinionId: z.string(),
    expert: officeHolderSchema,
    verdict: z.enum(['favourable', 'reserved', 'unfavourable']),
    text: textSchema(5_000),
  }),
  /** Private to instructors. Every version is kept; `version` counts from 1 within a note. */
  NoteWritten: z.object({ noteId: z.string(), version: z.number().int().min(1), text: textSchema(10_000) }),
  PutOnAgenda: z.object({
    session: z.string(),
    committee: z.string(),
    heldOn: daySchema,
    instructionNote: textSchema(10_000),
    proposals: z.array(lineAmountSchema).min(1),
    proposer: officeHolderSchema,
  }),
  /** What is proposed to the committee was changed in place, before it gave its opinion. */
  ProposalChanged: z.object({
    session: z.string(),
    instructionNote: textSchema(10_000),
    proposals: z.array(lineAmountSchema).min(1),
    proposer: officeHolderSchema,
  }),
  TakenOffAgenda: z.object({ session: z.string(), reason: lineSchema(400) }),
  CommitteeOpinionGiven: z.object({
    session: z.string(),
    committee: z.string(),
    opinion: committeeOpinionSchema,
    comment: textSchema(2_000).optional(),
    votes: votesSchema,
    /** Members who took no part because of an interest (R19). */
    recused: z.array(z.string()),
    givenOn: daySchema,
  }),
  DossierProgrammed: z.object({
    lines: z.array(lineAmountSchema).min(1),
    programmedBy: officeHolderSchema,
    programmedOn: daySchema,
  }),
  LineGranted: z.object({
    lineId: z.string(),
    funder: z.string(),
    dispositif: z.string(),
    year: yearSchema,
    amount: amountSchema,
    act: actSchema,
    /** What was granted to whom, for an action of which cost, as it stood that day: whoever pays needs no more. */
    title: lineSchema(200),
    porteur: porteurIdentitySchema,
    /** The expenses of the action, voluntary work aside. */
    eligibleCost: amountSchema,
  }),
  LineRefused: z.object({
    lineId: z.string(),
    funder: z.string(),
    dispositif: z.string(),
    year: yearSchema,
    ground: textSchema(2_000),
    act: actSchema,
  }),
  DecisionNotified: z.object({
    notifiedOn: daySchema,
    channel: z.enum(['letter', 'electronic']),
    template: lineSchema(60),
    conventionRequired: z.boolean(),
    /** R7, R8, R9: the granted lines for which a convention is imposed; none when it is not required. */
    conventionLines: z.array(z.string()),
    lineIds: grantedLinesSchema,
  }),
  ConventionSigned: z.object({
    lineIds: z.array(z.string()).min(1),
    reference: lineSchema(60),
    signedOn: daySchema,
    signatories: z.array(officeHolderSchema).min(2),
  }),
  ExecutionStarted: z.object({ startedOn: daySchema }),
  ExtensionGranted: z.object({ endsOn: daySchema, reason: textSchema(2_000) }),
  NonCompletionDeclared: z.object({ reason: textSchema(2_000), declaredOn: daySchema }),
  ReportExpected: z.object({ dueOn: daySchema, lineIds: grantedLinesSchema }),
  ReportReminderSent: z.object({
    dueOn: daySchema,
    moment: z.enum(['J-60', 'J-15', 'J+1']),
    lineIds: grantedLinesSchema,
  }),
  ReportSubmitted: z.object({
    actualExpenses: amountSchema,
    actualResources: amountSchema,
    narrative: textSchema(10_000),
    submittedBy: officeHolderSchema,
    submittedOn: daySchema,
    lineIds: grantedLinesSchema,
  }),
  ReportAmendmentRequested: z.object({ reason: textSchema(2_000) }),
  ReportValidated: z.object({
    actualCost: amountSchema,
    validatedBy: officeHolderSchema,
    validatedOn: daySchema,
    lineIds: grantedLinesSchema,
  }),
  DossierClosed: z.object({ closedOn: daySchema }),
  DossierWithdrawn: z.object({
    reason: textSchema(2_000),
    withdrawnOn: daySchema,
    /** The grants that fall with it. */
    lineIds: grantedLinesSchema,
  }),
  ClosedWithoutFollowUp: z.object({ reason: textSchema(2_000) }),
  /** R14: two months of silence on a request of a financial nature are a refusal. */
  ImplicitlyRefused: z.object({
    silentSince: daySchema,
    refusedOn: daySchema,
    suspendedDays: z.number().int().min(0),
  }),
  LineLapsed: z.object({
    lineId: z.string(),
    reason: textSchema(2_000),
    /** The lines still granted after it: with the last one the dossier lapses, and no report is awaited. */
    stillGranted: z.array(z.string()),
  }),
  DossierCancelled: z.object({ reason: textSchema(2_000), lineIds: grantedLinesSchema }),
  InstructionReopened: z.object({
    reason: textSchema(2_000),
    authorisedBy: officeHolderSchema,
    lineIds: grantedLinesSchema,
  }),
  /** History of a past grant, read from a file: what another system decided before Jalon. */
  PastGrantImported: z.object({
    reference: z.string(),
    porteur: porteurIdentitySchema,
    title: lineSchema(256),
    line: requestedLineSchema.extend({ granted: amountSchema }),
    decision: z.object({ reference: z.string().optional(), date: daySchema.optional() }),
    source: z.object({ file: z.string(), row: z.number().int(), sha256: z.string() }),
    /** Columns of the source kept as they were read, for the lossless export. */
    original: z.record(z.string(), z.string()),
    repairs: z.array(z.object({ column: z.string(), from: z.string(), to: z.string(), rule: z.string() })),
  }),
  ...fundingEventSchemas,
} as const;

export type DossierEventType = keyof typeof dossierEventSchemas;

export type DossierEvent = {
  [Type in DossierEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof dossierEventSchemas)[Type]>;
  };
}[DossierEventType];

/** Every type of fact, for those who hear them all. */
export const dossierEventTypes = Object.keys(dossierEventSchemas) as DossierEventType[];

/** Parts of the contents, as a draft or complements bring them. */
export type ContentsRead = Extract<DossierEvent, { type: 'DraftEdited' }>['data']['contents'];
