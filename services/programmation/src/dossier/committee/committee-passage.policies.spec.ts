import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { dossierDecider } from '../dossier.decider.ts';
import { ask, asking, euros, factsTo } from '../dossier.examples.ts';
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
