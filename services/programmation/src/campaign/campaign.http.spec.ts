import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { terms } from './campaign.examples.ts';

describe('Campaigns over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
  });
  afterAll(() => service.stop());

  it('are prepared, opened, and listed with the state that they have', async () => {
    const prepared = await service.post('campaigns', 'decideur', terms);
    expect(prepared).toMatchObject({
      status: 201,
      headers: { etag: '"0"', 'x-jalon-mode': 'demonstration' },
      body: { id: '2016', revision: 0, events: [{ type: 'CampaignPrepared', revision: 0 }], repeated: false },
    });
    const opened = await service.post('campaigns/2016/open', 'admin', {}, { 'if-match': '"0"' });
    expect(opened).toMatchObject({
      status: 200,
      body: { revision: 1, events: [{ type: 'CampaignOpened' }] },
    });
    const list = await service.get('campaigns?facets=status');
    expect(list.body).toMatchObject({ total: 1, page: 1, items: [{ campaign: '2016', status: 'open' }] });
    expect(list.body['facets']).toEqual({ status: [{ value: 'open', count: 1 }] });
  });

  it('are shown as they were known on a day', async () => {
    service.on('2015-11-15');
    await service.does('campaigns/2016/change-calendar', 'admin', {
      opensAt: terms.opensAt,
      closesAt: '2016-02-15T22:59:59.999Z',
      reason: 'Deux semaines de plus.',
    });
    expect((await service.get('campaigns/2016?asOf=2015-11-01')).body['closesAt']).toBe(terms.closesAt);
    const now = await service.get('campaigns/2016');
    expect(now.body['closesAt']).toBe('2016-02-15T22:59:59.999Z');
    expect(now.headers['etag']).toBe('"2"');
    expect(await service.get('campaigns/2016?asOf=2015-09-01')).toMatchObject({
      status: 404,
      body: { code: 'campaign/not-found' },
    });
  });

  it('answer the same command twice with the same result, and write once', async () => {
    const key = { 'idempotency-key': 'preparer-2017' };
    const next = { ...terms, year: 2017, name: 'Programmation 2017' };
    const first = await service.post('campaigns', 'admin', next, key);
    const again = await service.post('campaigns', 'admin', next, key);
    expect(first.body).toMatchObject({ id: '2017', repeated: false });
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });

  it('answer 412 with the rival facts to who saw an older state', async () => {
    const stale = await service.post('campaigns/2016/close', 'admin', {}, { 'if-match': '"0"' });
    expect(stale.status).toBe(412);
    expect(stale.body['rivals']).toMatchObject([
      { type: 'CampaignOpened', revision: 1, actor: { role: 'admin' } },
      { type: 'CalendarChanged', revision: 2 },
    ]);
  });

  it('refuse with a code, a French sentence and the facts', async () => {
    expect(await service.post('campaigns/2016/open', 'admin')).toMatchObject({
      status: 409,
      body: {
        code: 'campaign/not-possible-now',
        detail: 'La campagne n’est pas dans un état qui le permet.',
        facts: { state: 'open', intent: 'open', possible: ['change-calendar', 'close'] },
      },
    });
    expect(await service.post('campaigns/2016/close', 'porteur')).toMatchObject({
      status: 403,
      body: { code: 'campaign/role-refused', facts: { roles: ['admin', 'decideur'] } },
    });
    expect(await service.post('campaigns/2016/celebrate', 'admin')).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
    expect(await service.post('campaigns/2016/prepare', 'admin', terms)).toMatchObject({ status: 404 });
    expect(await service.post('campaigns', 'admin', { ...terms, year: 2018, colour: 'red' })).toMatchObject({
      status: 400,
    });
    expect((await service.get('campaigns')).body['total']).toBe(2);
  });

  it('leave as a file for a spreadsheet', async () => {
    const { lines } = await service.file('campaigns?sort=year');
    expect(lines[0]).toBe('\uFEFFcampagne,nom,état,ouvre le,clôt le,nomenclature');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['2016', 'Programmation 2016', 'open'],
      ['2017', 'Programmation 2017', 'prepared'],
      [''],
    ]);
  });

  it('have each intent as its own path in the reference', async () => {
    const { body } = await service.get('openapi.json');
    expect(Object.keys(body['paths'] as object)).toEqual(
      expect.arrayContaining(
        ['open', 'change-calendar', 'close'].map(
          (intent) => `/api/programmation/campaigns/{campaign}/${intent}`,
        ),
      ),
    );
  });
});
