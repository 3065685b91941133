import { describe, expect, it } from '@jest/globals';
import {
  type DraftContents,
  type DraftValues,
  balanceOf,
  nextLineId,
  savableOf,
  valuesOf,
} from './draft-values.ts';

const whole: DraftContents = {
  title: 'Une fanfare',
  summary: 'Des répétitions.',
  theme: { code: '2.1', nomenclature: 'contrat-2015' },
  territories: ['59512'],
  startsOn: '2027-03-01',
  endsOn: '2027-11-30',
  lines: [{ lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year: 2027, requested: 4_000_00 }],
  budget: {
    expenses: [{ label: 'Intervenants', amount: 5_000_50 }],
    resources: [
      { label: 'etat/contrat-de-ville', amount: 4_000_00, line: 'L1' },
      { label: 'Fonds propres', amount: 1_000_50 },
    ],
    voluntaryExpenses: 200_00,
    voluntaryResources: 200_00,
  },
};
const savable = (changes: Partial<DraftValues> = {}, contents = whole) =>
  savableOf({ ...valuesOf(contents), ...changes }, 'contrat-2015', (dispositif) => dispositif);

describe('A draft in its form', () => {
  it('goes to the service as it came from it', () => {
    expect(savable()).toEqual({ contents: whole, unfinished: [], missing: [] });
  });

  it('is saved by parts: what is begun and not whole stays in the browser, the rest goes', () => {
    const { contents, unfinished } = savable({ expenses: [{ label: 'Intervenants', amount: '' }] });
    expect(contents).toEqual({ ...whole, budget: undefined });
    expect(unfinished).toEqual(['budget']);
  });

  it('asks nothing of rows where nothing is written', () => {
    const { contents } = savable({
      expenses: [
        { label: 'Intervenants', amount: 5_000_50 },
        { label: ' ', amount: '' },
      ],
    });
    expect(contents).toEqual(whole);
  });

  it('says what a deposit still needs of a draft that has only its title', () => {
    const { missing, unfinished } = savable({}, { title: 'Une fanfare' });
    expect(missing).toEqual(['summary', 'theme', 'territories', 'startsOn', 'endsOn', 'lines', 'budget']);
    expect(unfinished).toEqual([]);
  });

  it('gives a new line an id that no line has', () => {
    expect(nextLineId([])).toBe('L1');
    expect(nextLineId(valuesOf(whole).lines)).toBe('L2');
  });
});

describe('The balance of a budget (R28)', () => {
  it('counts what the funders are asked among the resources, and voluntary contributions apart', () => {
    expect(balanceOf(valuesOf(whole))).toEqual({
      expenses: 5_000_50,
      asked: 4_000_00,
      resources: 5_000_50,
      gap: 0,
      voluntaryGap: 0,
    });
  });

  it('says by how much the sides differ', () => {
    const values = { ...valuesOf(whole), resources: [], voluntaryResources: '' as const };
    expect(balanceOf(values)).toMatchObject({ gap: 1_000_50, voluntaryGap: 200_00 });
  });
});
