import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { roubaix } from './view.examples.ts';

describe('Views of the register over HTTP', () => {
  let service: ServiceUnderTest;
  let id: string;
  beforeAll(async () => {
    service = await serviceUnderTest();
    id = await service.does('views', 'instructeur', roubaix);
  });
  afterAll(() => service.stop());

  const seenBy = async (role: Parameters<ServiceUnderTest['post']>[1]) =>
    (await service.get('views?sort=name', role)).body['items'];

  it('are seen by who keeps them, and by nobody else', async () => {
    expect(id).toMatch(/^V-[0-9A-Z]{6}$/);
    expect(await seenBy('instructeur')).toMatchObject([{ view: id, ...roubaix, mine: true }]);
    expect(await seenBy('finance')).toEqual([]);
    expect(await service.post(`views/${id}/forget`, 'finance')).toMatchObject({
      status: 404,
      body: { code: 'view/not-found' },
    });
  });

  it('are seen by everybody at work once they are shared, and changed by their owner alone', async () => {
    await service.does(`views/${id}/change`, 'instructeur', { ...roubaix, shared: true });
    expect(await seenBy('finance')).toMatchObject([{ view: id, mine: false, shared: true }]);
    expect(await service.post(`views/${id}/change`, 'finance', { ...roubaix, name: 'À moi' })).toMatchObject({
      status: 403,
      body: { code: 'view/somebody-elses' },
    });
    expect((await service.get('views', 'porteur')).status).toBe(403);
  });

  it('are gone once they are forgotten', async () => {
    await service.does(`views/${id}/forget`, 'instructeur');
    expect(await seenBy('instructeur')).toEqual([]);
  });

  it('refuse a name that is too long, and say which field', async () => {
    const refused = await service.post('views', 'instructeur', { ...roubaix, name: 'x'.repeat(81) });
    expect(refused).toMatchObject({ status: 400 });
    expect(JSON.stringify(refused.body)).toContain('name');
  });
});
