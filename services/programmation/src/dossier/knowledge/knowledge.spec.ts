import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { factsTo } from '../dossier.examples.ts';
import { recorded } from '../recorded.examples.ts';
import { knowledgeAt } from './knowledge.projection.ts';

const hour = (hours: number) => `2016-01-01T${String(hours).padStart(2, '0')}:00:00.000Z` as Instant;

/** One fact an hour; the log learns each two hours after it took effect. */
const facts = recorded(factsTo.notified).map((fact, place) => {
  const actor: Actor =
    place === 0
      ? { id: 'club', role: 'porteur', organisation: 'P-CLUB' }
      : { id: 'ines', role: 'instructeur' };
  return {
    ...fact,
    recordedAt: hour(place + 2),
    metadata: { ...fact.metadata, occurredAt: hour(place), actor },
  };
});

describe('What was known of a dossier at an instant', () => {
  it('tells apart what the log held, what had happened without being said, and what was to come', () => {
    const standings = knowledgeAt(facts, hour(4)).facts.map(({ standing }) => standing);
    expect(standings.slice(0, 6)).toEqual(['known', 'known', 'known', 'unsaid', 'unsaid', 'to-come']);
  });

  it('takes a fact as happened on the day that it states, weeks before the log learned it', () => {
    const late = '2016-04-01T09:00:00.000Z' as Instant;
    const history = recorded(factsTo.notified).map((fact) =>
      fact.type === 'DecisionNotified'
        ? { ...fact, recordedAt: late, metadata: { ...fact.metadata, occurredAt: late } }
        : fact,
    );
    const standingAt = (at: string) =>
      knowledgeAt(history, at as Instant).facts.find(({ type }) => type === 'DecisionNotified');
    expect(standingAt('2016-03-12T12:00:00.000Z')).toMatchObject({ standing: 'to-come' });
    expect(standingAt('2016-03-13T12:00:00.000Z')).toMatchObject({
      standing: 'unsaid',
      effectiveOn: '2016-03-12',
    });
    expect(standingAt('2016-04-01T09:00:00.000Z')).toMatchObject({ standing: 'known' });
  });

  it('counts a fact as known from the very instant at which it was recorded', () => {
    expect(knowledgeAt(facts, hour(2)).facts[0]).toMatchObject({ standing: 'known' });
    expect(knowledgeAt(facts, '2016-01-01T01:59:59.999Z' as Instant).facts[0]).toMatchObject({
      standing: 'unsaid',
    });
  });

  it('shows the dossier as it was known, not as it was', () => {
    expect(knowledgeAt(facts, hour(1)).state).toEqual({ status: 'absent' });
    expect(knowledgeAt(facts, hour(2)).state.status).toBe('draft');
    expect(knowledgeAt(facts, hour(23)).state.status).toBe('notified');
  });

  it('names who had acted on it by then, for whom, and how often', () => {
    expect(knowledgeAt(facts, hour(1)).actors).toEqual([]);
    expect(knowledgeAt(facts, hour(4)).actors).toEqual([
      {
        by: { id: 'club', role: 'porteur', organisation: 'P-CLUB' },
        acts: 1,
        firstAt: hour(2),
        lastAt: hour(2),
      },
      { by: { id: 'ines', role: 'instructeur' }, acts: 2, firstAt: hour(3), lastAt: hour(4) },
    ]);
  });
});
