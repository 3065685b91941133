import { z } from 'zod';
import {
  amountSchema,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
  yearSchema,
} from '@jalon/contracts';

/** Who is paid: its identity on the day the line was granted. */
export const beneficiarySchema = z.object({
  id: z.string(),
  name: lineSchema(200),
  siret: z.string().optional(),
  rna: z.string().optional(),
  legalForm: z.enum(['private-law', 'public-body']),
});
export type Beneficiary = z.infer<typeof beneficiarySchema>;

export const grantActSchema = z.object({ reference: lineSchema(80), date: daySchema });

/** Avance, acompte, solde: paid before, during, after the action. */
export const liquidationKindSchema = z.enum(['advance', 'instalment', 'balance']);
export type LiquidationKind = z.infer<typeof liquidationKindSchema>;

const piecesSchema = z.array(lineSchema(200)).max(40);

/** Where a fact of the accountant was read: the extract and its line. Absent when a person entered it. */
export const accountingSourceSchema = z.object({ extract: z.string(), line: z.string() });

/**
 * The facts of a commitment (domain.md §5.6): one stream per funding line, `commitment-<dossier>.<lineId>`, for its
 * whole life, through every exercice. Amounts in cents.
 */
export const commitmentEventSchemas = {
  CommitmentOpened: z.object({
    commitment: z.string(),
    dossier: z.string(),
    lineId: z.string(),
    title: lineSchema(256),
    funder: z.string(),
    dispositif: z.string(),
    /** The year of the grant: with funder and dispositif it names the envelope. */
    year: yearSchema,
    envelope: z.string(),
    beneficiary: beneficiarySchema,
    granted: amountSchema,
    /** What the action costs as it was decided: the rate of the grant is granted / eligibleCost. */
    eligibleCost: amountSchema,
    /** Investment grants of the State follow R17; the others their convention. */
    nature: z.enum(['operating', 'investment']),
    act: grantActSchema,
    origin: z.enum(['granted', 'imported']),
  }),
  ReservationObtained: z.object({ amount: amountSchema, rank: z.number().int().min(1) }),
  ReservationDenied: z.object({ amount: amountSchema, available: amountSchema }),
  /** The decision was notified to the beneficiary; whether R7 to R9 impose a convention. */
  GrantNotified: z.object({ notifiedOn: daySchema, conventionRequired: z.boolean() }),
  ConventionInForce: z.object({ reference: lineSchema(80), signedOn: daySchema }),
  AccountingCommitmentMade: z.object({
    number: lineSchema(40),
    amount: amountSchema,
    exercice: yearSchema,
    madeOn: daySchema,
  }),
  /** The debt exists: an act or a convention, signed and notified. */
  LegalCommitmentMade: z.object({
    act: grantActSchema,
    ej: lineSchema(40),
    exercice: yearSchema,
    /** All that is committed that day, for who hears of it. */
    amount: amountSchema,
    committedOn: daySchema,
  }),
  /** The number that the accountant gives to the same commitment in another exercice: a dated alias. */
  LegalNumberChanged: z.object({ ej: lineSchema(40), exercice: yearSchema, since: daySchema }),
  /** By `amount`; `committed` is what the commitment amounts to afterwards. */
  CommitmentIncreased: z.object({ amount: amountSchema, committed: amountSchema, act: grantActSchema }),
  CommitmentReduced: z.object({ amount: amountSchema, committed: amountSchema, act: grantActSchema }),
  ServiceCertified: z.object({
    certificate: z.string(),
    kind: liquidationKindSchema,
    basis: textSchema(2_000),
    pieces: piecesSchema,
    certifiedBy: officeHolderSchema,
    certifiedOn: daySchema,
  }),
  LiquidationSettled: z.object({
    liquidation: z.string(),
    certificate: z.string(),
    kind: liquidationKindSchema,
    amount: amountSchema,
    /** How the amount was found, in words and figures that an auditor can redo. */
    computation: textSchema(1_000),
    settledBy: officeHolderSchema,
    settledOn: daySchema,
  }),
  /** Mandat. Its number is gapless within its exercice; it is a dated alias of the liquidation. */
  PaymentOrderIssued: z.object({
    order: z.string(),
    number: z.number().int().min(1),
    exercice: yearSchema,
    bordereau: z.number().int().min(1),
    liquidation: z.string(),
    amount: amountSchema,
    /** The last four characters of the account: the whole stays with the beneficiary. */
    account: z.string(),
    pieces: piecesSchema,
    issuedBy: officeHolderSchema,
    issuedOn: daySchema,
  }),
  PaymentOrderRejected: z.object({
    order: z.string(),
    reason: lineSchema(400),
    rejectedOn: daySchema,
    source: accountingSourceSchema.optional(),
  }),
  /** The rejection was attributed to this order by mistake: it stands again, and takes its credits again. */
  PaymentOrderRejectionWithdrawn: z.object({
    order: z.string(),
    amount: amountSchema,
    exercice: yearSchema,
    reason: lineSchema(400),
  }),
  PaymentRecorded: z.object({
    order: z.string(),
    amount: amountSchema,
    paidOn: daySchema,
    reference: lineSchema(80),
    source: accountingSourceSchema.optional(),
  }),
  /** A payment that was attributed by mistake is taken back: the match was reversed. */
  PaymentRecordWithdrawn: z.object({
    order: z.string(),
    amount: amountSchema,
    reference: lineSchema(80),
    reason: lineSchema(400),
  }),
  RemainderReleased: z.object({ amount: amountSchema, reason: lineSchema(400) }),
  /** The decision lapsed (no start or no justification in time): the remainder goes back. */
  CommitmentLapsed: z.object({ amount: amountSchema, reason: lineSchema(400) }),
  CommitmentCancelled: z.object({ amount: amountSchema, reason: lineSchema(400) }),
  /** Paid + released = committed. */
  CommitmentSettled: z.object({ settledOn: daySchema }),
  /** R10: the financial report of the action, as programmation tells it. */
  FinancialReportDue: z.object({ dueOn: daySchema }),
  FinancialReportReminded: z.object({ moment: lineSchema(20) }),
  FinancialReportReceived: z.object({ receivedOn: daySchema }),
  FinancialReportAccepted: z.object({ actualCost: amountSchema, acceptedOn: daySchema }),
  /** Titre de recettes: money paid that is to come back. Its number is gapless within its exercice, as orders' are. */
  RecoveryOrderIssued: z.object({
    recovery: z.string(),
    number: z.number().int().min(1),
    exercice: yearSchema,
    amount: amountSchema,
    reason: textSchema(2_000),
    /** When the beneficiary was heard (contradictory procedure). */
    heardOn: daySchema,
    issuedOn: daySchema,
    issuedBy: officeHolderSchema,
  }),
  RecoveryCollected: z.object({
    recovery: z.string(),
    amount: amountSchema,
    collectedOn: daySchema,
    reference: lineSchema(80),
    source: accountingSourceSchema.optional(),
  }),
  RecoveryCollectionWithdrawn: z.object({
    recovery: z.string(),
    amount: amountSchema,
    reference: lineSchema(80),
    reason: lineSchema(400),
  }),
  RecoveryWrittenOff: z.object({ recovery: z.string(), amount: amountSchema, deliberation: grantActSchema }),
  /** Year end: the service was done and is not paid: it belongs to the exercice that closes. */
  ExpenseAttachedToExercice: z.object({ exercice: yearSchema, amount: amountSchema }),
} as const;

export type CommitmentEventType = keyof typeof commitmentEventSchemas;
export type CommitmentEvent = {
  [Type in CommitmentEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof commitmentEventSchemas)[Type]>;
  };
}[CommitmentEventType];

export const commitmentEventTypes = Object.keys(commitmentEventSchemas) as CommitmentEventType[];
