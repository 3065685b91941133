import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { DossierRoleRefused } from '../dossier.errors.ts';
import { dossierDecider } from '../dossier.decider.ts';
import { ask, asking, context, factsTo, people } from '../dossier.examples.ts';
import * as refusal from './exits.errors.ts';

const oneLineGranted = factsTo.decided.slice(0, -1);

describe('nothingIsDecidedYet', () => {
  const advised = factsTo['opinion-given'];
  it('accepts that a dossier on which nothing is decided is closed without follow-up', () => {
    given(dossierDecider, advised)
      .when(ask('close-without-follow-up'), asking('close-without-follow-up'))
      .thenTypes('ClosedWithoutFollowUp');
  });
  it('refuses it once a line is decided, and silence no longer counts', () => {
    const oneLineRefused = [...advised, ...factsTo.decided.slice(-1)];
    given(dossierDecider, oneLineRefused)
      .when(ask('close-without-follow-up'), asking('close-without-follow-up'))
      .thenRefused(refusal.AlreadyPartlyDecided);
    given(dossierDecider, oneLineGranted)
      .when(ask('ascertain-silence'), asking('ascertain-silence'))
      .thenRefused(refusal.AlreadyPartlyDecided);
  });
});

describe('silenceIsARefusal', () => {
  it('accepts the day after two months of silence (R14)', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('ascertain-silence'), context(people.jalon, '2016-03-16'))
      .thenFacts({
        type: 'ImplicitlyRefused',
        data: { silentSince: '2016-01-15' as Day, refusedOn: '2016-03-16' as Day, suspendedDays: 0 },
      });
  });
  it('refuses the last day, and while the porteur is awaited', () => {
    const refused = given(dossierDecider, factsTo.submitted)
      .when(ask('ascertain-silence'), context(people.jalon, '2016-03-15'))
      .thenRefused(refusal.SilenceNotOver);
    expect(refused.rule).toBe('R14');
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(ask('ascertain-silence'), context(people.jalon, '2016-12-01'))
      .thenRefused(refusal.SilenceSuspended);
  });
  it('counts the days of suspension', () => {
    const provided = {
      type: 'ComplementsProvided',
      data: {
        items: ['RIB'],
        contents: {},
        providedOn: '2016-01-30' as Day,
        suspendedDays: 10,
        silenceMeansRefusalAfter: '2016-03-25' as Day,
      },
    } as const;
    const facts = [
      ...factsTo['awaiting-complements'],
      { ...provided, data: { ...provided.data, items: ['RIB'] } },
    ];
    given(dossierDecider, facts)
      .when(ask('ascertain-silence'), context(people.jalon, '2016-03-25'))
      .thenRefused(refusal.SilenceNotOver);
    given(dossierDecider, facts)
      .when(ask('ascertain-silence'), context(people.jalon, '2016-03-26'))
      .thenTypes('ImplicitlyRefused');
  });
});

describe('onlyAGrantedLineLapses', () => {
  it('accepts a granted line; the dossier lapses with the last of them', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('ascertain-lapse'), asking('ascertain-lapse'))
      .thenTypes('LineLapsed');
    expect(factsTo.lapsed.reduce(dossierDecider.evolve, dossierDecider.initialState).status).toBe('lapsed');
  });
  it('refuses a refused line', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('ascertain-lapse', { lineId: 'L2' }), asking('ascertain-lapse'))
      .thenRefused(refusal.NothingToLapse);
  });
});

describe('The reopening of an instruction', () => {
  it('takes up a dossier refused by silence: its lines start over', () => {
    given(dossierDecider, factsTo['implicitly-refused'])
      .when(ask('reopen'), asking('reopen'))
      .thenTypes('InstructionReopened');
  });
  it('takes up a cancelled one, whose grants are no more', () => {
    given(dossierDecider, factsTo.cancelled)
      .when(ask('reopen'), asking('reopen'))
      .thenTypes('InstructionReopened');
  });
  it('is a chief’s alone', () => {
    given(dossierDecider, factsTo['implicitly-refused'])
      .when(ask('reopen'), asking('reopen', { actor: people.instructor }))
      .thenRefused(DossierRoleRefused);
  });
});
