import { describe, expect, it } from '@jest/globals';
import type { Position, Recorded } from '@jalon/event-store';
import { type CampaignFigures, figuresOf, groupings, uncounted } from '../campaign-figures.ts';
import type { DossierEvent } from '../dossier.events.ts';
import type { DossierEntry } from '../dossier-entry.ts';
import { factsTo } from '../dossier.examples.ts';
import { dossierRegister } from '../dossier-register.projection.ts';
import { recorded } from '../recorded.examples.ts';
import { figureFacts } from './figure-facts.projection.ts';
import { type FigureQuestion, measures, ofTheWhole } from './figure-question.ts';

type Fact = Recorded<DossierEvent>;

/** A year that holds one dossier in each state that there is, written one after the other. */
let written = 0;
const year: readonly (readonly Fact[])[] = Object.values(factsTo).map((facts, place) => {
  const reference = `D16-${String(place).padStart(6, '0')}`;
  return recorded(facts).map((fact) => {
    const data = 'reference' in fact.data ? { ...fact.data, reference } : fact.data;
    const position = (written += 1) as Position;
    // The same fact of the union, about another dossier.
    return { ...fact, data, stream: `dossier-${reference}`, position } as Fact;
  });
});

function entryOf(facts: readonly Fact[]): readonly DossierEntry[] {
  const entry = facts.reduce<DossierEntry | undefined>(
    (before, fact) => dossierRegister.evolve(before, fact, fact.stream.slice('dossier-'.length)),
    undefined,
  );
  return entry === undefined || uncounted.includes(entry.status) ? [] : [entry];
}

const figures = figuresOf('2016', year.flatMap(entryOf));

/** Every figure that is told of a campaign, and what may be asked about it. */
function everyFigure(told: CampaignFigures): readonly (readonly [FigureQuestion, number])[] {
  const lists = {
    status: told.byStatus,
    theme: told.byTheme,
    territory: told.byTerritory,
    commune: told.byCommune,
    funder: told.byFunder,
    dispositif: told.byDispositif,
  };
  const summed = measures.filter((measure) => !ofTheWhole(measure));
  return [
    ...summed.map((measure) => [{ measure }, told.total[measure]] as const),
    [{ measure: 'porteurs' }, told.porteurs],
    [{ measure: 'valueOfFundedActions' }, told.valueOfFundedActions],
    ...groupings.flatMap((by) =>
      lists[by].flatMap(({ key, ...figure }) =>
        summed.map((measure) => [{ measure, by, key }, figure[measure]] as const),
      ),
    ),
  ];
}

const sumOfChanges = (question: FigureQuestion, dossiers = year) =>
  figureFacts(dossiers, question).reduce((sum, { change }) => sum + change, 0);

describe('The facts behind the figures of a campaign', () => {
  const all = everyFigure(figures);

  it('add up to each of its figures, whatever it counts and however it is broken down', () => {
    expect(all.length).toBeGreaterThan(90);
    for (const [question, figure] of all)
      expect([question, sumOfChanges(question)]).toEqual([question, figure]);
  });

  it('say after each what the figure had become', () => {
    for (const [question, figure] of all) {
      const facts = figureFacts(year, question);
      let sum = 0;
      for (const { change, after } of facts) expect(after).toBe((sum += change));
      expect(facts.at(-1)?.after ?? 0).toBe(figure);
    }
  });

  it('count what is requested from the deposit on, not while it is drafted', () => {
    const [notified = []] = year.filter((facts) => facts.some(({ type }) => type === 'DecisionNotified'));
    expect(figureFacts([notified], { measure: 'requested' }).map(({ type }) => type)).toEqual([
      'DossierSubmitted',
    ]);
  });

  it('take away what fell: a grant that was cancelled is there twice', () => {
    const [cancelled = []] = year.filter((facts) => facts.some(({ type }) => type === 'DossierCancelled'));
    const facts = figureFacts([cancelled], { measure: 'granted' });
    expect(facts.at(-1)).toMatchObject({ type: 'DossierCancelled', after: 0 });
    expect(facts.map(({ type }) => type)).toContain('LineGranted');
  });

  it('count a porteur once, with the first of its dossiers', () => {
    const facts = figureFacts(year, { measure: 'porteurs' });
    expect(new Set(facts.map(({ porteur }) => porteur.id)).size).toBe(facts.length);
    expect(facts.length).toBe(figures.porteurs);
  });

  it('follow a dossier in and out of a state', () => {
    const [closed = []] = year.filter((facts) => facts.some(({ type }) => type === 'DossierClosed'));
    const facts = figureFacts([closed], { measure: 'dossiers', by: 'status', key: 'notified' });
    expect(facts.map(({ change }) => change)).toEqual([1, -1]);
  });

  it('come in the order of the log', () => {
    const positions = figureFacts(year, { measure: 'dossiers' }).map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
  });
});
