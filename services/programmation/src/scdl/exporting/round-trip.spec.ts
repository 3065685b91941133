import { describe, expect, it } from '@jest/globals';
import { day, plainEuros, cents } from '@jalon/kernel';
import fc from 'fast-check';
import { CsvReader } from '@jalon/received-file';
import { type ScdlCells, scdlColumns, printedHeaders, printedRow } from '@jalon/scdl';
import { judgeRow } from '../repairs/judged-row.ts';
import { club, grantor } from '../scdl.examples.ts';
import { faultsUnder, officialSchema } from '@jalon/scdl/examples';

const today = day('2024-01-15');

/** What a person writes in a cell: no control character, no space around, no apostrophe kept for a guard. */
const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((raw) => raw.replace(/[\p{Cc}\uFFFD]/gu, '').trim())
    .filter((clean) => clean !== '' && clean.length <= maxLength && !/^'[=+\-@]/.test(clean));
const optional = (arbitrary: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), arbitrary);
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2024-01-15'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Rows that satisfy the standard. */
const cleanRow: fc.Arbitrary<ScdlCells> = fc.record({
  nomAttribuant: text(80),
  idAttribuant: fc.constant(grantor),
  dateConvention: days,
  referenceDecision: optional(text(40)),
  nomBeneficiaire: text(80),
  idBeneficiaire: fc.constant(club),
  rnaBeneficiaire: fc.constantFrom('', 'W770000001'),
  objet: text(200),
  montant: fc.integer({ min: 0, max: 100_000_000_00 }).map((amount) => plainEuros(cents(amount))),
  nature: fc.constantFrom('aide en numéraire', 'aide en nature', 'aide en nature;aide en numéraire'),
  conditionsVersement: fc.constantFrom('unique', 'échelonné', 'unique;échelonné', 'à la fin, sur pièces'),
  datesPeriodeVersement: fc.oneof(
    days,
    fc.tuple(days, days).map((two) => two.sort().join('/')),
  ),
  idRAE: fc.constantFrom('', '12345'),
  notificationUE: fc.constantFrom('oui', 'non'),
  pourcentageSubvention: fc.constantFrom('1', '0.5', '0.05', '0.333'),
  dispositifAide: optional(text(40)),
});

describe('A clean row, printed', () => {
  it('reads back as it was, nothing mended but the guard of a formula', () => {
    fc.assert(
      fc.property(cleanRow, (cells) => {
        const reader = new CsvReader({ separator: ',', lineEnd: '\n' });
        const [record] = [...reader.take(printedRow(cells)), ...reader.end()];
        if (!record || !('cells' in record)) throw new Error('not one record');
        const read = Object.fromEntries(scdlColumns.map((column, nth) => [column, record.cells[nth] ?? '']));
        const row = judgeRow(
          { line: 1, cells: read as ScdlCells as Record<keyof ScdlCells, string>, others: [] },
          today,
        );
        expect(row).toMatchObject({ kind: 'taken', cells });
        const mended = row.kind === 'taken' ? row.repairs.map(({ rule }) => rule) : [];
        expect(mended.filter((rule) => rule !== 'formula-guard-removed')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('satisfies the official schema', () => {
    fc.assert(
      fc.property(fc.array(cleanRow, { maxLength: 5 }), (rows) => {
        expect(faultsUnder(officialSchema, printedHeaders + rows.map(printedRow).join(''))).toEqual([]);
      }),
    );
  });
});
