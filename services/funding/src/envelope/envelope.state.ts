import { type Cents, cents, noMoney } from '@jalon/kernel';
import { type EnvelopeFigures, evolveFigures, noFigures } from './envelope-figures.state.ts';
import { type Holdings, evolveHoldings, noHoldings } from './envelope-holdings.state.ts';
import type { EnvelopeEvent } from './envelope.events.ts';

type Opened = Extract<EnvelopeEvent, { readonly type: 'EnvelopeOpened' }>['data'];

/** An envelope that exists: its terms, its figures, what each commitment holds of it. */
export type OpenEnvelope = { readonly status: 'open' } & Opened &
  EnvelopeFigures & {
    readonly holdings: Holdings;
    /** What is allocated to each operation. */
    readonly operations: ReadonlyMap<string, Cents>;
    /** How many lines have taken a place: the next one's rank is one more. */
    readonly ranks: number;
  };

/** One funder, one dispositif, one year: the authority and the payment credits of it. */
export type Envelope = { readonly status: 'absent' } | OpenEnvelope;

export type EnvelopeStatus = Envelope['status'];

export const envelopeStatuses = ['absent', 'open'] as const;

export const noEnvelope: Envelope = { status: 'absent' };

/** The state after a fact. */
export function evolveEnvelope(state: Envelope, event: EnvelopeEvent): Envelope {
  if (event.type === 'EnvelopeOpened') {
    return {
      status: 'open',
      ...event.data,
      ...noFigures,
      holdings: noHoldings,
      operations: new Map(),
      ranks: 0,
    };
  }
  if (state.status === 'absent') {
    // A line may be granted before anybody opened its envelope: the refusal is all that is known of it.
    if (event.type === 'CreditReservationRefused') return state;
    throw new Error('An envelope has facts before it was opened');
  }
  return {
    ...state,
    ...evolveFigures(state, event),
    holdings: evolveHoldings(state.holdings, event),
    operations: evolveOperations(state.operations, event),
    ranks: event.type === 'CreditReserved' ? event.data.rank : state.ranks,
  };
}

function evolveOperations(
  operations: OpenEnvelope['operations'],
  { type, data }: EnvelopeEvent,
): OpenEnvelope['operations'] {
  if (type !== 'AuthorityAllocated' && type !== 'AuthorityDeallocated') return operations;
  const change = type === 'AuthorityAllocated' ? data.amount : -data.amount;
  return new Map(operations).set(data.operation, cents((operations.get(data.operation) ?? noMoney) + change));
}
