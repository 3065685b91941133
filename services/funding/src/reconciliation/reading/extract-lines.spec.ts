import { describe, expect, it } from '@jest/globals';
import { type SourceProfile, profileOf } from './source-profiles.ts';
import { readExtract } from './extract-lines.ts';
import { HeadersMissing } from '../extract/extract.errors.ts';

function profile(source: string): SourceProfile {
  const found = profileOf(source);
  if (found === undefined) throw new Error(`No profile ${source}`);
  return found;
}

async function* text(content: string) {
  yield* content.match(/[^]{1,7}/g) ?? [];
  await Promise.resolve();
}
const read = (content: string, source = 'helios') => readExtract(() => text(content), profile(source));
const head = 'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence;Motif';

describe('Reading the accountant’s file by the profile of its source', () => {
  it('reads a local accountant’s line: decimal comma, spaces, French dates, zeros before the number', async () => {
    const { lines, faults } = await read(
      `${head}\r\nPaiement;2016;0002102368447;00042;"1 234,50";Club;784 671 695 00103;12/04/2016;VIR-1;\r\n`,
    );
    expect(faults).toEqual([]);
    expect(lines).toMatchObject([
      {
        line: 2,
        occurrence: 1,
        kind: 'payment',
        exercice: 2016,
        ej: '2102368447',
        number: 42,
        amount: 123_450,
        siret: '78467169500103',
        day: '2016-04-12',
        reference: 'VIR-1',
      },
    ]);
  });

  it('reads the State’s, in tabs, without an exercice, with dots in its dates and between thousands', async () => {
    const { lines } = await read(
      'Statut DP\tN° EJ\tN° DP\tMontant payé\tLibellé tiers\tIdentifiant tiers\tDate comptable\tPièce comptable\nPayée\t2102368447\t42\t1.234,50\tCLUB\t78467169500103\t12.04.2016\tP1\n',
      'chorus',
    );
    expect(lines).toMatchObject([
      { kind: 'payment', ej: '2102368447', number: 42, amount: 123_450, day: '2016-04-12' },
    ]);
  });

  it('knows headers whatever their case, accents and order, and ignores columns that it does not need', async () => {
    const { lines } = await read(
      'REFERENCE;montant;DATE;no mandat;nature;EXERCICE;Bordereau\nV;1;20160412;7;PEC;2016;12\n',
    );
    expect(lines).toMatchObject([{ kind: 'taken-in-charge', number: 7, amount: 100, day: '2016-04-12' }]);
  });

  it('refuses a file that does not name what its source always says', async () => {
    await expect(read('Nature;Montant\nPaiement;1\n')).rejects.toThrow(HeadersMissing);
    await expect(read('')).rejects.toThrow(HeadersMissing);
  });

  it('tells every fault of a row in French, and reads the others', async () => {
    const { lines, faults } = await read(
      `${head}\nPaiement;2016;1;1;-5,00;C;;31/02/2016;V1;\nDon;2016;1;1;12.345;C;;01/02/2016;;\nPaiement;2016;1;x;1;C;;01/02/2016;V2;\n"ouvert\nPaiement;2016;1;1;1;C;;01/02/2016;V3;\n;;;;;;;;;\n`,
    );
    expect(lines.map(({ reference }) => reference)).toEqual(['V3']);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 'Montant'],
      [2, 'Date'],
      [3, 'Nature'],
      [3, 'Montant'],
      [3, 'Référence'],
      [4, 'N° mandat'],
      [5, ''],
    ]);
  });

  it('gives the same line the same key in any file, and a true double the next occurrence', async () => {
    const row = 'Paiement;2016;1;1;1,00;C;;01/02/2016;V1;';
    const one = await read(`${head}\n${row}\nPaiement;2016;1;2;1,00;C;;01/02/2016;V2;\n${row}\n`);
    const other = await read(`${head}\n\n\n${row.replace('1,00', '1.00')}\n`);
    const [first, , third] = one.lines;
    expect(other.lines[0]?.key).toBe(first?.key);
    expect([first?.occurrence, third?.occurrence]).toEqual([1, 2]);
    expect(third?.key).not.toBe(first?.key);
  });

  it('keeps the digits of a SIRET that a spreadsheet wrote as a power of ten', async () => {
    const { lines } = await read(`${head}\nPaiement;2016;1;1;1,00;C;7,84671695E+13;01/02/2016;V1;\n`);
    expect(lines[0]?.siret).toBe('784671695');
  });
});
