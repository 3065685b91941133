import { describe, expect, it } from '@jest/globals';
import { type DraftContents, type DraftValues, savableOf, valuesOf } from '../draft/draft-values.ts';
import { correctionsOf } from './corrections.ts';

const deposited: DraftContents = {
  title: 'Une fanfare',
  summary: 'Des répétitions.',
  theme: { code: '2.1', nomenclature: 'contrat-2015' },
  territories: ['59512'],
  startsOn: '2027-03-01',
  endsOn: '2027-11-30',
  lines: [{ lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year: 2027, requested: 4_000_00 }],
  budget: {
    expenses: [{ label: 'Intervenants', amount: 5_000_00 }],
    resources: [
      { label: 'Subvention de l’État', amount: 4_000_00, line: 'L1' },
      { label: 'Fonds propres', amount: 1_000_00 },
    ],
  },
};
const correcting = (changes: Partial<DraftValues>) =>
  correctionsOf({ ...valuesOf(deposited), ...changes }, deposited, (values) =>
    savableOf(values, 'contrat-2015', (dispositif) => dispositif),
  );

describe('The corrections of a request', () => {
  it('are none as long as nothing differs, however the form words a resource', () => {
    expect(correcting({})).toEqual({ changes: {}, parts: [], faults: [] });
  });

  it('are the parts that differ, and no other', () => {
    expect(correcting({ summary: 'Des répétitions et un concert.' })).toEqual({
      changes: { summary: 'Des répétitions et un concert.' },
      parts: ['summary'],
      faults: [],
    });
  });

  it('bring the budget with the amounts that are asked', () => {
    const { parts, faults, changes } = correcting({
      lines: [{ lineId: 'L1', dispositif: 'etat/contrat-de-ville', year: 2027, requested: 4_500_00 }],
      expenses: [{ label: 'Intervenants', amount: 5_500_00 }],
    });
    expect(parts).toEqual(['lines', 'budget']);
    expect(faults).toEqual([]);
    expect(changes.budget?.resources[0]).toMatchObject({ amount: 4_500_00, line: 'L1' });
  });

  it('wait until they are whole, balanced and in order', () => {
    expect(correcting({ expenses: [{ label: 'Intervenants', amount: 5_001_00 }] }).faults).toEqual([
      'balance',
    ]);
    expect(correcting({ summary: ' ' }).faults).toEqual(['summary']);
    expect(correcting({ endsOn: '2027-02-01' }).faults).toEqual(['order']);
  });
});
