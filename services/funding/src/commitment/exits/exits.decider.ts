import { type Cents, cents, sum } from '@jalon/kernel';
import { remainder } from '../commitment-amounts.state.ts';
import type { CommitmentAmounts } from '../commitment.state.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { exitsIntents } from './exits.commands.ts';
import { thereIsARemainder } from './exits.policies.ts';

export const exitsDecisions: DecisionsOf<typeof exitsIntents> = {
  release: (fields, state, context) =>
    thereIsARemainder(fields, state, context) ?? [
      { type: 'RemainderReleased', data: { ...fields, amount: remainder(state.amounts) } },
    ],

  /** Whatever programmation says of the line, what is not owed goes back; once: the second time nothing is left. */
  lapse({ reason }, { status, amounts }) {
    const amount = heldAndNotOwed(amounts);
    const hasNothingLeft = amount === 0 && status !== 'denied';
    return hasNothingLeft ? [] : [{ type: 'CommitmentLapsed', data: { amount, reason } }];
  },

  cancel: ({ reason }, { amounts }) => [
    { type: 'CommitmentCancelled', data: { amount: heldAndNotOwed(amounts), reason } },
  ],

  /** Rattachement: what is owed for a service done by the end of the year, and was not ordered, belongs to it. */
  'attach-to-exercice'({ exercice }, { liquidations, certificates, attachedTo }) {
    const done = new Set(
      certificates
        .filter(({ certifiedOn }) => certifiedOn <= `${exercice}-12-31`)
        .map(({ certificate }) => certificate),
    );
    const owed = liquidations.filter(
      ({ order, certificate }) => order === undefined && done.has(certificate),
    );
    const amount = sum(owed.map((liquidation) => liquidation.amount));
    return amount === 0 || attachedTo.includes(exercice)
      ? []
      : [{ type: 'ExpenseAttachedToExercice', data: { exercice, amount } }];
  },
};

/** Reserved, or committed and not liquidated. */
function heldAndNotOwed(amounts: CommitmentAmounts): Cents {
  return cents(amounts.reserved + remainder(amounts));
}
