import { describe, expect, it } from '@jest/globals';
import { documentsAlong } from '../projected.examples.ts';
import type { CommitteeEvent } from './committee.events.ts';
import { committees } from './committees.projection.ts';

const terms = {
  committee: 'C16-EXAMPL',
  name: 'Comité de Roubaix',
  campaign: '2016',
  scope: { kind: 'territory' as const, codes: ['QP059082'] },
  quorumPercent: 50,
};
const lea = { id: 'lea', name: 'Léa', organisation: 'Ville de Roubaix', interests: ['P-EXAMPL'] };
const facts: readonly CommitteeEvent[] = [
  { type: 'CommitteeCreated', data: terms },
  { type: 'MemberAppointed', data: lea },
  { type: 'MemberAppointed', data: { ...lea, interests: [] } },
  { type: 'MemberLeft', data: { id: 'lea', reason: 'Fin de mandat' } },
  { type: 'CommitteeDissolved', data: { reason: 'Fusion' } },
];

describe('The register of committees', () => {
  it('shows what a committee covers and who sits on it, fact after fact', () => {
    expect(documentsAlong(committees, 'committee-C16-EXAMPL', facts)).toEqual([
      { ...terms, status: 'active', members: [] },
      { ...terms, status: 'active', members: [lea] },
      { ...terms, status: 'active', members: [{ ...lea, interests: [] }] },
      { ...terms, status: 'active', members: [] },
      { ...terms, status: 'dissolved', members: [] },
    ]);
  });
});
