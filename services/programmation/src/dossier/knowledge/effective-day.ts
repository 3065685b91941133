import type { Day } from '@jalon/kernel';
import type { DossierEvent, DossierEventType } from '../dossier.events.ts';

type DataOf<Type extends DossierEventType> = Extract<DossierEvent, { readonly type: Type }>['data'];

/**
 * The day that a fact itself says it happened on: the date of the act, of the signature, of the payment in the
 * accountant's books. Days that a fact only announces (a session to come, a date due) are not told here.
 */
const dayOf: { readonly [Type in DossierEventType]?: (data: DataOf<Type>) => Day | undefined } = {
  ReceiptIssued: ({ receivedOn }) => receivedOn,
  ComplementsRequested: ({ requestedOn }) => requestedOn,
  ComplementsProvided: ({ providedOn }) => providedOn,
  ComplementsDefaulted: ({ dueOn }) => dueOn,
  DeclaredAdmissible: ({ declaredOn }) => declaredOn,
  CommitteeOpinionGiven: ({ givenOn }) => givenOn,
  DossierProgrammed: ({ programmedOn }) => programmedOn,
  LineGranted: ({ act }) => act.date,
  LineRefused: ({ act }) => act.date,
  DecisionNotified: ({ notifiedOn }) => notifiedOn,
  ConventionSigned: ({ signedOn }) => signedOn,
  ExecutionStarted: ({ startedOn }) => startedOn,
  NonCompletionDeclared: ({ declaredOn }) => declaredOn,
  ReportSubmitted: ({ submittedOn }) => submittedOn,
  ReportValidated: ({ validatedOn }) => validatedOn,
  DossierClosed: ({ closedOn }) => closedOn,
  DossierWithdrawn: ({ withdrawnOn }) => withdrawnOn,
  ImplicitlyRefused: ({ refusedOn }) => refusedOn,
  PastGrantImported: ({ decision }) => decision.date,
  FundingCommitted: ({ committedOn }) => committedOn,
  FundingOrdered: ({ issuedOn }) => issuedOn,
  FundingOrderRejected: ({ rejectedOn }) => rejectedOn,
  FundingPaid: ({ paidOn }) => paidOn,
  FundingSettled: ({ settledOn }) => settledOn,
};

export function effectiveDayOf(fact: DossierEvent): Day | undefined {
  // The table is keyed by the type: the reader found there takes the data of that very type.
  const read = dayOf[fact.type] as ((data: DossierEvent['data']) => Day | undefined) | undefined;
  return read?.(fact.data);
}
