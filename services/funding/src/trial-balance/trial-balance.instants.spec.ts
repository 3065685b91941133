import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Instant, instantOfEpochMilliseconds } from '@jalon/kernel';
import { memoryReadModels } from '@jalon/read-models/memory';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import fc from 'fast-check';
import { accountEntries } from './account-entries.ts';
import { Programme } from './programme.examples.ts';
import { steps } from './programme-steps.examples.ts';
import { Balances } from './recorded.examples.ts';
import { subjectBalances } from './subject-balances.projection.ts';
import { TrialBalanceReader } from './trial-balance-reader.ts';
import { trialBalanceOf } from './trial-balance.ts';

/** The longest of some histories, written to a log over two years. */
const [programme] = fc
  .sample(steps, { seed: 2016, numRuns: 60 })
  .map((sequence) => new Programme(sequence))
  .sort((one, other) => other.appends.length - one.appends.length);

describe('The trial balance of a log', () => {
  let log: TemporaryLog;
  let reader: TrialBalanceReader;
  let stop: () => Promise<void>;
  const writtenAt: Instant[] = [];

  beforeAll(async () => {
    log = temporaryLog('trial-balance');
    const { store, clock, writer } = log;
    const readModels = memoryReadModels({ store });
    reader = new TrialBalanceReader(store, readModels.register(subjectBalances));
    await readModels.start();
    stop = () => readModels.stop();
    for (const [nth, append] of (programme?.appends ?? []).entries()) {
      clock.advance((1 + ((nth * 7919) % 40)) * 3_600_000);
      for (const { stream, fact } of append) await writer.write(stream, fact);
      writtenAt.push(clock.now());
    }
    await readModels.waitFor(await store.lastPosition());
  });
  afterAll(async () => {
    await stop();
    await log.remove();
  });

  /** The balances as the facts known at an instant give them, without the read model. */
  function foldedUntil(at: Instant): Balances {
    const balances = new Balances();
    for (const [nth, append] of (programme?.appends ?? []).entries()) {
      const known = writtenAt[nth];
      if (known === undefined || known > at) break;
      for (const { stream, fact } of append) balances.add(stream, fact);
    }
    return balances;
  }

  it('balances at two hundred random instants, and is the fold of what was known then', async () => {
    const first = Date.parse(writtenAt[0] ?? '') - 3_600_000;
    const last = Date.parse(writtenAt.at(-1) ?? '') + 3_600_000;
    expect(writtenAt.length).toBeGreaterThan(40);
    const seen = new Set<string>();
    const instants = fc.sample(fc.integer({ min: first, max: last }), { seed: 147, numRuns: 200 });
    for (const instant of instants) {
      const asOf = instantOfEpochMilliseconds(instant);
      const { rows, totals, balanced, controls, unread } = await reader.read({ asOf });
      expect(balanced).toBe(true);
      expect(controls.every(({ holds }) => holds)).toBe(true);
      expect(unread).toEqual([]);
      expect({ rows, totals }).toEqual(only(trialBalanceOf(foldedUntil(asOf).all())));
      seen.add(JSON.stringify(totals));
    }
    expect(seen.size).toBeGreaterThan(30);
  });

  it('has behind each figure of each account the entries that add up to it, and behind each entry a fact', async () => {
    const exercices = [undefined, 2016, 2017];
    for (const exercice of exercices) {
      const { rows } = await reader.read({ exercice });
      expect(rows.length).toBeGreaterThan(5);
      for (const { account, debit, credit } of rows) {
        const entries = await accountEntries(log.store, { account, exercice });
        const total = (side: 'debit' | 'credit') => entries.reduce((sum, one) => sum + (one[side] ?? 0), 0);
        expect([account, total('debit'), total('credit')]).toEqual([account, debit, credit]);
      }
    }
    const [entry] = await accountEntries(log.store, { account: 'treasury' });
    expect(entry).toMatchObject({ type: 'PaymentRecorded', counterpart: 'beneficiary-payable', by: 'essai' });
  });

  it('tells of a fact that it cannot read, and from when', async () => {
    const before = log.clock.now();
    log.clock.advance(3_600_000);
    await log.writer.write('envelope-etat.fipd.2016', { type: 'AuthorityBorrowed', data: { amount: 100 } });
    const { unread, balanced } = await reader.read({});
    expect(balanced).toBe(true);
    expect(unread).toMatchObject([{ subject: 'envelope-etat.fipd.2016', type: 'AuthorityBorrowed' }]);
    expect((await reader.read({ asOf: before })).unread).toEqual([]);
    expect((await reader.read({})).unread).toHaveLength(1);
  });
});

function only({ rows, totals }: ReturnType<typeof trialBalanceOf>) {
  return { rows, totals };
}
