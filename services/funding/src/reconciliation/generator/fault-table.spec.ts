import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { compareLines } from '../matching/compare-lines.ts';
import { type ExtractLine, type LineContent } from '../reading/extract-line.ts';
import { extractLine } from '../reading/extract-lines.ts';
import { type Sowing, sowExtract, sownFaultNames } from './extract-generator.ts';
import { faultTable, printedFaultTable } from './fault-table.ts';
import { ordersOf2016 } from './orders.examples.ts';

const shares = Object.fromEntries(sownFaultNames.map((fault) => [fault, 0.03])) as Sowing['shares'];
const period = { receivedOn: '2017-02-01' as Day, from: '2016-01-01' as Day, until: '2016-12-31' as Day };

function linesOf(contents: readonly LineContent[]): readonly ExtractLine[] {
  const seen = new Map<string, number>();
  return contents.map((content, nth) => {
    const said = JSON.stringify(content);
    const occurrence = (seen.get(said) ?? 0) + 1;
    seen.set(said, occurrence);
    return extractLine('helios', nth + 2, content, occurrence);
  });
}

function tableOf(seed: number, withExercice: boolean) {
  const orders = ordersOf2016(4_000, seed);
  const sown = sowExtract(orders, { seed, shares, strangers: 0.5, withExercice });
  const lines = linesOf(sown.lines.map(({ content }) => content));
  return faultTable(sown, lines, compareLines(lines, orders, period));
}

describe('The faults of an extract, sown and found', () => {
  it.each([
    ['a local accountant’s, which says the exercice', 1, true],
    ['a local accountant’s, of another seed', 59, true],
    ['the State’s, which says the EJ alone', 2, false],
    ['the State’s, of another seed', 60, false],
  ])('finds all of each kind and accuses no other line: %s', (_, seed, withExercice) => {
    const table = tableOf(seed, withExercice);
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
