import { type Policy, allowed, cents, refused } from '@jalon/kernel';
import { expectedOf, recoverable } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import { theExerciceIsOpen } from '../commitment.policies.ts';
import type { AccountingSource, OpenCommitment, Recovery } from '../commitment.state.ts';
import type { FieldsOf } from '../intent.commands.ts';
import type { recoveryIntents } from './recovery.commands.ts';
import * as refusal from './recovery.errors.ts';

type Intents = typeof recoveryIntents;
type NamingPolicy = Policy<{ readonly recovery: string }, OpenCommitment, CommitmentContext>;
type RecoveryPolicy<Name extends keyof Intents> = Policy<
  FieldsOf<Intents[Name]>,
  OpenCommitment,
  CommitmentContext
>;

/** R4: what is asked back was paid, and is not asked back already. */
export const theMoneyWasPaid: RecoveryPolicy<'issue-recovery-order'> = ({ amount }, { amounts }) =>
  amount <= recoverable(amounts) ? allowed : refused(new refusal.MoreThanPaid(amount, recoverable(amounts)));

/** The beneficiary was heard (contradictory procedure) once there was money to give back. */
export const theBeneficiaryWasHeard: RecoveryPolicy<'issue-recovery-order'> = ({ heardOn }, { orders }) => {
  const [first] = orders.flatMap(({ payments }) => payments.map(({ paidOn }) => paidOn)).sort();
  return first !== undefined && heardOn < first
    ? refused(new refusal.HeardTooEarly(heardOn, first))
    : allowed;
};

export const issuePolicies = [theExerciceIsOpen, theMoneyWasPaid, theBeneficiaryWasHeard];

export const theRecoveryIsKnown: NamingPolicy = ({ recovery }, state) =>
  recoveryOf(state, recovery) ? allowed : refused(new refusal.RecoveryUnknown(recovery));

/** A line of the accountant's file is collected once. */
export const theCollectionIsNew: RecoveryPolicy<'collect-recovery'> = ({ source }, { recoveries }) => {
  const used = recoveries
    .flatMap(({ collections }) => collections)
    .find((one) => source !== undefined && isSame(source, one.source));
  return source === undefined || used === undefined
    ? allowed
    : refused(new refusal.CollectionSourceUsed(source, used.reference));
};

/** Σ collected and written off ≤ ordered. */
export const theRecoveryExpectsThat: RecoveryPolicy<'collect-recovery'> = ({ recovery, amount }, state) => {
  const issued = recoveryOf(state, recovery);
  const expected = issued ? expectedOf(issued) : cents(0);
  return amount <= expected ? allowed : refused(new refusal.RecoveryExceeded(recovery, amount, expected));
};

export const collectionPolicies = [theRecoveryIsKnown, theCollectionIsNew, theRecoveryExpectsThat];

export const theCollectionIsRecorded: RecoveryPolicy<'withdraw-recovery-collection'> = (
  { recovery, reference, amount },
  state,
) =>
  recoveryOf(state, recovery)?.collections.some((one) => one.reference === reference && one.amount === amount)
    ? allowed
    : refused(new refusal.CollectionUnknown(recovery, reference, amount));

export const withdrawalPolicies = [theRecoveryIsKnown, theCollectionIsRecorded];

export function recoveryOf({ recoveries }: OpenCommitment, id: string): Recovery | undefined {
  return recoveries.find(({ recovery }) => recovery === id);
}

export function isSame(one: AccountingSource, other: AccountingSource | undefined): boolean {
  return one.extract === other?.extract && one.line === other.line;
}
