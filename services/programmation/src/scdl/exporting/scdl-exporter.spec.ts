import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProgrammeUnderTest, programmeUnderTest } from '../programme-under-test.ts';
import { cellsOf, fileOf, fixture, published, siretOn } from '../scdl.examples.ts';
import { faultsUnder, officialSchema } from '@jalon/scdl/examples';

describe('The schema that exports are checked under', () => {
  it('takes a clean row and names every fault of a dirty one', () => {
    expect(faultsUnder(officialSchema, Buffer.from(fileOf([cellsOf()])).toString())).toEqual([]);
    const dirty = cellsOf({
      idAttribuant: '2,43E+13',
      dateConvention: '2016-02-31',
      idBeneficiaire: '',
      rnaBeneficiaire: 'W2A0000001',
      objet: 'x'.repeat(257),
      montant: '10,5',
      nature: 'subvention',
      notificationUE: 'no',
      pourcentageSubvention: '80',
      datesPeriodeVersement: '2016-01-01_2016-12-31',
      idRAE: '123456',
      nomBeneficiaire: '',
    });
    expect(faultsUnder(officialSchema, Buffer.from(fileOf([dirty])).toString())).toEqual([
      '2 idAttribuant pattern',
      '2 dateConvention type',
      '2 nomBeneficiaire required',
      '2 rnaBeneficiaire pattern',
      '2 objet maxLength',
      '2 montant type',
      '2 nature enum',
      '2 datesPeriodeVersement pattern',
      '2 idRAE maxLength',
      '2 notificationUE type',
      '2 pourcentageSubvention maximum',
      '2 idAttribuant SIRET',
    ]);
  });
});

describe('Exporting granted lines', () => {
  let programme: ProgrammeUnderTest;
  beforeAll(async () => {
    programme = await programmeUnderTest();
  });
  afterAll(() => programme.close());

  const exported = () => programme.exported();

  it('gives imported rows back as their file held them, and the file satisfies the official schema', async () => {
    const rows = [
      cellsOf(),
      cellsOf({ objet: 'Un « objet », "cité" ; et une virgule', montant: '33000' }),
      cellsOf({
        objet: 'Avec un dispositif',
        dispositifAide: '65d5b6c7-102c-4440-ac3b-768f708edc0a',
        idRAE: '12345',
      }),
    ];
    await programme.import(fileOf(rows));
    const text = await exported();
    expect(faultsUnder(officialSchema, text)).toEqual([]);
    const again = await programme.import(Buffer.from(text), 'export.csv');
    expect(again.report.rows).toEqual({ read: 3, accepted: 3, repaired: 0, quarantined: 0, blank: 0 });
    expect(again.report.dossiers).toEqual({ created: 0, alreadyKnown: 3 });
  });

  it('exports what was mended, in the standard’s words', async () => {
    await programme.import(fixture('tableur-windows-1252.csv'), 'tableur.csv');
    const text = await exported();
    expect(faultsUnder(officialSchema, text)).toEqual([]);
    expect(text).toContain('Été des arts,1234.50,aide en numéraire,unique,2016-12-05/2016-12-31,,oui,1,');
  });

  it('lists what the standard cannot take instead of dropping it', async () => {
    await programme.import(
      fileOf([
        cellsOf({ objet: 'Corse seule', idBeneficiaire: '', rnaBeneficiaire: 'W2A0000001' }),
        cellsOf({
          objet: 'Corse avec SIRET',
          idBeneficiaire: siretOn('417700021'),
          rnaBeneficiaire: 'W2B0000001',
        }),
      ]),
    );
    const text = await exported();
    expect(faultsUnder(officialSchema, text)).toEqual([]);
    expect(text).not.toContain('Corse seule');
    expect(text).toContain('Corse avec SIRET');
    const { omissions, rows } = await programme.scdl.exporter.summary(programme.clock.now());
    expect(omissions).toEqual([
      expect.not.objectContaining({ column: 'rnaBeneficiaire' }),
      expect.objectContaining({ column: 'rnaBeneficiaire' }),
    ]);
    expect(rows).toBe(text.trimEnd().split('\r\n').length - 1);
  });

  it('keeps a text from being run as a formula, and reads it back as it was', async () => {
    await programme.close();
    programme = await programmeUnderTest();
    const objet = '=HYPERLINK("http://exemple.invalid")';
    const first = await programme.import(fileOf([cellsOf({ objet })]));
    expect(first.report.dossiers.created).toBe(1);
    const text = await exported();
    expect(text).toContain(`"'=HYPERLINK(`);
    const again = await programme.import(Buffer.from(text), 'export.csv');
    expect(again.report.dossiers.created).toBe(0);
    expect(again.report.repairs).toEqual({ 'formula-guard-removed': 1 });
  });

  it('says what was known at an instant', async () => {
    const before = programme.clock.now();
    const { rows } = await programme.scdl.exporter.summary(before);
    programme.clock.advance(1_000);
    await programme.import(fileOf([cellsOf({ objet: 'Plus tard' })]));
    await exported();
    expect((await programme.scdl.exporter.summary(before)).rows).toBe(rows);
    expect((await programme.scdl.exporter.summary(programme.clock.now())).rows).toBe(rows + 1);
  });

  const antibes = published('scdl-antibes-2017-valide.csv');
  (antibes ? it : it.skip)('gives the file of Antibes back, valid, to the cent', async () => {
    const antibesOnly = await programmeUnderTest();
    try {
      await antibesOnly.import(antibes ?? new Uint8Array(), 'antibes.csv');
      const text = await antibesOnly.exported();
      expect(faultsUnder(officialSchema, text)).toEqual([]);
      const again = await antibesOnly.import(Buffer.from(text), 'export.csv');
      expect(again.report).toMatchObject({
        conventions: 29,
        amount: 282_139_350,
        dossiers: { created: 0, alreadyKnown: 29 },
      });
    } finally {
      await antibesOnly.close();
    }
  });
});
