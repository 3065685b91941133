import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act } from '../envelope/envelope.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const envelope = { funder: 'etat', dispositif: 'fipd', year: 2016, label: 'FIPD 2016', act };

describe('Exercices over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2016-01-05');
    await service.does('envelopes/etat.fipd.2016/open', 'finance', envelope);
    const credits = { exercice: 2016, amount: 300_00, act };
    await service.does('envelopes/etat.fipd.2016/open-payment-credits', 'finance', credits);
  });
  afterAll(() => service.stop());

  it('are opened, and listed with their numbers', async () => {
    expect(await service.post('exercices/2016/open', 'finance')).toMatchObject({
      status: 201,
      body: { id: '2016', events: [{ type: 'ExerciceOpened' }] },
    });
    expect((await service.get('exercices?facets=status')).body).toMatchObject({
      total: 1,
      items: [{ exercice: 2016, status: 'open', paymentOrders: 0, ordered: 0 }],
      facets: { status: [{ value: 'open', count: 1 }] },
    });
    expect(await service.get('exercices/2016')).toMatchObject({
      headers: { etag: '"0"' },
      body: { status: 'open', openedOn: '2016-01-05' },
    });
  });

  it('are years, and nothing else', async () => {
    expect(await service.post('exercices/seize/open', 'finance')).toMatchObject({
      status: 404,
      body: { code: 'exercice/not-found' },
    });
    expect((await service.get('exercices/2017')).status).toBe(404);
  });

  it('do not number orders over HTTP: only a commitment does', async () => {
    expect(await service.post('exercices/2016/number-payment-order', 'finance')).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
  });

  it('refuse to be closed before their year is over, as a plain refusal', async () => {
    expect(await service.post('exercices/2016/close', 'finance', { act: 'CA 2016' })).toMatchObject({
      status: 409,
      body: { code: 'exercice/year-not-over', facts: { last: '2016-12-31' } },
    });
    expect(await service.post('exercices/2016/close', 'instructeur', { act: 'CA 2016' })).toMatchObject({
      status: 403,
    });
    expect((await service.post('exercices/2016/close', 'finance')).status).toBe(400);
  });

  it('are closed step by step, and say what lapsed; no credit is opened on them any more', async () => {
    await service.does('exercices/2016/open-complementary-period', 'finance', { until: '2017-01-20' });
    service.on('2017-01-21');
    const lines = await service.lines('exercices/2016/close', 'finance', { act: 'CA 2016' });
    expect(lines.slice(0, -1)).toContainEqual({ progress: { stage: 'ending-credits', done: 1, of: 1 } });
    const report = {
      exercice: 2016,
      closed: { on: '2017-01-21', act: 'CA 2016' },
      carriedOver: 0,
      lapsed: 300_00,
      envelopes: [{ envelope: 'etat.fipd.2016', carriedOver: 0, lapsed: 300_00 }],
      attached: { amount: 0, commitments: [] },
    };
    expect(lines.at(-1)).toEqual({ result: report });
    expect((await service.get('exercices/2016/closing')).body).toEqual(report);
    expect((await service.get('exercices?facets=status')).body).toMatchObject({
      items: [{ status: 'closed', closedOn: '2017-01-21' }],
    });
    const late = { exercice: 2016, amount: 1_00, act };
    expect(
      await service.post('envelopes/etat.fipd.2016/open-payment-credits', 'finance', late),
    ).toMatchObject({ status: 409, body: { code: 'envelope/exercice-is-closed' } });
  });

  it('leave as a file for a spreadsheet', async () => {
    const { lines } = await service.file('exercices');
    expect(lines[0]).toContain('exercice,état,ouvert le');
    expect(lines[1]).toBe('2016,closed,2016-01-05,0,0.00,0,0.00,0,2017-01-21');
  });
});
