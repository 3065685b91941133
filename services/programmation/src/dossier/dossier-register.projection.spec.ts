import { describe, expect, it } from '@jest/globals';
import { canonicalJson, isRefusal } from '@jalon/kernel';
import fc from 'fast-check';
import { dossierIntentNames } from './dossier.commands.ts';
import { dossierDeadlines } from './dossier-deadlines.ts';
import { dossierDecider } from './dossier.decider.ts';
import type { DossierEvent } from './dossier.events.ts';
import { ask, context, examples, factsTo, people } from './dossier.examples.ts';
import { evolveHistory, noHistory } from './dossier-history.projection.ts';
import type { DossierEntry } from './dossier-entry.ts';
import { dossierRegister } from './dossier-register.projection.ts';
import { recorded } from './recorded.examples.ts';
import { evolveSheet, type DossierSheet } from './dossier-sheet.projection.ts';
import { dossierStatuses, grantedLines } from './dossier.state.ts';

const { initialState, evolve, decide } = dossierDecider;
const entryAfter = (facts: readonly DossierEvent[]) =>
  recorded(facts).reduce<DossierEntry | undefined>(
    (entry, fact) => dossierRegister.evolve(entry, fact, 'D16-EXAMPL'),
    undefined,
  );

describe('The register of dossiers', () => {
  it.each(dossierStatuses.filter((status) => status !== 'absent'))(
    'shows a dossier that is %s as such',
    (status) => {
      expect(entryAfter(factsTo[status])?.status).toBe(status);
    },
  );

  it('holds what is requested, programmed, granted, and what is at stake', () => {
    expect(entryAfter(factsTo.submitted)).toMatchObject({
      requested: 4_000_000,
      amount: 4_000_000,
      cost: 5_000_000,
    });
    expect(entryAfter(factsTo.programmed)).toMatchObject({ programmed: 3_300_000, amount: 3_300_000 });
    expect(entryAfter(factsTo.decided)).toMatchObject({
      granted: 2_500_000,
      amount: 2_500_000,
      funders: ['etat', 'region'],
    });
    expect(entryAfter(factsTo.cancelled)).toMatchObject({ granted: 0, amount: 0 });
  });

  it('shows the nearest day: silence, complements, then the report', () => {
    expect(entryAfter(factsTo.submitted)?.dueOn).toBe('2016-03-15');
    expect(entryAfter(factsTo['awaiting-complements'])?.dueOn).toBe('2016-02-10');
    expect(entryAfter(factsTo.decided)?.dueOn).toBeUndefined();
    expect(entryAfter(factsTo['report-due'])?.dueOn).toBe('2017-06-30');
    expect(entryAfter(factsTo.closed)?.dueOn).toBeUndefined();
  });
});

describe('Every view of a dossier', () => {
  const anyIntent = fc.constantFrom(...dossierIntentNames);
  const wander = fc.array(
    fc.tuple(anyIntent, fc.constantFrom('2016-01-20', '2016-04-01', '2017-09-01', undefined)),
    {
      maxLength: 40,
    },
  );

  it('tells the same state as its decider, whatever its life', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dossierStatuses), wander, (start, steps) => {
        const facts = [...factsTo[start]];
        let state = facts.reduce(evolve, initialState);
        for (const [name, day] of steps) {
          const decision = decide(ask(name), state, context(examples[name].by, day ?? examples[name].on));
          if (isRefusal(decision)) continue;
          facts.push(...decision);
          state = decision.reduce(evolve, state);
        }
        if (facts.length === 0) return;
        const entry = entryAfter(facts);
        const log = recorded(facts);
        const sheet = log.reduce<DossierSheet | undefined>(evolveSheet, undefined);
        const history = log.reduce(evolveHistory, noHistory);
        expect(entry?.status).toBe(state.status);
        expect(sheet?.state).toEqual(state);
        expect(history.state).toEqual(state);
        expect(history.entries).toHaveLength(facts.length);
        if ('file' in state) {
          const granted = grantedLines(state.file).reduce((sum, { outcome }) => sum + outcome.amount, 0);
          expect(entry?.granted).toBe(granted);
          const programmed = state.file.lines.reduce((sum, line) => sum + (line.programmed ?? 0), 0);
          expect(entry?.programmed).toBe(programmed);
          expect(entry?.requested).toBe(state.file.lines.reduce((sum, { requested }) => sum + requested, 0));
        }
        expect(JSON.parse(canonicalJson(entry))).toEqual(JSON.parse(JSON.stringify(entry)));
      }),
      { numRuns: 300 },
    );
  });

  it('says in the history which field changed, from what to what, and why', () => {
    const { entries } = recorded(factsTo.cancelled).reduce(evolveHistory, noHistory);
    const of = (type: string) => entries.find((entry) => entry.type === type);
    expect(of('DossierProgrammed')?.changes).toEqual(
      expect.arrayContaining([
        { field: 'lines.L1.programmed', to: 2_500_000 },
        { field: 'status', from: 'opinion-given', to: 'programmed' },
      ]),
    );
    expect(of('DossierCancelled')).toMatchObject({ why: 'Erreur de bénéficiaire.' });
    expect(of('DossierCancelled')?.changes).toEqual(
      expect.arrayContaining([{ field: 'lines.L1.outcome.kind', from: 'granted', to: 'cancelled' }]),
    );
    expect(of('DossierSubmitted')?.changes.map(({ field }) => field)).not.toContain('title');
  });
});

describe('The deadlines of a dossier', () => {
  const openAfter = (facts: readonly DossierEvent[]) =>
    recorded(facts)
      .filter((fact) => dossierDeadlines.types.includes(fact.type))
      .reduce<ReturnType<typeof dossierDeadlines.evolve>>(
        (open, fact) => dossierDeadlines.evolve(open, fact, 'D16-EXAMPL'),
        [],
      );

  it('are the two months of silence, which fall when the last day is over in Paris (R14)', () => {
    expect(openAfter(factsTo.submitted)).toEqual([{ kind: 'silence', due: '2016-03-15T23:00:00.000Z' }]);
    expect(openAfter(factsTo['opinion-given'])).toEqual([
      { kind: 'silence', due: '2016-03-15T23:00:00.000Z' },
    ]);
  });
  it('are the complements alone while they suspend the silence', () => {
    expect(openAfter(factsTo['awaiting-complements'])).toEqual([
      { kind: 'complements', due: '2016-02-10T23:00:00.000Z' },
    ]);
  });
  it('are the end of the exercice once something is granted, then the reminders of the report (R10)', () => {
    expect(openAfter(factsTo['in-execution'])).toEqual([
      { kind: 'expect-report', due: '2016-12-31T23:00:00.000Z' },
    ]);
    expect(openAfter(factsTo['report-due'])).toEqual([
      { kind: 'remind-J-60', due: '2017-04-30T22:00:00.000Z' },
      { kind: 'remind-J-15', due: '2017-06-14T22:00:00.000Z' },
      { kind: 'remind-J+1', due: '2017-06-30T22:00:00.000Z' },
    ]);
  });
  it('are none once the dossier has ended', () => {
    for (const end of ['inadmissible', 'withdrawn', 'implicitly-refused', 'closed', 'cancelled'] as const) {
      expect(openAfter(factsTo[end])).toEqual([]);
    }
  });
  it('lead to intents that their dossier takes', () => {
    const { jalon } = people;
    const decision = decide(
      ask('ascertain-silence'),
      factsTo.submitted.reduce(evolve, initialState),
      context(jalon, '2016-03-16'),
    );
    expect(isRefusal(decision)).toBe(false);
  });
});
