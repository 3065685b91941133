import { describe, expect, it } from '@jest/globals';
import type { Instant } from './clock.ts';
import { type ComparableFact, changesBetween, comparedFields, comparisonOf } from './comparison.ts';

const fact = (revision: number, day: string, data: object): ComparableFact => ({
  revision,
  type: 'Changed',
  data,
  recordedAt: `${day}T10:00:00.000Z` as Instant,
  metadata: {
    actor: { id: 'ines', role: 'instructeur' },
    occurredAt: `${day}T09:00:00.000Z` as Instant,
    correlationId: `act-${revision}`,
  },
});

const facts = [
  fact(0, '2016-01-10', { title: 'Jardin', amount: 100 }),
  fact(1, '2016-02-10', { amount: 200, reason: 'Le devis a changé.' }),
  fact(2, '2016-03-10', { amount: 300, place: 'Roubaix' }),
];

const fold = {
  initial: {},
  evolve: (state: object, { data }: ComparableFact): object => ({ ...state, ...(data as object) }),
  shown: (state: object) => state,
};

const between = (since: string, upTo = facts) => comparisonOf(upTo, since as Instant, fold);

describe('Two dates side by side', () => {
  it('show every field at both, and mark those that differ', () => {
    expect(comparedFields({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 }, d: 4 })).toEqual([
      { field: 'a', from: 1, to: 1, differs: false },
      { field: 'b.c', from: 2, to: 3, differs: true },
      { field: 'd', to: 4, differs: true },
    ]);
  });

  it('name the members of a list by their own id, and the others by their place', () => {
    const before = { lines: [{ lineId: 'L1', amount: 1 }], notes: ['a'] };
    const after = {
      lines: [
        { lineId: 'L2', amount: 2 },
        { lineId: 'L1', amount: 3 },
      ],
      notes: ['b'],
    };
    expect(changesBetween(before, after)).toEqual([
      { field: 'lines.L1.amount', from: 1, to: 3 },
      { field: 'lines.L2.amount', to: 2 },
      { field: 'lines.L2.lineId', to: 'L2' },
      { field: 'notes.1', from: 'a', to: 'b' },
    ]);
  });

  it('say which facts made each difference, who did them and why', () => {
    const { fields, facts: made } = between('2016-01-31T00:00:00.000Z');
    expect(fields.find(({ field }) => field === 'amount')).toEqual({
      field: 'amount',
      from: 100,
      to: 300,
      differs: true,
      facts: [1, 2],
    });
    expect(fields.find(({ field }) => field === 'title')).toMatchObject({ differs: false, facts: [] });
    expect(made).toMatchObject([
      { revision: 1, by: { id: 'ines' }, why: 'Le devis a changé.', correlationId: 'act-1' },
      { revision: 2, changes: [{ field: 'amount' }, { field: 'place' }] },
    ]);
  });

  it('show nothing at a first date when the subject was not there yet', () => {
    const { fields } = between('2015-12-31T00:00:00.000Z');
    expect(fields.every(({ from, differs }) => from === undefined && differs)).toBe(true);
  });

  it('find no fact and no difference between a date and itself', () => {
    const { fields, facts: made } = between('2016-12-31T00:00:00.000Z');
    expect([made, fields.filter(({ differs }) => differs)]).toEqual([[], []]);
  });

  it('tell of each field that differs at least one fact that touched it', () => {
    for (const day of ['2015-01-01', '2016-01-10', '2016-02-11', '2016-03-11']) {
      for (const upTo of [1, 2, 3]) {
        const { fields } = between(`${day}T23:00:00.000Z`, facts.slice(0, upTo));
        for (const { differs, facts: made } of fields) expect(made.length > 0).toBe(differs);
      }
    }
  });
});
