import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow } from '../intents.errors.ts';
import {
  type EnvelopeIntent,
  type EnvelopeIntentName,
  envelopeIntentNames,
  envelopeIntentRow,
} from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import { type EnvelopeEvent, envelopeEventSchemas } from './envelope.events.ts';
import {
  act,
  asking,
  euros,
  line,
  openAfter,
  opened,
  ordered,
  parentOpened,
  terms,
} from './envelope.examples.ts';
import { type EnvelopeStatus, envelopeStatuses } from './envelope.state.ts';

const { decide, evolve, initialState } = envelopeDecider;
const other = openAfter([parentOpened]);
const change = { amount: euros(10), act };

/** An intent of each name, right for the envelope of the examples once something was ordered on it. */
const examples: {
  readonly [Name in EnvelopeIntentName]: Extract<EnvelopeIntent, { readonly intent: Name }>;
} = {
  open: { intent: 'open', ...terms },
  'vote-authority': { intent: 'vote-authority', ...change },
  'reduce-authority': { intent: 'reduce-authority', ...change },
  allocate: { intent: 'allocate', ...change, operation: 'Actions' },
  deallocate: { intent: 'deallocate', ...change, operation: 'Actions' },
  'open-payment-credits': { intent: 'open-payment-credits', ...change, exercice: 2016 },
  'reduce-payment-credits': { intent: 'reduce-payment-credits', ...change, exercice: 2016 },
  delegate: { intent: 'delegate', to: 'etat.2016', act, authority: euros(10) },
  receive: { intent: 'receive', giver: 'etat.2016', act, authority: euros(10) },
  reserve: { intent: 'reserve', commitment: 'D2.L1', amount: euros(10) },
  'release-reservation': {
    intent: 'release-reservation',
    commitment: 'D3.L1',
    amount: euros(10),
    reason: 'Retrait',
  },
  'commit-authority': {
    intent: 'commit-authority',
    commitment: line,
    amount: euros(10),
    fromReservation: false,
  },
  decommit: { intent: 'decommit', commitment: line, amount: euros(10), reason: 'Reliquat' },
  'consume-payment-credits': {
    intent: 'consume-payment-credits',
    commitment: line,
    amount: euros(10),
    exercice: 2016,
    order: 'O2',
  },
  'restore-payment-credits': {
    intent: 'restore-payment-credits',
    commitment: line,
    order: 'O1',
    reason: 'RIB faux',
  },
  'end-exercice': { intent: 'end-exercice', exercice: 2016, act },
};

const factsTo: Readonly<Record<EnvelopeStatus, readonly EnvelopeEvent[]>> = {
  absent: [],
  open: [...ordered, { type: 'CreditReserved', data: { commitment: 'D3.L1', amount: euros(20), rank: 2 } }],
};
const stateOf = (status: EnvelopeStatus) => factsTo[status].reduce(evolve, initialState);
const table = envelopeStatuses.flatMap((status) => envelopeIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => envelopeIntentRow(name).from.includes(status);

describe('An envelope, in each of its states', () => {
  it.each(envelopeStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(examples[name], stateOf(status), asking('finance', { other }));
    expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(examples[name], state, asking('finance', { other }));
      if (isRefusal(decision)) throw decision;
      expect(decision.length).toBeGreaterThan(0);
      for (const event of decision) {
        expect(envelopeEventSchemas[event.type].parse(event.data)).toEqual(event.data);
        const refusedUnopened = status === 'absent' && event.type === 'CreditReservationRefused';
        if (refusedUnopened) expect(evolve(state, event)).toEqual(state);
        else expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );
});

describe('A delegation', () => {
  it('is two facts that mirror each other', () => {
    const credits = { exercice: 2016, amount: euros(50) };
    given(envelopeDecider, factsTo.open)
      .when(
        { intent: 'delegate', to: 'etat.2016', act, authority: euros(100), paymentCredits: credits },
        asking('finance', { other }),
      )
      .thenFacts(
        { type: 'AuthorityDelegated', data: { amount: euros(100), act, to: 'etat.2016' } },
        { type: 'PaymentCreditsDelegated', data: { ...credits, act, to: 'etat.2016' } },
      );
    given(envelopeDecider, [parentOpened])
      .when(
        { intent: 'receive', giver: 'etat.fipd.2016', act, authority: euros(100), paymentCredits: credits },
        asking('finance', { envelope: 'etat.2016' }),
      )
      .thenFacts(
        { type: 'AuthorityReceived', data: { amount: euros(100), act, from: 'etat.fipd.2016' } },
        { type: 'PaymentCreditsReceived', data: { ...credits, act, from: 'etat.fipd.2016' } },
      );
  });
});

describe('An envelope that was asked for credit before anybody opened it', () => {
  const refusedBefore: EnvelopeEvent = {
    type: 'CreditReservationRefused',
    data: { commitment: line, amount: euros(10), available: euros(0) },
  };
  it('records the refusal, and may still be opened', () => {
    given(envelopeDecider, [])
      .when({ intent: 'reserve', commitment: line, amount: euros(10) }, asking('systeme'))
      .thenFacts(refusedBefore);
    given(envelopeDecider, [refusedBefore])
      .when(examples.open, asking('finance', { other }))
      .thenFacts(opened);
  });
});
