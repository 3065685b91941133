import type { Recorded } from '@jalon/event-store';
import type { Cents, Instant } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import {
  type EnvelopeFigures,
  availableAuthority,
  evolveFigures,
  noFigures,
} from './envelope-figures.state.ts';
import { type EnvelopeEvent, envelopeEventTypes } from './envelope.events.ts';

type Opened = Extract<EnvelopeEvent, { readonly type: 'EnvelopeOpened' }>['data'];

/** An envelope as people list it. Amounts in cents; its children's are not in them (`envelope-view.ts` adds them). */
export type EnvelopeDocument = Opened &
  EnvelopeFigures & {
    /** Allocated and neither reserved nor committed. */
    readonly available: Cents;
    /** How many lines took a place, and how many found too little. */
    readonly reservations: number;
    readonly refusals: number;
    readonly updatedAt: Instant;
  };

/** Every envelope, with what it holds and what was taken of it. */
export const envelopes: Projection<EnvelopeDocument, Recorded<EnvelopeEvent>> = {
  name: 'envelopes',
  version: 1,
  types: envelopeEventTypes,
  textFields: ['label'],
  documentId: ({ stream }) => stream.slice('envelope-'.length),
  evolve(document, event) {
    const updatedAt = event.metadata.occurredAt;
    if (event.type === 'EnvelopeOpened') {
      const none = availableAuthority(noFigures.authority);
      return { ...event.data, ...noFigures, available: none, reservations: 0, refusals: 0, updatedAt };
    }
    // Before its opening an envelope knows refusals alone: there is nothing to list.
    if (document === undefined) return undefined;
    const { authority, credits } = evolveFigures(document, event);
    return {
      ...document,
      authority,
      credits,
      available: availableAuthority(authority),
      reservations: document.reservations + (event.type === 'CreditReserved' ? 1 : 0),
      refusals: document.refusals + (event.type === 'CreditReservationRefused' ? 1 : 0),
      updatedAt,
    };
  },
};
