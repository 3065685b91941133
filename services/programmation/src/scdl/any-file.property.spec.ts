import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { dossierEventSchemas } from '../dossier/dossier.events.ts';
import { porteurEventSchemas } from '../porteur/porteur.events.ts';
import { faultsUnder, officialSchema } from '@jalon/scdl/examples';
import { type ProgrammeUnderTest, programmeUnderTest } from './programme-under-test.ts';
import { type ScdlCells, scdlColumns } from '@jalon/scdl';
import { cellsOf, club, fileOf, siretOn } from './scdl.examples.ts';

const schemas: Readonly<Record<string, z.ZodType>> = {
  ...dossierEventSchemas,
  ...porteurEventSchemas,
};

/** What cells hold in real files, and worse: sound, damaged in each known way, hostile. */
const found: Partial<Record<keyof ScdlCells, readonly string[]>> = {
  nomAttribuant: ['', '=1+1', 'x'.repeat(300)],
  idAttribuant: [
    '',
    '2,43E+13',
    '21860194600000',
    '218601946',
    `${siretOn('217700000', 40)}.0`,
    '٢١٠٦٠٠٠٤٥٠٠٣٩٢',
  ],
  dateConvention: [
    '',
    '05/12/2016',
    '2016-02-30',
    '31/02/2016',
    '1999-12-31',
    '2099-01-01',
    '42709',
    '12/25/2016',
  ],
  referenceDecision: ['', 'CONV N° 2074-15', 'x'.repeat(5_000), '\u202e0102', 'a\u0000b'],
  nomBeneficiaire: [
    '',
    ' Club  ',
    'x'.repeat(201),
    'Club\r\ndes arts',
    '@SUM(A1)',
    '\ud83d\ude00'.repeat(90),
    '\ud800',
  ],
  idBeneficiaire: [
    '',
    '8,30E+13',
    '32402138500000.0',
    siretOn('417700021'),
    `${club}\u00a0`,
    '35600000049837',
  ],
  rnaBeneficiaire: ['', 'w770000002', 'W2A0000001', 'W3222', 'W770000001\n'],
  objet: ['', '=HYPERLINK("http://exemple.invalid")', "'=1", 'y'.repeat(257), 'été, "cité" ; \t fin', '-'],
  montant: [
    '',
    '0',
    '-5',
    '1 234,50 €',
    '1,234.50',
    '100000,1',
    '1e6',
    '9999999999.99',
    '0.001',
    '5.100',
    'NaN',
    '1000000000.01',
  ],
  nature: [
    '',
    'aide en numéraire,aide en nature',
    'Numéraire',
    'constructor',
    'aide en numéraire;aide en numéraire',
  ],
  conditionsVersement: ['', 'Échelonné', 'unique;échelonné', 'z'.repeat(257), '__proto__'],
  datesPeriodeVersement: [
    '',
    '2016-12-05_2017-12-05',
    '05/12/2016',
    '2017-01-01/2016-01-01',
    '2016-13-45',
    '9999-12-31',
  ],
  idRAE: ['12345', '123456', '1.0'],
  notificationUE: ['', 'no', 'YES', 'peut-être', 'toString'],
  pourcentageSubvention: ['', '80', '80 %', '0,5', '0.005', '100', '101', '0.333333333', '1.5', '-1', '.5'],
  dispositifAide: ['65d5b6c7-102c-4440-ac3b-768f708edc0a', 'd'.repeat(120)],
};

const anyRow = fc
  .array(
    fc
      .constantFrom(...scdlColumns)
      .chain((column) =>
        fc.tuple(
          fc.constant(column),
          fc.oneof(
            { weight: 5, arbitrary: fc.constantFrom(...(found[column] ?? [''])) },
            { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
          ),
        ),
      ),
    { maxLength: 4 },
  )
  .map((changes) => cellsOf(Object.fromEntries(changes)));

describe('Any file of grants', () => {
  let programme: ProgrammeUnderTest;
  beforeEach(async () => {
    programme = await programmeUnderTest();
  });
  afterEach(() => programme.close());

  it('has every row accounted for, changes nothing the second time, and is published valid', async () => {
    let rows = 0;
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        async (cells, separator) => {
          const file = fileOf(cells, scdlColumns, separator);
          const { report } = await programme.import(file);
          const { read, accepted, repaired, quarantined, blank } = report.rows;
          expect(read).toBe(cells.length);
          expect(accepted + repaired + quarantined + blank).toBe(read);
          expect(report.dossiers.created + report.dossiers.alreadyKnown).toBe(accepted + repaired);
          rows += read;
          taken += accepted + repaired;
          const last = await programme.store.lastPosition();
          const again = await programme.import(file);
          expect(again.report.rows).toEqual(report.rows);
          expect(await programme.store.lastPosition()).toBe(last);
        },
      ),
      { numRuns: 150 },
    );
    expect(rows).toBeGreaterThan(500);
    expect(taken).toBeGreaterThan(50);

    const unsound = new Set<string>();
    for await (const { type, data } of programme.store.readAll()) {
      const read = schemas[type]?.safeParse(data);
      for (const { path, message } of read?.error?.issues ?? []) {
        unsound.add(`${type} ${path.join('.')} ${message}`);
      }
    }
    expect([...unsound]).toEqual([]);
    const text = await programme.exported();
    expect(faultsUnder(officialSchema, text)).toEqual([]);
    const { rows: published, omissions } = await programme.scdl.exporter.summary(programme.clock.now());
    const leftOut = omissions.filter(({ column }) => column === undefined).length;
    const grants = new Set<string>();
    for await (const { stream } of programme.store.readAll({ filter: { types: ['PastGrantImported'] } }))
      grants.add(stream);
    expect(published + leftOut).toBe(grants.size);
  });
});
