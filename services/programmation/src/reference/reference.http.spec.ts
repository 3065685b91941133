import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

describe('The reference data over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
  });
  afterAll(() => service.stop());

  async function items(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { status, body } = await service.get(`reference/${path}`);
    expect([path, status]).toEqual([path, 200]);
    return body['items'] as Readonly<Record<string, unknown>>[];
  }

  it('lists the 21 communes, and what our sources name of themes, funders and partners', async () => {
    expect(await items('communes')).toHaveLength(21);
    expect((await items('themes')).map(({ version }) => version)).toEqual([
      'contrat-2015',
      'dauphin-2020',
      'dauphin-2024',
    ]);
    expect((await items('funders')).map(({ code }) => code)).toContain('etat');
    expect((await items('partners')).length).toBeGreaterThan(0);
  });

  it('says which quartiers there were on a day', async () => {
    expect(await items('quartiers')).toHaveLength(27);
    expect(await items('quartiers?asOf=2016-06-01')).toHaveLength(27);
    expect(await items('quartiers?asOf=2014-12-31')).toEqual([]);
    expect(await items('quartiers?asOf=2024-01-01')).toEqual([]);
  });

  it('says which dispositifs were open on a day', async () => {
    const region = async (day: string) =>
      (await items(`funders?asOf=${day}`)).find(({ code }) => code === 'region')?.['dispositifs'];
    expect(await region('2016-06-01')).toMatchObject([{ code: 'fita' }, { code: 'fph' }, { code: 'nqe' }]);
    expect(await region('2017-03-30')).toMatchObject([{ code: 'fita' }, { code: 'nqe' }, { code: 'pic' }]);
  });

  it('says which legal rules were in force on a day, and by which text', async () => {
    const { body } = await service.get('reference/rules?asOf=2016-06-01');
    expect(body).toMatchObject({
      on: '2016-06-01',
      inForce: { conventionAbove: 2_300_000, republicanCommitment: false, silenceMonths: 2 },
    });
    expect((await items('rules')).length).toBe((body['items'] as object[]).length + 1);
    expect((await service.get('reference/rules?asOf=hier')).status).toBe(400);
  });
});
