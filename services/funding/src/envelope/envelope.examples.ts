import { somebody } from '@jalon/testing';
import type { Role } from '@jalon/contracts';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { EnvelopeIntentFields } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import type { CreditAct, EnvelopeEvent } from './envelope.events.ts';
import type { EnvelopeContext } from './envelope.policies.ts';
import type { Envelope, OpenEnvelope } from './envelope.state.ts';

/** The FIPD of 2016 and the whole of the State's credits, as the tests start from them. */

export const act: CreditAct = { reference: 'BP 2016', date: '2016-01-04' as Day };

export const terms: EnvelopeIntentFields<'open'> = {
  funder: 'etat',
  dispositif: 'fipd',
  year: 2016,
  label: 'FIPD 2016',
  parent: 'etat.2016',
  act,
};

export const euros = (amount: number): Cents => cents(amount * 100);

export const opened: EnvelopeEvent = {
  type: 'EnvelopeOpened',
  data: { envelope: 'etat.fipd.2016', ...terms },
};

export const parentOpened: EnvelopeEvent = {
  type: 'EnvelopeOpened',
  data: {
    envelope: 'etat.2016',
    funder: 'etat',
    dispositif: 'ensemble',
    year: 2016,
    label: 'Crédits de l’État 2016',
    act,
  },
};

/** 1,000 € voted, 800 € allocated to actions; 500 € of payment credits in 2016. */
export const funded: readonly EnvelopeEvent[] = [
  opened,
  { type: 'AuthorityVoted', data: { amount: euros(1_000), act } },
  { type: 'AuthorityAllocated', data: { amount: euros(800), act, operation: 'Actions' } },
  { type: 'PaymentCreditsOpened', data: { exercice: 2016, amount: euros(500), act } },
];

const commitment = 'D16-7K3M9Q.L1';

/** 300 € reserved by one line; then 300 € committed; then 200 € of them ordered in 2016. */
export const reserved: readonly EnvelopeEvent[] = [
  ...funded,
  { type: 'CreditReserved', data: { commitment, amount: euros(300), rank: 1 } },
];
export const committed: readonly EnvelopeEvent[] = [
  ...reserved,
  { type: 'AuthorityCommitted', data: { commitment, amount: euros(300), fromReservation: true } },
];
export const ordered: readonly EnvelopeEvent[] = [
  ...committed,
  {
    type: 'PaymentCreditsConsumed',
    data: { commitment, amount: euros(200), exercice: 2016, order: 'O1' },
  },
];

export const line = commitment;

export function stateAfter(facts: readonly EnvelopeEvent[]): Envelope {
  return facts.reduce(envelopeDecider.evolve, envelopeDecider.initialState);
}

/** @throws Error when the facts do not open it */
export function openAfter(facts: readonly EnvelopeEvent[]): OpenEnvelope {
  const state = stateAfter(facts);
  if (state.status !== 'open') throw new Error('The envelope is not open');
  return state;
}

export function asking(
  role: Role | 'systeme' = 'finance',
  world: Partial<Pick<EnvelopeContext, 'envelope' | 'other' | 'exerciceClosed'>> = {},
): EnvelopeContext {
  return { envelope: 'etat.fipd.2016', ...told('2016-03-01', somebody(role)), ...world };
}
