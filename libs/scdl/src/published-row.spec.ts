import { describe, expect, it } from '@jest/globals';
import { day } from '@jalon/kernel';
import { printedHeaders, printedRow } from './printed-row.ts';
import { publishedRow } from './published-row.ts';
import { cellsOf } from './rows.examples.ts';
import { faultsUnder, officialSchema } from './table-schema.examples.ts';

const today = day('2024-01-15');

describe('A row to be published', () => {
  it('is published as it is when the standard takes it', () => {
    expect(publishedRow(cellsOf(), today)).toEqual({ cells: cellsOf() });
  });

  it('is left out whole, with every reason, when it does not', () => {
    expect(publishedRow(cellsOf({ objet: '', montant: 'x' }), today)).toEqual({
      omitted: {
        reasons: [
          'objet : valeur obligatoire absente',
          'montant : montant positif attendu, en euros, avec au plus deux décimales',
        ],
      },
    });
  });

  it('loses a RNA with letters, and says so; without a SIRET it is left out', () => {
    const letters = { rnaBeneficiaire: 'W2A0000001' };
    expect(publishedRow(cellsOf(letters), today)).toMatchObject({
      cells: { rnaBeneficiaire: '' },
      omitted: { column: 'rnaBeneficiaire' },
    });
    expect(publishedRow(cellsOf({ ...letters, idBeneficiaire: '' }), today).cells).toBeUndefined();
  });
});

describe('A printed row', () => {
  it('has the columns of the official schema, in their order', () => {
    expect(printedHeaders.trimEnd().split(',')).toEqual(officialSchema.fields.map(({ name }) => name));
    expect(faultsUnder(officialSchema, printedHeaders + printedRow(cellsOf()))).toEqual([]);
  });

  it('quotes what a comma would cut, and guards what a spreadsheet would run', () => {
    expect(printedRow(cellsOf({ objet: '=1+1, puis "2"' }))).toContain(`"'=1+1, puis ""2"""`);
  });
});
