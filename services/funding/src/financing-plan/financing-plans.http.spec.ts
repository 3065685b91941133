import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { explained, protocol, restating } from './financing-plan.examples.ts';

describe('Financing plans over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2016-11-10');
    await service.does('financing-plans/npru-2016/state', 'finance', protocol);
  });
  afterAll(() => service.stop());

  it('are listed with what they leave unexplained', async () => {
    const { body } = await service.get('financing-plans?facets=source');
    expect(body).toMatchObject({
      total: 1,
      items: [{ id: 'npru-2016', total: 9_500_000_00, sharesBp: 9_800, unexplained: 190_000_00 }],
    });
  });

  it('leave as a file, in euros', async () => {
    const { lines } = await service.file('financing-plans');
    expect(lines[1]).toBe(
      'npru-2016,Protocole de préfiguration du NPRU,9500000.00,9500000.00,98,2,190000.00,2016-11-02,Rapport annuel 2015-2016',
    );
  });

  it('are restated without losing what was stated, and read as of a day', async () => {
    service.on('2017-02-01');
    await service.does('financing-plans/npru-2016/restate', 'finance', restating);
    const now = await service.get('financing-plans/npru-2016');
    expect(now).toMatchObject({
      headers: { etag: '"1"' },
      body: {
        shares: explained.shares,
        unexplained: 0,
        findings: [],
        formerly: [{ statement: protocol, restatedFor: restating.reason }],
      },
    });
    const then = await service.get('financing-plans/npru-2016?asOf=2016-12-31');
    expect(then.body).toMatchObject({ unexplained: 190_000_00, formerly: [] });
    expect((await service.get('financing-plans?asOf=2016-12-31')).body).toMatchObject({
      items: [{ unexplained: 190_000_00 }],
    });
  });

  it('are refused with a code and a French sentence', async () => {
    expect(await service.get('financing-plans/aucun')).toMatchObject({
      status: 404,
      body: { code: 'financing-plan/not-found' },
    });
    expect(await service.post('financing-plans/npru-2016/state', 'finance', protocol)).toMatchObject({
      status: 409,
      body: { code: 'financing-plan/not-possible-now', facts: { possible: ['restate'] } },
    });
    expect((await service.post('financing-plans/NPRU%202016/state', 'finance', protocol)).status).toBe(400);
  });
});
