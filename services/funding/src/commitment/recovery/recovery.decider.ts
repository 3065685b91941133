import { firstRefusal } from '@jalon/kernel';
import { expectedOf } from '../commitment-amounts.state.ts';
import { type OpenCommitment, holderOf } from '../commitment.state.ts';
import type { DecisionsOf, FieldsOf } from '../intent.commands.ts';
import type { recoveryIntents } from './recovery.commands.ts';
import {
  collectionPolicies,
  isSame,
  issuePolicies,
  recoveryOf,
  theRecoveryIsKnown,
  withdrawalPolicies,
} from './recovery.policies.ts';

/** The id of a recovery order: `T`, its exercice and its number, `T2016-00003`. */
export function recoveryId(exercice: number, number: number): string {
  return `T${exercice}-${String(number).padStart(5, '0')}`;
}

export const recoveryDecisions: DecisionsOf<typeof recoveryIntents> = {
  'issue-recovery-order'(fields, state, context) {
    const refusal = firstRefusal(issuePolicies, fields, state, context);
    if (refusal) return refusal;
    const { recoveryNumber: number } = context;
    if (number === undefined) throw new Error('A recovery order is issued with its number');
    return [
      {
        type: 'RecoveryOrderIssued',
        data: {
          ...fields,
          recovery: recoveryId(fields.exercice, number),
          number,
          issuedOn: context.today,
          issuedBy: holderOf(context.actor),
        },
      },
    ];
  },

  'collect-recovery': (fields, state, context) =>
    isKnownCollection(fields, state)
      ? []
      : (firstRefusal(collectionPolicies, fields, state, context) ?? [
          { type: 'RecoveryCollected', data: fields },
        ]),

  'withdraw-recovery-collection': (fields, state, context) =>
    firstRefusal(withdrawalPolicies, fields, state, context) ?? [
      { type: 'RecoveryCollectionWithdrawn', data: fields },
    ],

  'write-off-recovery'(fields, state, context) {
    const refusal = theRecoveryIsKnown(fields, state, context);
    const issued = recoveryOf(state, fields.recovery);
    if (refusal || issued === undefined) return refusal ?? [];
    const amount = expectedOf(issued);
    return amount === 0 ? [] : [{ type: 'RecoveryWrittenOff', data: { ...fields, amount } }];
  },
};

/** The same collection told again changes nothing. */
function isKnownCollection(
  { recovery, amount, reference, source }: FieldsOf<(typeof recoveryIntents)['collect-recovery']>,
  state: OpenCommitment,
): boolean {
  return (recoveryOf(state, recovery)?.collections ?? []).some(
    (known) =>
      known.amount === amount &&
      (source === undefined
        ? known.source === undefined && known.reference === reference
        : isSame(source, known.source)),
  );
}
