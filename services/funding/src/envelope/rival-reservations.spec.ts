import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, derivedId } from '@jalon/event-store';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import { decisionContext } from '../decision-context.ts';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { act, euros, terms } from './envelope.examples.ts';
import { openEnvelopes } from './envelope.handlers.ts';

const id = 'etat.fipd.2016';
const actor = { id: 'systeme', name: 'Jalon', role: 'systeme' };

const asked = (what: string) => ({ commandId: derivedId('rivaux', what), actor });

describe('Lines that ask for the last euros at the same moment, from two processes,', () => {
  let log: TemporaryLog;
  const world = () => ({ envelope: id, ...decisionContext(log.clock, actor) });

  beforeAll(async () => {
    log = temporaryLog('rivaux');
    const envelopes = openEnvelopes(log);
    const { parent: _, ...alone } = terms;
    const budget: readonly EnvelopeIntent[] = [
      { intent: 'open', ...alone },
      { intent: 'vote-authority', amount: euros(1_000), act },
      { intent: 'allocate', amount: euros(1_000), act, operation: 'Actions' },
    ];
    for (const [nth, intent] of budget.entries())
      await envelopes.handle(id, intent, asked(`budget ${nth}`), world);
  });
  afterAll(() => log.remove());

  it('take ten places of 100 € in 1,000 €, each rank once; the ten others are refused on record', async () => {
    const processes = [openEnvelopes(log), openEnvelopes(log)];
    await Promise.all(
      processes.flatMap((envelopes, process) =>
        Array.from({ length: 10 }, (_, line) =>
          persistently(() =>
            envelopes.handle(
              id,
              { intent: 'reserve', commitment: `D${process}${line}.L1`, amount: euros(100) },
              asked(`${process} ${line}`),
              world,
            ),
          ),
        ),
      ),
    );
    const ranks: unknown[] = [];
    const refusals: unknown[] = [];
    for await (const { type, data } of log.store.readStream(`envelope-${id}`)) {
      const { rank, available } = data as { readonly rank?: number; readonly available?: number };
      if (type === 'CreditReserved') ranks.push(rank);
      if (type === 'CreditReservationRefused') refusals.push(available);
    }
    expect(ranks).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(refusals).toEqual(Array(10).fill(0));
  });
});

describe('A desk that looks at an envelope before it prepares', () => {
  it('decides on what it saw, although another process wrote since it last did', async () => {
    const log = temporaryLog('regard');
    const world = () => ({ envelope: id, ...decisionContext(log.clock, actor) });
    const [mine, theirs] = [openEnvelopes(log), openEnvelopes(log)];
    const { parent: _, ...alone } = terms;
    const vote = { intent: 'vote-authority', amount: euros(10), act } as const;
    await mine.handle(id, { intent: 'open', ...alone }, asked('ouvrir'), world);
    await theirs.handle(id, vote, asked('voter'), world);
    const { revision } = await mine.load(id);
    const prepared = await mine.prepare(id, vote, asked('voter encore'), world);
    expect([revision, prepared.kind, prepared.result.revision]).toEqual([1, 'writing', 1]);
    await log.remove();
  });
});

/** Asks again, by the same command, as whoever is told a conflict does. */
async function persistently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
