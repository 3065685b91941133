import { type Cents, type Day, type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import type { DossierContents } from '../dossier.events.ts';
import { type CaseFile, type Deposited, grantedLines, lineOf, undecidedLines } from '../dossier.state.ts';
import type { FieldsOf } from '../intent.commands.ts';
import type { decisionIntents } from './decision.commands.ts';
import * as refusal from './decision.errors.ts';

type Intents = typeof decisionIntents;
type RuleOn<Name extends keyof Intents> = Policy<FieldsOf<Intents[Name]>, Deposited, DossierContext>;
type RuleOnALine = Policy<{ readonly lineId: string }, Deposited, DossierContext>;
type RuleOnAnAct = Policy<
  { readonly act: { readonly date: Day; readonly reference: string } },
  Deposited,
  DossierContext
>;

/** What the action costs for the rate of a grant: its expenses, voluntary work aside. */
export function eligibleCost({ budget }: DossierContents): Cents {
  return total(budget.expenses);
}

/** Σ amounts programmed + the co-funders of the budget ≤ the eligible cost (the expenses, voluntary work aside). */
export const theFundingStaysWithinTheCost: RuleOn<'program'> = ({ lines }, { file }) => {
  const { resources } = file.contents.budget;
  const cost = eligibleCost(file.contents);
  const others = total(resources.filter(({ line }) => line === undefined));
  const funding = (total(lines) + others) as Cents;
  return funding <= cost ? allowed : refused(new refusal.FundingAboveCost(funding, cost));
};

export const theProgrammedIsWithinTheRequest: RuleOn<'program'> = ({ lines }, { file }) => {
  const above = lines
    .filter(({ lineId, amount }) => amount > (lineOf(file, lineId)?.requested ?? 0))
    .map(({ lineId }) => lineId);
  return above.length === 0 ? allowed : refused(new refusal.ProgrammedAboveRequest(above));
};

/** A refused line is not programmed again without reopening the instruction. */
export const theLinesProgrammedAreUndecided: RuleOn<'program'> = ({ lines }, { file }) => {
  const decided = lines.map(({ lineId }) => lineId).filter((id) => lineOf(file, id)?.outcome !== undefined);
  return decided.length === 0 ? allowed : refused(new refusal.LineAlreadyDecided(decided));
};

export const theLineAwaitsADecision: RuleOnALine = ({ lineId }, { file }) =>
  undecidedLines(file).some((line) => line.lineId === lineId)
    ? allowed
    : refused(new refusal.LineAlreadyDecided([lineId]));

export const theGrantIsWithinTheProgrammed: RuleOn<'grant-line'> = ({ lineId, amount }, { file }) => {
  const programmed = lineOf(file, lineId)?.programmed ?? (0 as Cents);
  return amount <= programmed ? allowed : refused(new refusal.GrantAboveProgrammed(amount, programmed));
};

/** Separation of duties: neither who proposed the amounts to the committee nor who programmed them decides. */
export const theDeciderIsNotTheProposer: Policy<unknown, Deposited, DossierContext> = (
  _,
  { file },
  { actor },
) =>
  actor.id === file.proposer?.id || actor.id === file.programmer?.id
    ? refused(new refusal.DeciderIsTheProposer(actor.id))
    : allowed;

/** Nor do they sign the act. */
export const theSignatoryIsNotTheProposer: Policy<
  { readonly act: { readonly signatory: { readonly id: string } } },
  Deposited,
  DossierContext
> = ({ act: { signatory } }, { file }) =>
  signatory.id === file.proposer?.id || signatory.id === file.programmer?.id
    ? refused(new refusal.DeciderIsTheProposer(signatory.id))
    : allowed;

/** One act reference, one decision on one line: the claim is written in the same append as the decision. */
export const theActReferenceIsNew: RuleOnAnAct = ({ act }, _, { actHeldBy }) =>
  actHeldBy === undefined ? allowed : refused(new refusal.ActReferenceTaken(act.reference, actHeldBy));

export const theActIsNotInTheFuture: RuleOnAnAct = ({ act }, _, { today }) =>
  act.date <= today ? allowed : refused(new refusal.DateInTheFuture(act.date, today));

/** R11: a warning by default (see the warnings), a refusal when the rules in force say so. */
export const noNewGrantWhileAReportIsOverdue: Policy<unknown, Deposited, DossierContext> = (
  _,
  { file },
  { rules, record },
) => {
  const overdue = overdueElsewhere(file, record);
  return rules.overdueReport === 'block' && overdue.length > 0
    ? refused(new refusal.ReportOverdue(overdue))
    : allowed;
};

export const theNotificationIsNotInTheFuture: RuleOn<'notify-decision'> = ({ notifiedOn }, _, { today }) =>
  notifiedOn === undefined || notifiedOn <= today
    ? allowed
    : refused(new refusal.DateInTheFuture(notifiedOn, today));

export const theConventionIsNotInTheFuture: RuleOn<'sign-convention'> = ({ signedOn }, _, { today }) =>
  signedOn <= today ? allowed : refused(new refusal.DateInTheFuture(signedOn, today));

export const theConventionCoversGrantedLines: RuleOn<'sign-convention'> = ({ lineIds }, { file }) => {
  const others = lineIds.filter((lineId) => lineOf(file, lineId)?.outcome?.kind !== 'granted');
  return others.length === 0 ? allowed : refused(new refusal.LineNotGranted(others));
};

/** R7, R8, R9: what was notified as needing a convention is not executed before it is signed. */
export const aConventionIsRequiredAbove23000: Policy<unknown, Deposited, DossierContext> = (
  _,
  { file },
  { rules },
) =>
  file.conventionAwaitedOn.length > 0
    ? refused(new refusal.ConventionMissing(rules.conventionAbove, file.conventionAwaitedOn))
    : allowed;

export const somethingIsGranted: Policy<unknown, Deposited, DossierContext> = (_, { file }) =>
  grantedLines(file).length > 0 ? allowed : refused(new refusal.NothingGranted());

export const grantPolicies = [
  theLineAwaitsADecision,
  theDeciderIsNotTheProposer,
  theSignatoryIsNotTheProposer,
  theGrantIsWithinTheProgrammed,
  theActIsNotInTheFuture,
  theActReferenceIsNew,
  noNewGrantWhileAReportIsOverdue,
] as const satisfies readonly RuleOn<'grant-line'>[];

export const refusalPolicies = [
  theLineAwaitsADecision,
  theDeciderIsNotTheProposer,
  theSignatoryIsNotTheProposer,
  theActIsNotInTheFuture,
  theActReferenceIsNew,
] as const satisfies readonly RuleOn<'refuse-line'>[];

/**
 * The granted lines for which a convention is imposed: a private-law porteur (R9) who receives strictly more than
 * the threshold (R7) from one funder in one year, all its dossiers added (R8).
 */
export function linesThatNeedAConvention(
  file: CaseFile,
  { rules, record, porteur }: DossierContext,
): string[] {
  const legalForm = porteur?.identity.legalForm ?? file.porteur.legalForm;
  if (rules.conventionOnlyForPrivateLaw && legalForm !== 'private-law') return [];
  const elsewhere = (record?.grants ?? []).filter(({ dossier }) => dossier !== file.reference);
  const granted = grantedLines(file);
  return granted
    .filter(({ funder, year }) => {
      const here = granted.filter((line) => line.funder === funder && line.year === year);
      const there = elsewhere.filter((grant) => grant.funder === funder && grant.year === year);
      return total([...here.map(({ outcome }) => outcome), ...there]) > rules.conventionAbove;
    })
    .map(({ lineId }) => lineId);
}

/** The porteur's other dossiers whose report is late. */
export function overdueElsewhere(file: CaseFile, record: DossierContext['record']): readonly string[] {
  return (record?.overdueReports ?? [])
    .map(({ dossier }) => dossier)
    .filter((dossier) => dossier !== file.reference);
}

function total(entries: readonly { readonly amount: Cents }[]): Cents {
  let result = 0;
  for (const { amount } of entries) result += amount;
  return result as Cents;
}
