import { describe, expect, it } from '@jest/globals';
import { csvCell } from '@jalon/http';
import fc from 'fast-check';
import { type CsvRecord, CsvReader } from './csv-records.ts';

/** Read in pieces of a size, as a network brings them. */
function read(text: string, size = 7, separator: ',' | ';' = ','): CsvRecord[] {
  const reader = new CsvReader({ separator, lineEnd: '\n' });
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += size) records.push(...reader.take(text.slice(at, at + size)));
  return [...records, ...reader.end()];
}
const cells = (text: string) => read(text).map((record) => ('cells' in record ? record.cells : record.fault));

describe('Reading CSV', () => {
  it('takes cells bare or quoted, lines ended either way, a last line without its end', () => {
    expect(cells('a,b\r\n"c","d ""e"""\n"f,\ng",h')).toEqual([
      ['a', 'b'],
      ['c', 'd "e"'],
      ['f,\ng', 'h'],
    ]);
    expect(cells('a,\n,b\n')).toEqual([
      ['a', ''],
      ['', 'b'],
    ]);
    expect(cells('')).toEqual([]);
  });

  it('keeps a quote inside a bare cell', () => {
    expect(cells('Salle "Europe",1')).toEqual([['Salle "Europe"', '1']]);
  });

  it('names the line at fault and reads on with the next', () => {
    expect(read('a,b\n"jamais fermé,1\nc,d\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, fault: 'quote-never-closed', excerpt: '"jamais fermé,1' },
      { line: 3, cells: ['c', 'd'] },
    ]);
    expect(read('"a"b,c\nd,e')).toEqual([
      { line: 1, fault: 'text-after-quote', excerpt: '"a"b,c' },
      { line: 2, cells: ['d', 'e'] },
    ]);
  });

  it('passes over a line of ten megabytes without keeping it', () => {
    const records = read(`a,b\n${'x'.repeat(10_000_000)},c\nd,e\n`, 65_536);
    expect(records.map((record) => ('cells' in record ? record.cells : record.fault))).toEqual([
      ['a', 'b'],
      'line-too-long',
      ['d', 'e'],
    ]);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('gives up a quote that swallows too much, and finds every line after it', () => {
    const lines = Array.from({ length: 30_000 }, (_, nth) => `ligne ${nth},1`);
    const records = read(`"ouvert\n${lines.join('\n')}\n`, 65_536);
    expect(records).toHaveLength(30_001);
    expect(records[0]).toMatchObject({ line: 1, fault: 'quote-never-closed' });
    expect(records.at(-1)).toEqual({ line: 30_001, cells: ['ligne 29999', '1'] });
  });

  it('reads a file of nothing but quotes that never close in one go, every line accounted for', () => {
    // Fresh, each line opens a quote; inside one, it closes it and opens another: every line swallows the next.
    const lines = 200_000;
    const started = performance.now();
    const records = read('b","\n'.repeat(lines), 65_536);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(records.map(({ line }) => line)).toEqual(Array.from({ length: lines }, (_, nth) => nth + 1));
  });

  it('reads back whatever is printed, whatever the pieces', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !text.includes('\r') && !/^[=+\-@\t]/.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, size) => {
          const text = rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
          expect(read(text, size).map((record) => ('cells' in record ? record.cells : record))).toEqual(rows);
        },
      ),
    );
  });

  it('accounts for every line of any text, in order', () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '\r', '\0'), maxLength: 200 });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 20 }), (text, size) => {
        const numbers = read(text, size).map(({ line }) => line);
        expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(read(text, size)).toEqual(read(text, 1_000));
      }),
      { numRuns: 1_000 },
    );
  });
});
