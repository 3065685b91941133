import { unreachable } from '@jalon/kernel';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import { type JournalEntry, moved } from './journal-entry.ts';

/** What a fact of an envelope writes in the journal. Authority belongs to the year of its envelope. */
export function envelopeEntries({ type, data }: EnvelopeEvent, year: number): readonly JournalEntry[] {
  switch (type) {
    case 'EnvelopeOpened':
    case 'CreditReservationRefused':
      return [];
    case 'AuthorityVoted':
      return moved(data.amount, year, { from: 'ae-voted', to: 'ae-unallocated' });
    case 'AuthorityReduced':
      return moved(data.amount, year, { from: 'ae-unallocated', to: 'ae-voted' });
    case 'AuthorityAllocated':
      return moved(data.amount, year, { from: 'ae-unallocated', to: 'ae-available' });
    case 'AuthorityDeallocated':
      return moved(data.amount, year, { from: 'ae-available', to: 'ae-unallocated' });
    case 'AuthorityDelegated':
      return moved(data.amount, year, { from: 'ae-unallocated', to: 'ae-exchanged' });
    case 'AuthorityReceived':
      return moved(data.amount, year, { from: 'ae-exchanged', to: 'ae-unallocated' });
    case 'CreditReserved':
      return moved(data.amount, year, { from: 'ae-available', to: 'ae-reserved' });
    case 'CreditReservationReleased':
      return moved(data.amount, year, { from: 'ae-reserved', to: 'ae-available' });
    case 'AuthorityCommitted': {
      const from = data.fromReservation ? 'ae-reserved' : 'ae-available';
      return moved(data.amount, year, { from, to: 'ae-committed' });
    }
    case 'AuthorityDecommitted':
      return moved(data.amount, year, { from: 'ae-committed', to: 'ae-available' });
    case 'PaymentCreditsOpened':
      return moved(data.amount, data.exercice, { from: 'cp-opened', to: 'cp-available' });
    case 'PaymentCreditsReduced':
      return moved(data.amount, data.exercice, { from: 'cp-available', to: 'cp-opened' });
    case 'PaymentCreditsDelegated':
      return moved(data.amount, data.exercice, { from: 'cp-available', to: 'cp-exchanged' });
    case 'PaymentCreditsReceived':
      return moved(data.amount, data.exercice, { from: 'cp-exchanged', to: 'cp-available' });
    case 'PaymentCreditsConsumed':
      return moved(data.amount, data.exercice, { from: 'cp-available', to: 'cp-consumed' });
    case 'PaymentCreditsRestored':
      return moved(data.amount, data.exercice, { from: 'cp-consumed', to: 'cp-available' });
    case 'PaymentCreditsCarriedOver':
      return [
        ...moved(data.amount, data.from, { from: 'cp-available', to: 'cp-carried-over' }),
        ...moved(data.amount, data.to, { from: 'cp-carried-over', to: 'cp-available' }),
      ];
    case 'PaymentCreditsLapsed':
      return moved(data.amount, data.exercice, { from: 'cp-available', to: 'cp-lapsed' });
    default:
      return unreachable(type);
  }
}
