import { type MessageData, fundingMessages, fundingTopic } from '@jalon/contracts';
import type { Recorded } from '@jalon/event-store';
import { type Topic, publish } from '@jalon/messaging';
import type { CommitmentEvent } from './commitment/commitment.events.ts';

type Fact<Type extends CommitmentEvent['type']> = Recorded<Extract<CommitmentEvent, { readonly type: Type }>>;
type Messages = typeof fundingMessages;

/**
 * What the other services may hear of commitments, in the words of a contract: what was reserved, committed, ordered,
 * paid and given back. Who certified, who signed and to which account stay here. Amounts in cents.
 */
export const commitments: Topic = {
  name: fundingTopic,
  publications: [
    publish<Fact<'ReservationObtained'>>(['ReservationObtained'], ({ stream, data: { amount } }) =>
      tell('funding.credit-reserved', { ...lineOf(stream), amount }),
    ),
    publish<Fact<'ReservationDenied'>>(['ReservationDenied'], ({ stream, data: { amount, available } }) =>
      tell('funding.credit-refused', { ...lineOf(stream), amount, available }),
    ),
    publish<Fact<'LegalCommitmentMade'>>(['LegalCommitmentMade'], ({ stream, data }) => {
      const { amount, ej, committedOn } = data;
      return tell('funding.line-committed', { ...lineOf(stream), amount, ej, committedOn });
    }),
    publish<Fact<'CommitmentIncreased' | 'CommitmentReduced'>>(
      ['CommitmentIncreased', 'CommitmentReduced'],
      ({ stream, data: { committed: amount } }) =>
        tell('funding.commitment-changed', { ...lineOf(stream), amount }),
    ),
    publish<Fact<'PaymentOrderIssued'>>(['PaymentOrderIssued'], ({ stream, data }) => {
      const { order, number, exercice, amount, issuedOn } = data;
      return tell('funding.payment-ordered', {
        ...lineOf(stream),
        order,
        number,
        exercice,
        amount,
        issuedOn,
      });
    }),
    publish<Fact<'PaymentOrderRejected'>>(['PaymentOrderRejected'], ({ stream, data }) => {
      const { order, reason, rejectedOn } = data;
      return tell('funding.payment-order-rejected', { ...lineOf(stream), order, reason, rejectedOn });
    }),
    publish<Fact<'PaymentOrderRejectionWithdrawn'>>(
      ['PaymentOrderRejectionWithdrawn'],
      ({ stream, data }) => {
        const { order, amount, reason } = data;
        return tell('funding.rejection-withdrawn', { ...lineOf(stream), order, amount, reason });
      },
    ),
    publish<Fact<'PaymentRecorded'>>(['PaymentRecorded'], ({ stream, data: { order, amount, paidOn } }) =>
      tell('funding.line-paid', { ...lineOf(stream), order, amount, paidOn }),
    ),
    publish<Fact<'PaymentRecordWithdrawn'>>(['PaymentRecordWithdrawn'], ({ stream, data }) => {
      const { order, amount, reason } = data;
      return tell('funding.payment-withdrawn', { ...lineOf(stream), order, amount, reason });
    }),
    publish<Fact<'RemainderReleased' | 'CommitmentLapsed' | 'CommitmentCancelled'>>(
      ['RemainderReleased', 'CommitmentLapsed', 'CommitmentCancelled'],
      ({ stream, data: { amount, reason } }) =>
        tell('funding.credit-released', { ...lineOf(stream), amount, reason }),
    ),
    publish<Fact<'RecoveryOrderIssued'>>(['RecoveryOrderIssued'], ({ stream, data }) => {
      const { recovery, amount, reason } = data;
      return tell('funding.recovery-ordered', { ...lineOf(stream), recovery, amount, reason });
    }),
    publish<Fact<'RecoveryCollected' | 'RecoveryCollectionWithdrawn' | 'RecoveryWrittenOff'>>(
      ['RecoveryCollected', 'RecoveryCollectionWithdrawn', 'RecoveryWrittenOff'],
      ({ stream, type, data: { recovery, amount } }) =>
        tell('funding.recovery-cleared', { ...lineOf(stream), recovery, amount, how: cleared[type] }),
    ),
    publish<Fact<'CommitmentSettled'>>(['CommitmentSettled'], ({ stream, data: { settledOn } }) =>
      tell('funding.line-settled', { ...lineOf(stream), settledOn }),
    ),
  ],
};

const cleared = {
  RecoveryCollected: 'collected',
  RecoveryCollectionWithdrawn: 'collection-withdrawn',
  RecoveryWrittenOff: 'written-off',
} as const;

function tell<Type extends keyof Messages>(type: Type, data: MessageData<Messages, Type>) {
  return { type, version: fundingMessages[type].version, data };
}

/** `commitment-D16-7K3M9Q.L1` is the commitment of line L1 of dossier D16-7K3M9Q. */
function lineOf(stream: string): { readonly dossier: string; readonly lineId: string } {
  const dot = stream.lastIndexOf('.');
  return { dossier: stream.slice('commitment-'.length, dot), lineId: stream.slice(dot + 1) };
}
