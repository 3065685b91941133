import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { figuresOf } from './campaign-figures.ts';
import { dossierListQuery, dossierListSchema, publicFacets } from './dossier-list.ts';
import { factsTo } from './dossier.examples.ts';
import type { DossierEntry } from './dossier-entry.ts';
import { dossierRegister } from './dossier-register.projection.ts';
import { recorded } from './recorded.examples.ts';
import { worklistOf } from './instructor-worklist.ts';

const entry = (
  status: keyof typeof factsTo,
  reference: string,
  changes: Partial<DossierEntry> = {},
): DossierEntry => {
  const made = recorded(factsTo[status]).reduce<DossierEntry | undefined>(
    (before, fact) => dossierRegister.evolve(before, fact, reference),
    undefined,
  );
  if (!made) throw new Error('No entry');
  return { ...made, reference, ...changes };
};

describe('An instructor’s worklist', () => {
  const today = '2016-02-20' as Day;
  const list = worklistOf(
    [
      entry('report-due', 'D16-A'),
      entry('awaiting-complements', 'D16-B'),
      entry('submitted', 'D16-C'),
      entry('closed', 'D16-D'),
      entry('on-agenda', 'D16-E', { dueOn: undefined }),
    ],
    today,
  );

  it('holds what is mine, the most urgent first, without what has ended', () => {
    expect(list.mine.map(({ reference }) => reference)).toEqual(['D16-B', 'D16-C', 'D16-A', 'D16-E']);
  });
  it('says what is late', () => {
    expect(list.late.map(({ reference }) => reference)).toEqual(['D16-B']);
  });
  it('says what waits for me, and for what', () => {
    expect(list.next.map(({ reference, next }) => [reference, next])).toEqual([
      ['D16-C', 'Examiner la recevabilité'],
    ]);
  });
});

describe('The figures of a campaign', () => {
  const figures = figuresOf('2016', [
    entry('notified', 'D16-A', { territories: ['QP059082', 'QP059083'] }),
    entry('submitted', 'D16-B', { theme: '1' }),
    entry('cancelled', 'D16-C'),
  ]);

  it('count dossiers and add cents', () => {
    expect(figures.total).toEqual({
      dossiers: 3,
      requested: 12_000_000,
      programmed: 6_600_000,
      granted: 2_500_000,
    });
    expect(figures.porteurs).toBe(1);
    expect(figures.byStatus.map(({ key, dossiers }) => [key, dossiers])).toEqual([
      ['cancelled', 1],
      ['notified', 1],
      ['submitted', 1],
    ]);
  });
  it('value the funded actions by what they cost, not by what they receive', () => {
    expect(figures.valueOfFundedActions).toBe(5_000_000);
  });
  it('count a dossier once in each commune that its quartiers lie in', () => {
    expect(figures.byCommune.map(({ key, dossiers }) => [key, dossiers])).toEqual([
      ['59163', 3],
      ['59512', 3],
      ['59599', 3],
    ]);
  });
  it('count a dossier in each of its territories, and each line with its funder', () => {
    expect(figures.byTerritory.map(({ key, dossiers }) => [key, dossiers])).toEqual([
      ['QP059082', 3],
      ['QP059083', 1],
    ]);
    expect(figures.byFunder.map(({ key, granted }) => [key, granted])).toEqual([
      ['etat', 2_500_000],
      ['region', 0],
    ]);
    expect(figures.byDispositif.map(({ key }) => key)).toEqual(['etat/contrat-de-ville', 'region/fph']);
  });
});

describe('A list of dossiers', () => {
  it('is filtered, sorted and counted under public names', () => {
    const request = dossierListSchema.parse({
      campaign: '2016',
      quartier: 'QP059082',
      minAmount: '100',
      dueBefore: '2016-03-01',
      sort: '-amount,porteur',
      facets: 'instructor,status',
    });
    expect(dossierListQuery(request)).toEqual({
      filter: {
        $and: [
          { campaign: '2016' },
          { territories: { $in: ['QP059082'] } },
          { amount: { $gte: 100 } },
          { dueOn: { $lt: '2016-03-01' } },
        ],
      },
      sort: [
        { field: 'amount', descending: true },
        { field: 'porteur.name', descending: false },
      ],
      facets: ['instructor.id', 'status'],
    });
    expect(publicFacets({ 'instructor.id': 1, status: 2 })).toEqual({ instructor: 1, status: 2 });
  });
  it('shows a porteur its own dossiers only', () => {
    expect(dossierListQuery(dossierListSchema.parse({}), 'P-EXAMPLE').filter).toEqual({
      $and: [{ 'porteur.id': 'P-EXAMPLE' }],
    });
  });
});
