import { describe, expect, it } from '@jest/globals';
import type { Member } from '../committee-answers.ts';
import { quorumOf } from './quorum.ts';

const members = ['lea', 'marc', 'nadia', 'omar', 'paul'].map((id): Member => ({
  id,
  name: id,
  organisation: 'État',
  interests: [],
}));

describe('The quorum of a session (R19)', () => {
  it('is a share of the members, rounded up', () => {
    expect(quorumOf({ members, quorumPercent: 50, present: ['lea', 'marc'] })).toEqual({
      entitled: 5,
      present: 2,
      needed: 3,
    });
  });

  it('counts a member who left for a dossier neither among the entitled nor among those present', () => {
    const item = { recused: [{ member: 'lea', interest: 'Trésorière' }] };
    expect(quorumOf({ members, quorumPercent: 50, present: ['lea', 'marc', 'omar'] }, item)).toEqual({
      entitled: 4,
      present: 2,
      needed: 2,
    });
  });

  it('needs somebody, whatever the share', () => {
    expect(quorumOf({ members: [], quorumPercent: 1, present: [] }).needed).toBe(1);
  });
});
