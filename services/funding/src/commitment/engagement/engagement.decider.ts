import { cents, firstRefusal } from '@jalon/kernel';
import { theExerciceIsOpen } from '../commitment.policies.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { engagementIntents } from './engagement.commands.ts';
import {
  ejPolicies,
  legalCommitmentPolicies,
  reductionPolicies,
  theActIsNew,
} from './engagement.policies.ts';

/** What each intent of the engagement leads to. All that was reserved is committed. */
export const engagementDecisions: DecisionsOf<typeof engagementIntents> = {
  'commit-accounting': (fields, state, context) =>
    theExerciceIsOpen(fields, state, context) ?? [
      {
        type: 'AccountingCommitmentMade',
        data: { ...fields, amount: state.amounts.reserved, madeOn: context.today },
      },
    ],

  'commit-legally': (fields, state, context) =>
    firstRefusal(legalCommitmentPolicies, fields, state, context) ?? [
      {
        type: 'LegalCommitmentMade',
        data: { ...fields, amount: state.amounts.committed, committedOn: context.today },
      },
    ],

  'change-ej'(fields, state, context) {
    const { ej, exercice } = fields;
    // The same number told again changes nothing.
    if (state.legalNumbers.some((one) => one.ej === ej && one.exercice === exercice)) return [];
    return firstRefusal(ejPolicies, fields, state, context) ?? [{ type: 'LegalNumberChanged', data: fields }];
  },

  increase: (fields, state, context) =>
    theActIsNew(fields, state, context) ?? [
      {
        type: 'CommitmentIncreased',
        data: { ...fields, committed: cents(state.amounts.committed + fields.amount) },
      },
    ],

  reduce: (fields, state, context) =>
    firstRefusal(reductionPolicies, fields, state, context) ?? [
      {
        type: 'CommitmentReduced',
        data: { ...fields, committed: cents(state.amounts.committed - fields.amount) },
      },
    ],
};
