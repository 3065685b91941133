import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../campaign/campaigns.ts';
import type { Committee } from '../committee-answers.ts';
import { idOfMember } from '../member-named.ts';
import { bodyOf, committeeAfter, faultsOf, seatsOf } from './committee-values.ts';

const campaign: Campaign = {
  campaign: '2027',
  year: 2027,
  name: 'Programmation 2027',
  status: 'open',
  opensAt: '2026-10-31T23:00:00.000Z',
  closesAt: '2027-04-30T21:59:59.999Z',
  nomenclature: 'contrat-2015',
  themes: ['1.1'],
  territories: ['59512'],
  funders: [],
};
const source: Committee = {
  committee: 'C16-EXAMPL',
  campaign: '2016',
  name: 'Comité de Roubaix 2016',
  status: 'active',
  scope: { kind: 'territory', codes: ['59512', '59328'] },
  quorumPercent: 60,
  members: [
    { id: 'm-1', name: 'Hervé Taffin', organisation: 'État', interests: [] },
    { id: 'm-2', name: 'Sylvie Caudron', organisation: 'MEL', interests: ['P-XS44Z1'] },
  ],
};

describe('A committee made from that of another year', () => {
  it('covers what the campaign still has, and is sent with its members', () => {
    const values = committeeAfter(source, campaign);
    expect(faultsOf(values)).toEqual({});
    expect(bodyOf(values, campaign)).toEqual({
      name: 'Comité de Roubaix 2027',
      campaign: '2027',
      scope: { kind: 'territory', codes: ['59512'] },
      quorumPercent: 60,
    });
    expect(seatsOf({ ...values, members: ['m-2'] }, source)).toEqual([source.members[1]]);
  });
  it('names its nomenclature when it covers themes', () => {
    const values = {
      ...committeeAfter(undefined, campaign),
      name: 'Santé',
      kind: 'theme',
      codes: ['1.1'],
    } as const;
    expect(bodyOf(values, campaign).scope).toEqual({
      kind: 'theme',
      codes: ['1.1'],
      nomenclature: 'contrat-2015',
    });
  });
  it('made from nothing is told what it lacks', () => {
    expect(faultsOf({ ...committeeAfter(undefined, campaign), quorumPercent: 0 })).toEqual({
      name: 'missing',
      codes: 'choose-one',
      quorumPercent: 'share-wrong',
    });
  });
});

describe('A member', () => {
  it('is called by their name', () => {
    expect(idOfMember(' Omar Ghesquière-Dû ')).toBe('m-omar-ghesquiere-du');
  });
});
