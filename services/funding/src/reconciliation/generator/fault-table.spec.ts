import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { type Sowing, sownFaultNames } from './extract-generator.ts';
import { printedFaultTable, sowAndFind } from './fault-table.ts';
import { ordersOf2016 } from './orders.examples.ts';

const shares = Object.fromEntries(sownFaultNames.map((fault) => [fault, 0.03])) as Sowing['shares'];
const period = { receivedOn: '2017-02-01' as Day, from: '2016-01-01' as Day, until: '2016-12-31' as Day };

describe('The faults of an extract, sown and found', () => {
  it.each([
    ['a local accountant’s, which says the exercice', 1, true],
    ['a local accountant’s, of another seed', 59, true],
    ['the State’s, which says the EJ alone', 2, false],
    ['the State’s, of another seed', 60, false],
  ])('finds all of each kind and accuses no other line: %s', (_, seed, withExercice) => {
    const sowing = { seed, shares, strangers: 0.5, withExercice };
    const table = sowAndFind(ordersOf2016(4_000, seed), sowing, period);
    process.stdout.write(`${printedFaultTable(table)}\n`);
    expect(table.wrongAccusations).toEqual([]);
    for (const { sown, found } of table.rows) {
      expect(sown).toBeGreaterThan(20);
      expect(found).toBe(sown);
    }
    expect(table.exactLines).toBe(table.cleanLines);
    expect(table.strangers).toBeGreaterThan(1_000);
  });
});
