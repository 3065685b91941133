import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@jalon/contracts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { association, fileOf, mixedRows, rowOf } from './posts.examples.ts';

describe('Files of adultes-relais over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2024-01-15');
  });
  afterAll(() => service.stop());

  const path = 'imports/adultes-relais?file=postes.json';
  const bytes = { 'content-type': 'application/octet-stream' };

  it('tell their progress and each row set aside, then the report; the porteur’s grants show them', async () => {
    const told = await service.lines(path, 'finance', fileOf(mixedRows), bytes);
    expect(told.filter((line) => line['quarantined'])).toHaveLength(3);
    expect(told.at(-2)).toEqual({ progress: { rows: 7, of: 7 } });
    const report = told.at(-1)?.['result'] as Readonly<Record<string, unknown>>;
    expect(report).toMatchObject({ file: 'postes.json', commitments: { created: 3 } });
    const kept = await service.get(`imports/adultes-relais/${String(report['import'])}`);
    expect(kept.body).toEqual(report);
    const grants = await service.get(`porteurs/SIRET-${association}/grants`);
    expect(grants.body).toMatchObject({ totals: { granted: 39_750_12, committed: 0 } });
  });

  it('are refused with their reason, before anything is written', async () => {
    const before = await service.engines.store.lastPosition();
    const send = (file: Uint8Array, role: Role = 'finance', headers = bytes) =>
      service.post(path, role, file, headers);
    expect(await send(fileOf([rowOf({ montant: 7164 })]))).toMatchObject({
      status: 400,
      body: { code: 'adultes-relais/amounts-of-another-scheme', facts: { amount: 7_164_00 } },
    });
    expect((await send(Buffer.from('{}'))).body['code']).toBe('adultes-relais/not-a-posts-file');
    expect((await send(fileOf(mixedRows), 'porteur')).status).toBe(403);
    const json = { 'content-type': 'application/json' };
    expect((await send(fileOf(mixedRows), 'finance', json)).status).toBe(415);
    expect((await service.get('imports/adultes-relais/nothing')).body['code']).toBe(
      'adultes-relais/import-not-found',
    );
    expect(await service.engines.store.lastPosition()).toBe(before);
  });
});
