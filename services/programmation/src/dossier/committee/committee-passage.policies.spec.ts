import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { dossierDecider } from '../dossier.decider.ts';
import { AlreadyPartlyDecided } from '../exits/exits.errors.ts';
import { ask, asking, euros, examples, factsTo } from '../dossier.examples.ts';
import { NotOnThisAgenda, ProposalAboveRequest, UnknownLine } from './committee-passage.errors.ts';

const placing = (proposals: { lineId: string; amount: ReturnType<typeof euros> }[]) =>
  given(dossierDecider, factsTo['under-instruction']).when(
    ask('take-place-on-agenda', { proposals }),
    asking('take-place-on-agenda'),
  );

describe('eachProposalIsOnALineOfTheDossier', () => {
  it('accepts an amount on one line of the two', () => {
    placing([{ lineId: 'L1', amount: euros(1) }]).thenTypes('PutOnAgenda');
  });
  it('refuses a line that is not its own, and a line cited twice', () => {
    placing([{ lineId: 'L9', amount: euros(1) }]).thenRefused(UnknownLine);
    const twice = { lineId: 'L1', amount: euros(1) };
    placing([twice, twice]).thenRefused(UnknownLine);
  });
});

describe('theProposalIsWithinTheRequest', () => {
  it('accepts all that was requested', () => {
    placing([{ lineId: 'L1', amount: euros(30_000) }]).thenTypes('PutOnAgenda');
  });
  it('refuses a cent more', () => {
    const { facts } = placing([{ lineId: 'L1', amount: euros(30_000.01) }]).thenRefused(ProposalAboveRequest);
    expect(facts).toEqual({ lineIds: ['L1'] });
  });
});

describe('What is proposed', () => {
  const changing = (changes: object = {}) =>
    given(dossierDecider, factsTo['on-agenda']).when(
      ask('change-proposal', changes),
      asking('change-proposal'),
    );
  it('changes in place, and is then what the lines hold', () => {
    changing().thenTypes('ProposalChanged');
    const { initialState, evolve } = dossierDecider;
    const changed = { type: 'ProposalChanged', data: examples['change-proposal'].fields } as const;
    const state = [...factsTo['on-agenda'], changed].reduce(evolve, initialState);
    expect(state.status).toBe('on-agenda');
    expect('file' in state && state.file.lines.find(({ lineId }) => lineId === 'L1')?.proposed).toBe(
      euros(20_000),
    );
  });
  it('stays within the request, on lines of the dossier, for the session that looks at it', () => {
    changing({ proposals: [{ lineId: 'L1', amount: euros(30_000.01) }] }).thenRefused(ProposalAboveRequest);
    changing({ proposals: [{ lineId: 'L9', amount: euros(1) }] }).thenRefused(UnknownLine);
    changing({ session: 'S16-OTHER0' }).thenRefused(NotOnThisAgenda);
  });
});

describe('theSessionIsTheDossiers', () => {
  it('accepts the opinion of the session on whose agenda it stands', () => {
    given(dossierDecider, factsTo['on-agenda'])
      .when(ask('receive-opinion'), asking('receive-opinion'))
      .thenTypes('CommitteeOpinionGiven');
  });
  it('refuses that of another session', () => {
    given(dossierDecider, factsTo['on-agenda'])
      .when(ask('receive-opinion', { session: 'S16-OTHER0' }), asking('receive-opinion'))
      .thenRefused(NotOnThisAgenda);
    given(dossierDecider, factsTo['on-agenda'])
      .when(ask('leave-agenda', { session: 'S16-OTHER0' }), asking('leave-agenda'))
      .thenRefused(NotOnThisAgenda);
  });
});

describe('An adjourned dossier', () => {
  it('is under instruction again', () => {
    const { initialState, evolve } = dossierDecider;
    const adjourned = { ...ask('receive-opinion', { opinion: 'adjourned' }) };
    const decision = dossierDecider.decide(
      adjourned,
      factsTo['on-agenda'].reduce(evolve, initialState),
      asking('receive-opinion'),
    );
    expect(Array.isArray(decision)).toBe(true);
    const after = [...factsTo['on-agenda'], ...(decision as typeof factsTo.draft)].reduce(
      evolve,
      initialState,
    );
    expect(after.status).toBe('under-instruction');
  });
});

describe('A new passage in committee', () => {
  it('is open to a programmed dossier on which nothing is decided: its amounts start over', () => {
    const { initialState, evolve } = dossierDecider;
    given(dossierDecider, factsTo.programmed)
      .when(ask('take-place-on-agenda'), asking('take-place-on-agenda'))
      .thenTypes('PutOnAgenda');
    const again = { type: 'PutOnAgenda', data: examples['take-place-on-agenda'].fields } as const;
    const state = [...factsTo.programmed, again].reduce(evolve, initialState);
    expect('file' in state && state.file.lines.map(({ programmed }) => programmed)).toEqual([
      undefined,
      undefined,
    ]);
  });
  it('is closed once a line is decided', () => {
    given(dossierDecider, factsTo.decided.slice(0, -1))
      .when(ask('take-place-on-agenda'), asking('take-place-on-agenda'))
      .thenRefused(AlreadyPartlyDecided);
  });
});
