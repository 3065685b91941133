import { describe, expect, it } from '@jest/globals';
import type { OpenDeadline } from '@jalon/jobs';
import { dossierDeadlines } from './dossier-deadlines.ts';
import { factsTo } from './dossier.examples.ts';
import type { DossierEvent } from './dossier.events.ts';
import { recorded } from './recorded.examples.ts';

/** The kinds of deadlines that a history leaves open. */
function openAfter(facts: readonly DossierEvent[]): readonly string[] {
  const { types, evolve } = dossierDeadlines;
  return recorded(facts)
    .filter(({ type }) => types.includes(type))
    .reduce<readonly OpenDeadline[]>((open, fact) => evolve(open, fact, 'D16-TEST00'), [])
    .map(({ kind }) => kind);
}

const lapse = (stillGranted: string[]): DossierEvent => ({
  type: 'LineLapsed',
  data: { lineId: 'L1', reason: 'Action non commencée.', stillGranted },
});

describe('The deadlines of a dossier', () => {
  it('await a report of what was granted', () => {
    expect(openAfter(factsTo['in-execution'])).toEqual(['expect-report']);
  });

  it('await it no more when the last granted line lapsed, and still when another stands', () => {
    expect(openAfter([...factsTo['in-execution'], lapse([])])).toEqual([]);
    expect(openAfter([...factsTo['in-execution'], lapse(['L3'])])).toEqual(['expect-report']);
  });

  it('are none once a dossier is withdrawn', () => {
    expect(openAfter(factsTo.withdrawn)).toEqual([]);
  });
});
