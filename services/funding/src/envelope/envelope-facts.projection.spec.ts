import { describe, expect, it } from '@jest/globals';
import type { Position, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { envelopeFacts } from './envelope-facts.projection.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { euros, funded, line } from './envelope.examples.ts';

const at = '2016-02-01T10:00:00.000Z' as Instant;

const facts = [
  ...funded,
  { type: 'CreditReserved', data: { commitment: line, amount: euros(300), rank: 1 } },
  { type: 'AuthorityCommitted', data: { commitment: line, amount: euros(300), fromReservation: true } },
  { type: 'AuthorityDecommitted', data: { commitment: line, amount: euros(40), reason: 'Reste dégagé.' } },
].map(
  (fact, revision) =>
    ({
      ...fact,
      id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
      version: 1,
      stream: 'envelope-etat.fipd.2016',
      revision,
      position: (revision + 1) as Position,
      recordedAt: at,
      metadata: {
        actor: { id: 'fatou', role: 'finance' },
        occurredAt: at,
        commandId: 'c',
        correlationId: 'c',
        causationId: 'c',
      },
    }) as Recorded<EnvelopeEvent>, // a fact of the union in its envelope is an event of the union
);

describe('The facts behind the figures of an envelope', () => {
  it('are all of them, in the order of the stream, when no figure is asked about', () => {
    expect(envelopeFacts(facts).map(({ type }) => type)).toEqual(facts.map(({ type }) => type));
  });

  it('are those that moved the figure, and what was left of it after each', () => {
    expect(envelopeFacts(facts, { figure: 'authority.committed' })).toMatchObject([
      {
        type: 'AuthorityCommitted',
        changes: [{ figure: 'authority.committed', change: euros(300), after: euros(300) }],
      },
      { type: 'AuthorityDecommitted', changes: [{ change: -euros(40), after: euros(260) }] },
    ]);
  });

  it('add up to the figure, derived ones too', () => {
    for (const figure of ['authority.held', 'authority.available', 'authority.reserved']) {
      const changes = envelopeFacts(facts, { figure }).flatMap((fact) => fact.changes);
      expect(changes.reduce((sum, { change }) => sum + change, 0)).toBe(changes.at(-1)?.after);
    }
  });

  it('know payment credits by exercice', () => {
    const credits = envelopeFacts(facts).flatMap(({ changes }) =>
      changes.filter(({ figure }) => figure === 'credits.held'),
    );
    expect(credits.every(({ exercice }) => exercice === 2016)).toBe(true);
    expect(envelopeFacts(facts, { figure: 'credits.held', exercice: 2031 })).toEqual([]);
  });
});
