import { beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteEventStore } from '@jalon/event-store/sqlite';
import {
  type FaultTable,
  type OurOrder,
  type SownFault,
  openExtractImport,
  printedFaultTable,
  sowAndFind,
} from '@jalon/funding';
import { type Day, systemClock } from '@jalon/kernel';
import { memoryReadModels } from '@jalon/read-models/memory';
import { loadInto } from '../src/demonstration/load-into.ts';
import { temporaryFolder } from './running-whole.ts';

/** What each fault is sown at: often enough that each is met, seldom enough that most lines are right. */
const shares: Readonly<Record<SownFault, number>> = {
  missing: 0.03,
  doubled: 0.03,
  'wrong-cents': 0.03,
  'truncated-siret': 0.03,
  'other-year-ej': 0.03,
  split: 0.03,
  'wrong-year': 0.03,
};

/** Every payment order of the demonstration, as on the day it was issued. */
async function ordersOfTheDemonstration(): Promise<readonly OurOrder[]> {
  const folder = temporaryFolder();
  const file = folder.path('jalon.db');
  await loadInto(file, 2016);
  const store = openSqliteEventStore({ file });
  const readModels = memoryReadModels({ store });
  const { comparison } = openExtractImport({ store, clock: systemClock, readModels });
  await readModels.start();
  const orders = await comparison.ourOrders();
  await readModels.stop();
  await store.close();
  folder.remove();
  return orders
    .filter((order) => order.kind === 'payment-order' && !order.rejected)
    .map((order) => ({ ...order, remaining: order.amount, settlements: [] }));
}

describe('An extract of all the demonstration’s orders, sown with faults', () => {
  let orders: readonly OurOrder[];

  beforeAll(async () => {
    orders = await ordersOfTheDemonstration();
  }, 180_000);

  const period = { receivedOn: '2018-01-15' as Day, from: '2016-01-01' as Day, until: '2017-12-31' as Day };
  const tableOf = (seed: number, withExercice: boolean): FaultTable =>
    sowAndFind(orders, { seed, shares, strangers: 0.5, withExercice }, period);

  it.each([
    ['the local accountant, seed 1', 1, true],
    ['the local accountant, seed 59', 59, true],
    ['the State’s accountant, seed 2', 2, false],
  ])('is found out whole, and nothing is held against another line: %s', (_, seed, withExercice) => {
    const table = tableOf(seed, withExercice);
    process.stdout.write(`${printedFaultTable(table)}\n`);
    expect(orders.length).toBeGreaterThan(1_000);
    expect(table.wrongAccusations).toEqual([]);
    for (const { sown, found } of table.rows) {
      expect(sown).toBeGreaterThan(20);
      expect(found).toBe(sown);
    }
    expect(table.exactLines).toBe(table.cleanLines);
  });
});
