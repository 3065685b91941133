import { somebody } from '@jalon/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type EmbeddedEngines, closeEngines, openEmbeddedEngines } from '@jalon/engines';
import { appModule } from '../app.module.ts';
import type { Role } from '@jalon/contracts';
import { cellsOf, fileOf, fixture } from './scdl.examples.ts';

describe('SCDL files over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-scdl-'));
  let engines: EmbeddedEngines;
  let application: NestFastifyApplication;

  beforeAll(async () => {
    const config = readConfig(serviceConfigSchema, { EVENT_STORE_URL: `sqlite:${join(folder, 'jalon.db')}` });
    engines = openEmbeddedEngines(
      config.EVENT_STORE_URL.rest,
      new ManualClock(instant('2024-01-15T10:00:00Z')),
    );
    const { store, readModels } = engines;
    application = await createApplication(appModule(engines), {
      logger: createLogger('silent'),
      store,
      readModels,
      mode: 'demonstration',
    });
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
    await readModels.start();
  });
  afterAll(async () => {
    await application.close();
    await closeEngines(engines);
    rmSync(folder, { recursive: true, force: true });
  });

  const headers = (role: Role) => ({
    authorization: `Bearer ${engines.authenticator.issue(somebody(role)).token}`,
  });
  const get = (path: string, role: Role = 'auditeur') =>
    application.inject({ url: `/api/programmation/${path}`, headers: headers(role) });
  const send = (
    file: Uint8Array | string,
    { role = 'admin', query = '', type = 'text/csv' }: { role?: Role; query?: string; type?: string } = {},
  ) =>
    application.inject({
      method: 'POST',
      url: `/api/programmation/imports/scdl${query}`,
      headers: { ...headers(role), 'content-type': type },
      payload: Buffer.from(file),
    });

  it('tells its progress, each row set aside, then the report; lists show the dossiers', async () => {
    const answer = await send(fixture('tableur-windows-1252.csv'), { query: '?file=tableur.csv' });
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    const told = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>);
    expect(told.filter((line) => line['quarantined']).map((line) => line['quarantined']?.['line'])).toEqual([
      5, 7, 8,
    ]);
    expect(told.some((line) => line['progress'])).toBe(true);
    const report = told.at(-1)?.['result'];
    expect(report).toMatchObject({
      file: 'tableur.csv',
      encoding: 'windows-1252',
      separator: ';',
      rows: { read: 6, accepted: 0, repaired: 2, quarantined: 3, blank: 1 },
      dossiers: { created: 2, alreadyKnown: 0 },
    });
    const list = await get('dossiers?campaign=2016');
    expect(list.json()).toMatchObject({ total: 2 });
    const kept = await get(`imports/${String(report?.['import'])}`);
    expect(kept.json()).toEqual(report);
  });

  it('gives the granted lines as a file', async () => {
    const answer = await get('exports/scdl');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body.split('\r\n')[0]).toMatch(/^nomAttribuant,idAttribuant,dateConvention/);
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(3);
    expect((await get('exports/scdl/omissions')).json()).toEqual({
      rows: 2,
      omissions: [],
      ofOtherFunders: 0,
    });
    expect((await get('exports/scdl?asOf=2015-01-01')).body.trimEnd().split('\r\n')).toHaveLength(1);
  });

  it('is refused to who may not', async () => {
    expect((await send(fileOf([cellsOf()]), { role: 'finance' })).statusCode).toBe(403);
    expect((await get('exports/scdl', 'porteur')).statusCode).toBe(403);
    expect((await get('imports/nothing')).json()).toMatchObject({
      status: 404,
      code: 'scdl/import-not-found',
    });
  });

  it('refuses what is no list of grants, with its code, and writes nothing', async () => {
    const before = await engines.store.lastPosition();
    for (const [file, code] of [
      ['', 'received-file/empty'],
      ['a,b\n1,2\n', 'scdl/not-a-grants-file'],
      ['\0\0\0\0', 'scdl/not-a-grants-file'],
      ['"'.repeat(10_000), 'scdl/not-a-grants-file'],
    ] as const) {
      const answer = await send(file);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
    expect((await send('{}', { type: 'application/json' })).statusCode).toBe(415);
    expect((await send(fileOf([cellsOf()]), { query: '?grantor=123' })).json()).toMatchObject({
      code: 'scdl/unsound-grantor',
    });
    expect((await send(fileOf([cellsOf()]), { query: '?fichier=a' })).statusCode).toBe(400);
    expect(await engines.store.lastPosition()).toBe(before);
  });
});
