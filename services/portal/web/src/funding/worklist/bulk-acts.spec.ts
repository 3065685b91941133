import { describe, expect, it } from '@jest/globals';
import type { WorkItem } from '../funding-answers.ts';
import { bulkActOf, bulkBody, numberAfter } from './bulk-acts.ts';

const item = (commitment: string, concerns: string): WorkItem => ({
  kind: 'settle',
  label: 'Liquider',
  who: 'finance',
  commitment,
  dossier: 'D16-1',
  title: 'Jardins partagés',
  beneficiary: { id: 'P-1', name: 'Terre d’Envol' },
  funder: 'mel',
  dispositif: 'politique-de-la-ville',
  concerns,
  amount: 1_000_00,
  since: '2016-02-01',
  dueOn: '2016-02-11',
  late: false,
  blocked: [],
});

describe('Work done on many commitments at once', () => {
  it('is offered for one kind at a time, and never for legal acts', () => {
    expect(bulkActOf(['settle'])?.intent).toBe('settle-liquidation');
    expect(bulkActOf(['settle', 'order'])).toBeUndefined();
    expect(bulkActOf(['commit-legally'])).toBeUndefined();
    expect(bulkActOf(undefined)).toBeUndefined();
  });

  it('sends each commitment with what is its own', () => {
    const act = bulkActOf(['settle']);
    expect(act && bulkBody(act, [item('D16-1.L1', 'C1'), item('D16-2.L1', 'C3')], {})).toEqual({
      items: [
        { commitment: 'D16-1.L1', certificate: 'C1', amount: 1_000_00 },
        { commitment: 'D16-2.L1', certificate: 'C3', amount: 1_000_00 },
      ],
    });
  });

  it('numbers commitments one after the other', () => {
    expect([0, 1, 2].map((nth) => numberAfter('EC-2016-00099', nth))).toEqual([
      'EC-2016-00099',
      'EC-2016-00100',
      'EC-2016-00101',
    ]);
    expect(numberAfter('EC', 1)).toBe('EC-2');
  });
});
