import { firstRefusal } from '@jalon/kernel';
import { type OpenCommitment, holderOf } from '../commitment.state.ts';
import type { DecisionsOf, FieldsOf } from '../intent.commands.ts';
import { paymentOrderPolicies } from './payment-order.policies.ts';
import type { paymentIntents } from './payment.commands.ts';
import {
  isSameSource,
  orderOf,
  recordPolicies,
  reinstatementPolicies,
  rejectionPolicies,
  withdrawalPolicies,
} from './payment.policies.ts';

/** The id of a payment order: its exercice and its number, `2016-00042`. */
export function paymentOrderId(exercice: number, number: number): string {
  return `${exercice}-${String(number).padStart(5, '0')}`;
}

export const paymentDecisions: DecisionsOf<typeof paymentIntents> = {
  'issue-payment-order'(fields, state, context) {
    const refusal = firstRefusal(paymentOrderPolicies, fields, state, context);
    const { liquidation: id, exercice, pieces } = fields;
    const settled = state.liquidations.find(({ liquidation }) => liquidation === id);
    const { paymentNumber, account } = context;
    if (refusal || settled === undefined) return refusal ?? [];
    // theAccountIsConfirmed and theExerciceIsOpen have just checked that the desk brought both.
    if (paymentNumber === undefined || account?.standing !== 'confirmed') {
      throw new Error('An order is issued with its number and its account');
    }
    return [
      {
        type: 'PaymentOrderIssued',
        data: {
          order: paymentOrderId(exercice, paymentNumber.number),
          ...paymentNumber,
          exercice,
          liquidation: id,
          amount: settled.amount,
          account: account.ending,
          pieces,
          issuedBy: holderOf(context.actor),
          issuedOn: context.today,
        },
      },
    ];
  },

  'reject-payment-order'(fields, state, context) {
    if (orderOf(state, fields.order)?.rejection !== undefined) return [];
    return (
      firstRefusal(rejectionPolicies, fields, state, context) ?? [
        { type: 'PaymentOrderRejected', data: fields },
      ]
    );
  },

  'withdraw-rejection'({ order, reason }, state, context) {
    const refusal = firstRefusal(reinstatementPolicies, { order, reason }, state, context);
    const rejected = orderOf(state, order);
    if (refusal || rejected === undefined) return refusal ?? [];
    const { amount, exercice } = rejected;
    return [{ type: 'PaymentOrderRejectionWithdrawn', data: { order, amount, exercice, reason } }];
  },

  'record-payment': (fields, state, context) =>
    isKnownPayment(fields, state)
      ? []
      : (firstRefusal(recordPolicies, fields, state, context) ?? [{ type: 'PaymentRecorded', data: fields }]),

  'withdraw-payment-record': (fields, state, context) =>
    firstRefusal(withdrawalPolicies, fields, state, context) ?? [
      { type: 'PaymentRecordWithdrawn', data: fields },
    ],
};

/** The same payment told again (the same line of the accountant, or the same entry) changes nothing. */
function isKnownPayment(
  { order, amount, reference, source }: FieldsOf<(typeof paymentIntents)['record-payment']>,
  state: OpenCommitment,
): boolean {
  return (orderOf(state, order)?.payments ?? []).some(
    (known) =>
      known.amount === amount &&
      (source === undefined
        ? known.source === undefined && known.reference === reference
        : isSameSource(source, known.source)),
  );
}
