import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { commitmentDecider } from '../commitment.decider.ts';
import { commitment, euros, factsTo, openAfter } from '../commitment.examples.ts';
import { ask, asking } from '../commitment-intents.examples.ts';
import { entailedBy } from '../commitment-entailments.ts';
import { NothingToRelease } from './exits.errors.ts';

const held = (amount: number) => ({ amount: euros(amount), reason: 'Aucun démarrage' });

describe('thereIsARemainder', () => {
  it('accepts to release what is not owed: what is owed stays (R4)', () => {
    given(commitmentDecider, factsTo['partly-liquidated'])
      .when(ask('release'), asking('release'))
      .thenFacts({ type: 'RemainderReleased', data: { amount: euros(20_000), reason: 'Action réduite' } });
  });
  it('refuses when all is owed', () => {
    given(commitmentDecider, factsTo.liquidated)
      .when(ask('release'), asking('release'))
      .thenRefused(NothingToRelease);
  });
});

describe('A lapsed commitment', () => {
  it('gives back its reservation', () => {
    given(commitmentDecider, factsTo.reserved)
      .when(ask('lapse'), asking('lapse'))
      .thenFacts({ type: 'CommitmentLapsed', data: held(30_000) });
    const lapse = { type: 'CommitmentLapsed', data: held(30_000) } as const;
    expect(entailedBy(commitment, lapse, openAfter(factsTo.reserved))).toMatchObject({
      envelope: { intent: 'release-reservation' },
    });
    expect(entailedBy(commitment, lapse, openAfter(factsTo.accounting))).toMatchObject({
      envelope: { intent: 'decommit' },
    });
  });
  it('gives back what is not owed, and settles once the rest is paid', () => {
    given(commitmentDecider, factsTo['partly-liquidated'])
      .when(ask('lapse'), asking('lapse'))
      .thenFacts({ type: 'CommitmentLapsed', data: held(20_000) });
    given(commitmentDecider, factsTo.paid)
      .when(ask('lapse'), asking('lapse'))
      .thenTypes('CommitmentLapsed', 'CommitmentSettled');
  });
  it('is lapsed once: what has nothing left changes nothing', () => {
    for (const status of ['lapsed', 'cancelled', 'settled', 'liquidated'] as const) {
      given(commitmentDecider, factsTo[status]).when(ask('lapse'), asking('lapse')).thenNothing();
    }
  });
  it('had perhaps never had its credit', () => {
    given(commitmentDecider, factsTo.denied)
      .when(ask('lapse'), asking('lapse'))
      .thenFacts({ type: 'CommitmentLapsed', data: held(0) });
  });
});

describe('A commitment that is cancelled before the debt exists', () => {
  it('gives back what it held, reserved or committed', () => {
    for (const status of ['reserved', 'accounting'] as const) {
      given(commitmentDecider, factsTo[status])
        .when(ask('cancel'), asking('cancel'))
        .thenFacts({ type: 'CommitmentCancelled', data: { amount: euros(30_000), reason: 'Retrait' } });
    }
  });
});

describe('At year end', () => {
  const attaching = (history: Parameters<typeof openAfter>[0]) =>
    given(commitmentDecider, history).when(ask('attach-to-exercice'), asking('attach-to-exercice'));
  it('what is owed and was not ordered belongs to the exercice, once', () => {
    const attached = {
      type: 'ExpenseAttachedToExercice',
      data: { exercice: 2016, amount: euros(10_000) },
    } as const;
    attaching(factsTo['partly-liquidated']).thenFacts(attached);
    attaching([...factsTo['partly-liquidated'], attached]).thenNothing();
    attaching(factsTo.paid).thenNothing();
  });
});
