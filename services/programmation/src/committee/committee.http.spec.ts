import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const roubaix = {
  name: 'Comité de Roubaix',
  campaign: '2016',
  scope: { kind: 'territory', codes: ['QP059082'] },
  quorumPercent: 50,
};

describe('Committees over HTTP', () => {
  let service: ServiceUnderTest;
  let id: string;
  beforeAll(async () => {
    service = await serviceUnderTest();
    id = await service.does('committees', 'secretaire-comite', roubaix);
    await service.does('committees', 'secretaire-comite', {
      ...roubaix,
      name: 'Comité de l’emploi',
      scope: { kind: 'theme', codes: ['1'], nomenclature: 'contrat-2015' },
    });
  });
  afterAll(() => service.stop());

  it('are named after their campaign, and found by what they cover', async () => {
    expect(id).toMatch(/^C16-[0-9A-Z]{6}$/);
    expect((await service.get('committees')).body['total']).toBe(2);
    expect((await service.get('committees?covers=QP059082')).body['items']).toMatchObject([
      { committee: id, name: 'Comité de Roubaix' },
    ]);
  });

  it('show their members as they are and as they were known', async () => {
    service.on('2015-11-02');
    const lea = { id: 'lea', name: 'Léa', organisation: 'Ville de Roubaix', interests: [] };
    await service.does(`committees/${id}/appoint-member`, 'secretaire-comite', lea);
    const now = await service.get(`committees/${id}`);
    expect(now.body['members']).toEqual([lea]);
    expect(now.headers['etag']).toBe('"1"');
    expect((await service.get(`committees/${id}?asOf=2015-11-01`)).body['members']).toEqual([]);
  });

  it('leave as a file for a spreadsheet', async () => {
    const { lines } = await service.file('committees?covers=QP059082');
    expect(lines).toEqual([
      '\uFEFFcomité,nom,campagne,état,couvre,quorum (%),membres',
      `${id},Comité de Roubaix,2016,active,QP059082,50,1`,
      '',
    ]);
  });

  it('refuse what names nothing, and whoever has no right', async () => {
    const nowhere = { ...roubaix, scope: { kind: 'territory', codes: ['75056'] } };
    expect(await service.post('committees', 'secretaire-comite', nowhere)).toMatchObject({
      status: 400,
      body: { code: 'committee/unknown-scope', facts: { codes: ['75056'] } },
    });
    expect(await service.post(`committees/${id}/dissolve`, 'porteur', { reason: 'Non.' })).toMatchObject({
      status: 403,
      body: { code: 'committee/role-refused' },
    });
    expect(await service.get('committees/C16-000000')).toMatchObject({
      status: 404,
      body: { code: 'committee/not-found' },
    });
  });
});
