import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierEventSchemas } from '../dossier/dossier.events.ts';
import { pastGrantsImportEventSchemas } from './past-grants-import.events.ts';
import { type ProgrammeUnderTest, programmeUnderTest } from './programme-under-test.ts';
import { receiveFile } from '@jalon/received-file';
import { cellsOf, fileOf, fixture, grantor, pieces, published, siretOn } from './scdl.examples.ts';

describe('Importing past grants', () => {
  let programme: ProgrammeUnderTest;
  beforeAll(async () => {
    programme = await programmeUnderTest();
  });
  afterAll(() => programme.close());

  it('takes a clean row as it is: a porteur, a dossier, its decided line', async () => {
    const { report } = await programme.import(fileOf([cellsOf()]));
    expect(report.rows).toEqual({ read: 1, accepted: 1, repaired: 0, quarantined: 0, blank: 0 });
    expect(report).toMatchObject({
      dossiers: { created: 1, alreadyKnown: 0 },
      porteurs: { registered: 1, found: 0 },
      conventions: 1,
      amount: 150_050,
    });
  });

  it('changes nothing when the same file comes again', async () => {
    const file = fileOf([cellsOf(), cellsOf({ montant: '10' }), cellsOf({ montant: '10' })]);
    const first = await programme.import(file);
    const before = await programme.store.lastPosition();
    const second = await programme.import(file);
    expect(await programme.store.lastPosition()).toBe(before);
    expect(first.report.dossiers).toEqual({ created: 2, alreadyKnown: 1 });
    expect(second.report.dossiers).toEqual({ created: 0, alreadyKnown: 3 });
    expect(second.report.remarks).toContainEqual(
      expect.objectContaining({ remark: 'same-row-again', lines: [4] }),
    );
  });

  it('knows a row again in another file, even when it was damaged there', async () => {
    await programme.import(fileOf([cellsOf({ objet: 'Deux fichiers', montant: '2000.5' })]));
    const damaged = cellsOf({ objet: 'Deux fichiers', montant: '2 000,50 €', dateConvention: '01/03/2016' });
    const { report } = await programme.import(fileOf([cellsOf({ objet: 'Autre' }), damaged], undefined, ';'));
    expect(report.dossiers).toEqual({ created: 1, alreadyKnown: 1 });
    expect(report.rows).toMatchObject({ accepted: 1, repaired: 1 });
  });

  it('finds a porteur by its RNA when its SIRET is not known yet', async () => {
    const rna = 'W770000077';
    const file = fileOf([
      cellsOf({ idBeneficiaire: '', rnaBeneficiaire: rna }),
      cellsOf({ idBeneficiaire: siretOn('417700077'), rnaBeneficiaire: rna }),
    ]);
    expect((await programme.import(file)).report.porteurs).toEqual({ registered: 1, found: 1 });
  });

  it('says so when the SIRET and the RNA are two porteurs’', async () => {
    const other = siretOn('417700099');
    const file = fileOf([
      cellsOf({ idBeneficiaire: other, rnaBeneficiaire: '' }),
      cellsOf({ idBeneficiaire: other, rnaBeneficiaire: 'W770000001' }),
    ]);
    const { report } = await programme.import(file);
    expect(report.remarks).toContainEqual(
      expect.objectContaining({ remark: 'disputed-identity', lines: [3] }),
    );
  });

  it('writes facts that their schemas know', async () => {
    const { report } = await programme.import(fixture('tableur-windows-1252.csv'), 'tableur.csv');
    const facts: unknown[] = [];
    for await (const { type, data, metadata } of programme.store.readAll()) {
      if (metadata.correlationId !== report.import) continue;
      if (type === 'PastGrantImported') facts.push(dossierEventSchemas[type].parse(data));
      if (type === 'PastGrantsImported') facts.push(pastGrantsImportEventSchemas[type].parse(data));
    }
    expect(facts).toHaveLength(3);
    expect(facts[0]).toMatchObject({
      title: 'Été des arts',
      porteur: { name: 'Atelier des Lumières', legalForm: 'private-law' },
      line: { granted: 123_450, year: 2016, dispositif: 'scdl' },
      decision: { reference: '2016-1', date: '2016-12-05' },
      source: { file: 'tableur.csv', row: 2, sha256: report.sha256 },
      original: { montant: '1 234,50', secteur: 'Culture' },
    });
  });

  it('stops when who asked leaves; the same file again goes on to its end', async () => {
    const bytes = fileOf(Array.from({ length: 6 }, (_, nth) => cellsOf({ objet: `Départ ${nth}` })));
    const file = await receiveFile('depart.csv', pieces(bytes));
    const { importer } = programme.scdl;
    const opened = await importer.open(file, undefined);
    let written = 0;
    const left = await importer.run(
      opened,
      { id: 'alain', name: 'Alain', role: 'admin' },
      {
        progress: () => undefined,
        quarantined: () => undefined,
        stopped: () => written >= 3,
        ready: () => void (written += 1),
      },
    );
    await file.discard();
    expect(left.interrupted).toBe(true);
    expect(left.dossiers.created).toBe(3);
    expect(await importer.reportOf(opened.id)).toBeUndefined();
    const { report } = await programme.import(bytes, 'depart.csv');
    expect(report.dossiers).toEqual({
      created: 6 - left.dossiers.created,
      alreadyKnown: left.dossiers.created,
    });
    expect(await importer.reportOf(opened.id)).toEqual(report);
  });

  it('keeps its report', async () => {
    const { report } = await programme.import(fileOf([cellsOf({ objet: 'Le rapport' })]), 'rapport.csv');
    expect(await programme.scdl.importer.reportOf(report.import)).toEqual(report);
  });

  it('gives each beneficiary its part of a convention, to the cent', async () => {
    const shared = { referenceDecision: 'PARTS', objet: 'À trois', montant: '100' };
    const file = fileOf(
      ['0.33', '0.33', '0.34'].map((pourcentageSubvention, nth) =>
        cellsOf({
          ...shared,
          pourcentageSubvention,
          idBeneficiaire: siretOn(`41770020${nth}`),
          rnaBeneficiaire: '',
        }),
      ),
    );
    const { report } = await programme.import(file);
    expect(report).toMatchObject({ conventions: 1, amount: 10_000, dossiers: { created: 3 } });
    expect(await grantedIn(report.import)).toEqual([3_300, 3_300, 3_400]);
  });

  it('says that amounts are already split, and takes them as written', async () => {
    const shared = { referenceDecision: 'DEJA', objet: 'Aide à l’embauche' };
    const file = fileOf([
      cellsOf({ ...shared, montant: '22000.80', pourcentageSubvention: '0.8' }),
      cellsOf({
        ...shared,
        montant: '5500.20',
        pourcentageSubvention: '0.2',
        idBeneficiaire: siretOn('417700003'),
        rnaBeneficiaire: '',
      }),
    ]);
    const { report } = await programme.import(file);
    expect(report).toMatchObject({ conventions: 1, amount: 2_750_100 });
    expect(report.remarks).toContainEqual(expect.objectContaining({ remark: 'already-split', rows: 2 }));
  });

  it('sets aside a convention whose parts do not add up', async () => {
    const shared = { referenceDecision: 'TROP', objet: 'Avance', pourcentageSubvention: '80' };
    const { report } = await programme.import(
      fileOf([cellsOf(shared), cellsOf({ ...shared, idBeneficiaire: '' })]),
    );
    expect(report.rows).toMatchObject({ quarantined: 2 });
    expect(report.faults).toEqual({ 'pourcentageSubvention : shares': 2 });
  });

  it('sets aside a row without any sound identifier, and says why', async () => {
    const { quarantined } = await programme.import(
      fileOf([cellsOf({ idBeneficiaire: '7,17E+13', rnaBeneficiaire: '' })]),
    );
    expect(quarantined).toMatchObject([
      {
        line: 2,
        faults: [{ column: 'idBeneficiaire', fault: 'siret-scientific-notation', value: '7,17E+13' }],
      },
    ]);
  });

  it('takes the grantor’s SIRET from whoever imports, where the file’s does not contradict it', async () => {
    const file = fileOf([
      cellsOf({ objet: 'Tronqué', idAttribuant: `${grantor.slice(0, 9)}00000` }),
      cellsOf({ objet: 'Un autre', idAttribuant: '218600000' }),
    ]);
    const { report } = await programme.import(file, 'abime.csv', grantor);
    expect(report).toMatchObject({ rows: { repaired: 1, quarantined: 1 }, repairs: { 'grantor-given': 1 } });
  });

  async function grantedIn(id: string): Promise<number[]> {
    const amounts: number[] = [];
    for await (const event of programme.store.readAll({ filter: { types: ['PastGrantImported'] } })) {
      if (event.metadata.correlationId === id) {
        amounts.push((event.data as { line: { granted: number } }).line.granted);
      }
    }
    return amounts.sort((one, other) => one - other);
  }

  const antibes = published('scdl-antibes-2017-valide.csv');
  (antibes ? it : it.skip)('takes 29 conventions and 2 821 393,50 € from the file of Antibes', async () => {
    const { report } = await programme.import(antibes ?? new Uint8Array(), 'antibes.csv');
    expect(report).toMatchObject({
      rows: { read: 29, quarantined: 0 },
      conventions: 29,
      amount: 282_139_350,
      dossiers: { created: 29 },
    });
    expect((await grantedIn(report.import)).reduce((total, amount) => total + amount, 0)).toBe(282_139_350);
  });

  const toulouse = published('scdl-toulouse-metropole-2022-siret-abime.csv');
  (toulouse ? it : it.skip)('accounts for each of the 396 rows of Toulouse Métropole', async () => {
    const { report, quarantined } = await programme.import(toulouse ?? new Uint8Array(), 'toulouse.csv');
    expect(report.rows).toEqual({ read: 396, accepted: 0, repaired: 0, quarantined: 396, blank: 0 });
    expect(report).toMatchObject({ encoding: 'utf-8 (BOM)', separator: ';' });
    expect(quarantined).toHaveLength(396);
    expect(report.faults).toEqual({
      'dateConvention : missing': 396,
      'idAttribuant : siret-scientific-notation': 396,
      'idBeneficiaire : no-identifier': 10,
      'idBeneficiaire : siret-scientific-notation': 386,
    });
  });

  for (const name of ['scdl-poitiers-2017-erreurs-cellules.csv', 'scdl-poitiers-2017-erreurs-colonnes.csv']) {
    const poitiers = published(name);
    (poitiers ? it : it.skip)(`accounts for each of the 29 rows of ${name}`, async () => {
      const { report } = await programme.import(poitiers ?? new Uint8Array(), name, siretOn('218601946'));
      expect(report.rows).toEqual({ read: 29, accepted: 0, repaired: 3, quarantined: 26, blank: 0 });
      expect(report.repairs).toEqual({ 'grantor-given': 3, 'percent-divided': 1 });
    });
  }
});
