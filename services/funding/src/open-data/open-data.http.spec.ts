import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { type TableSchema, faultsUnder, officialSchema, siretOn } from '@jalon/scdl/examples';
import { LogWriter } from '@jalon/testing';
import { payment, signatories } from '../convention/convention.examples.ts';
import type { ConventionEvent } from '../convention/convention.events.ts';
import { club, commitmentsWrittenIn, openedAs } from '../porteur-grants/grant.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const day = (text: string) => text as Day;
const schemaFile = join(process.env['JALON_REAL_DATA'] ?? '', 'scdl-subventions-schema-2.1.1.json');
const realSchema = process.env['JALON_REAL_DATA'] !== undefined && existsSync(schemaFile);

describe('The publication of conventions', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2017-09-15');
    const write = commitmentsWrittenIn(service, 'publication');
    const writer = new LogWriter(service.engines.store, service.engines.clock, 'conventions');
    const grant = async (dossier: string, signedOn: string, changes: Parameters<typeof openedAs>[0] = {}) => {
      const beneficiary = { ...club, siret: siretOn('417700000') };
      const of = { dossier, funder: 'mel', dispositif: 'politique-de-la-ville', year: 2017, beneficiary };
      const fact = openedAs({ ...of, ...changes });
      await write(`${dossier}.1`, fact);
      await writer.write(`convention-${dossier}`, ...signedOf(dossier, signedOn, changes.funder ?? 'mel'));
    };
    await grant('D17-PUBLIC', '2017-09-01', { title: 'Ateliers, du mercredi' });
    await grant('D17-BEFORE', '2017-07-31');
    await grant('D17-STATE1', '2017-09-01', { funder: 'etat' });
    await grant('D17-NOBODY', '2017-09-02', { beneficiary: { ...club, siret: '41770000000011' } });
    await service.engines.readModels.waitFor(await service.engines.store.lastPosition());
  });
  afterAll(() => service.stop());

  const text = async () => (await service.file('exports/scdl.csv')).lines.join('\r\n');
  const lines = async (query = '') => (await service.file(`exports/scdl.csv${query}`)).lines.slice(0, -1);

  it('holds what R13 makes public, and nothing else', async () => {
    expect((await lines()).slice(1)).toEqual([
      `Métropole Européenne de Lille,20009320100016,2017-09-01,ARR-2016-1,Club des Exemples,${siretOn('417700000')},,"Ateliers, du mercredi",30000.00,aide en numéraire,échelonné,2017-10-01/2018-06-30,,non,1,`,
    ]);
    expect(await lines('?asOf=2017-09-14')).toHaveLength(1);
  });

  it('is open to anyone; what it leaves out is told to who works here', async () => {
    expect((await service.get('exports/scdl/omissions', 'finance')).body).toMatchObject({
      rows: 1,
      omissions: [
        {
          dossier: 'D17-NOBODY',
          reference: 'CONV-D17-NOBODY',
          reasons: [expect.stringContaining('SIRET')],
        },
      ],
      notPublic: { 'before-the-obligation': 1, 'of-other-funders': 1, 'not-above-the-threshold': 0 },
    });
    expect((await service.get('exports/scdl/omissions', 'porteur')).status).toBe(403);
  });

  it('satisfies the official schema', async () => {
    expect(faultsUnder(officialSchema, await text())).toEqual([]);
  });

  (realSchema ? it : it.skip)('satisfies the schema as it is published', async () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as TableSchema;
    expect(schema.fields).toHaveLength(16);
    expect(faultsUnder(schema, await text())).toEqual([]);
  });
});

function signedOf(dossier: string, signedOn: string, funder: string): readonly ConventionEvent[] {
  const commitment = `${dossier}.1`;
  const amount = cents(30_000_00);
  const payments = [payment('advance', 5_000, '2017-10-01'), payment('balance', 5_000, '2018-06-30')];
  return [
    {
      type: 'ConventionDrafted',
      data: {
        dossier,
        beneficiary: { id: club.id, name: club.name },
        cause: 'threshold',
        commitments: [{ commitment, funder, year: 2017, amount, nature: 'operating' }],
        grounds: [{ funder, year: 2017, total: amount, threshold: 23_000_00 as Cents }],
        draftedOn: day('2017-07-01'),
      },
    },
    { type: 'ScheduleAgreed', data: { payments } },
    {
      type: 'ConventionSignedByAll',
      data: { commitments: [commitment], reference: `CONV-${dossier}`, signedOn: day(signedOn), signatories },
    },
  ];
}
