import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@jalon/event-store';
import { type Instant, cents, instantOfEpochMilliseconds } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import { memoryReadModels } from '@jalon/read-models/memory';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import fc from 'fast-check';
import { openExercices } from '../exercice/exercice.handlers.ts';
import { EnvelopeDesk } from './envelope-desk.ts';
import { EnvelopeReader } from './envelope-reader.ts';
import { figuresView } from './envelope-view.ts';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { evolveFigures, noFigures } from './envelope-figures.state.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { act, terms } from './envelope.examples.ts';
import { openEnvelopes } from './envelope.handlers.ts';
import { type EnvelopeDocument, envelopes } from './envelopes.projection.ts';

const id = 'etat.fipd.2016';
const actor = { id: 'fatou', name: 'Fatou', role: 'finance' };

/** Two hundred acts, some refused, spread unevenly over 2016. */
const acts = fc.sample(
  fc.oneof<fc.Arbitrary<EnvelopeIntent>[]>(
    ...(['vote-authority', 'reduce-authority'] as const).map((intent) =>
      fc.record({
        intent: fc.constant(intent),
        amount: fc.integer({ min: 1, max: 900 }).map(cents),
        act: fc.constant(act),
      }),
    ),
    fc.record({
      intent: fc.constant('allocate' as const),
      amount: fc.integer({ min: 1, max: 600 }).map(cents),
      act: fc.constant(act),
      operation: fc.constant('Actions'),
    }),
    fc.record({
      intent: fc.constant('reserve' as const),
      commitment: fc.integer({ min: 1, max: 400 }).map((nth) => `D${nth}.L1`),
      amount: fc.integer({ min: 1, max: 300 }).map(cents),
    }),
    fc.record({
      intent: fc.constant('commit-authority' as const),
      commitment: fc.integer({ min: 1, max: 20 }).map((nth) => `D${nth}.L1`),
      amount: fc.integer({ min: 1, max: 100 }).map(cents),
      fromReservation: fc.constant(false),
    }),
  ),
  { seed: 2016, numRuns: 200 },
);

describe('The balance of an envelope at an instant', () => {
  let log: TemporaryLog;
  let reader: EnvelopeReader;
  let model: ReadModel<EnvelopeDocument>;
  let facts: readonly Recorded<EnvelopeEvent>[];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    log = temporaryLog('balances');
    const { store, clock } = log;
    const readModels = memoryReadModels({ store });
    model = readModels.register(envelopes);
    const desk = new EnvelopeDesk(log, openEnvelopes(log), openExercices(log));
    reader = new EnvelopeReader(store, desk, model);
    await readModels.start();
    stop = () => readModels.stop();
    const { parent: _, ...alone } = terms;
    const asked: readonly EnvelopeIntent[] = [{ intent: 'open', ...alone }, ...acts];
    for (const [nth, intent] of asked.entries()) {
      clock.advance(((nth * 7919) % 40) * 3_600_000);
      const command = { commandId: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`, actor };
      await desk.handle(id, intent, command, actor).catch((error: unknown) => {
        if (!(error instanceof Error) || !('code' in error)) throw error; // a refusal leaves nothing
      });
    }
    const recorded: Recorded<EnvelopeEvent>[] = [];
    for await (const page of store.readStream(`envelope-${id}`).pages()) {
      recorded.push(...(page as readonly Recorded<EnvelopeEvent>[])); // written by the decider alone, just above
    }
    facts = recorded;
    await readModels.waitFor(await store.lastPosition());
  });
  afterAll(async () => {
    await stop();
    await log.remove();
  });

  it('equals the fold of its facts up to then, at two hundred instants, by its stream and by the list', async () => {
    const first = Date.parse(facts[0]?.recordedAt ?? '');
    const last = Date.parse(facts.at(-1)?.recordedAt ?? '');
    const instants = [
      ...facts.slice(0, 100).map(({ recordedAt }) => recordedAt),
      ...Array.from({ length: 100 }, (_, nth) =>
        instantOfEpochMilliseconds(first + Math.floor(((last - first) * (nth * 37)) / 3_700)),
      ),
    ];
    for (const at of instants) {
      const expected = figuresView(foldUntil(facts, at));
      const { view } = await reader.balance(id, at);
      expect({ authority: view.authority, credits: view.credits }).toEqual(expected);
      const { items } = await reader.list({ asOf: at });
      expect(items[0]?.authority).toEqual(expected.authority);
      expect(await model.get(id, at)).toMatchObject({ available: expected.authority.available });
    }
    expect(facts.length).toBeGreaterThan(100);
  });

  it('tells who consumed it in which order: every rank once, and the sums are the balance', async () => {
    const { consumers, series } = await reader.consumption(id);
    const movements = await reader.movements(id);
    const { view } = await reader.balance(id);
    const ranks = consumers.flatMap(({ rank }) => rank ?? []);
    expect(ranks.toSorted((one, other) => one - other)).toEqual(ranks.map((_, nth) => nth + 1));
    const total = (of: 'reserved' | 'committed') => consumers.reduce((sum, one) => sum + one[of], 0);
    expect({ reserved: total('reserved'), committed: total('committed') }).toEqual({
      reserved: view.authority.reserved,
      committed: view.authority.committed,
    });
    const denied = movements.filter(({ type }) => type === 'CreditReservationRefused');
    expect(denied.length).toBeGreaterThan(0);
    expect(denied.every(({ amount, available }) => amount > available)).toBe(true);
    expect(series.at(-1)).toMatchObject({
      held: view.authority.held,
      reserved: view.authority.reserved,
      available: view.authority.available,
    });
    const days = series.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort());
  });
});

function foldUntil(facts: readonly Recorded<EnvelopeEvent>[], at: Instant) {
  return facts.filter(({ recordedAt }) => recordedAt <= at).reduce(evolveFigures, noFigures);
}
