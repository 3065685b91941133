import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { terms } from './campaign/campaign.examples.ts';
import { start } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-start-'));
const config = readConfig(serviceConfigSchema, {
  EVENT_STORE_URL: `sqlite:${join(folder, 'jalon.db')}`,
  PORT: '0',
  LOG_LEVEL: 'silent',
});

async function ask(url: string, token?: string, payload?: object) {
  const answer = await fetch(url, {
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(payload && { 'content-type': 'application/json' }),
    },
    ...(payload && { method: 'POST', body: JSON.stringify(payload) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('The programmation service in a process of its own', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers, and keeps everything over a restart', async () => {
    const first = await start(config);
    const { body } = await ask(`${first.address}/api/auth/demo-tokens`, undefined, { role: 'admin' });
    const token = String(body['token']);
    const campaigns = '/api/programmation/campaigns';
    expect((await ask(`${first.address}${campaigns}`)).status).toBe(401);
    expect((await ask(`${first.address}${campaigns}`, token, terms)).status).toBe(201);
    expect((await ask(`${first.address}/health/ready`)).body).toMatchObject({
      status: 'ready',
      engines: {
        'event-store': { ready: true },
        'read-models': { ready: true },
        jobs: { ready: true },
        // Alone in its process, it is in order, and says that nobody speaks to it.
        bus: { ready: true, detail: 'personne ne parle ici à : programmation-hears-funding' },
      },
    });
    await first.stop();

    const second = await start(config);
    // The token outlives the restart: its key lies beside the data.
    expect((await ask(`${second.address}${campaigns}`, token)).body).toMatchObject({
      total: 1,
      items: [{ campaign: '2016', status: 'prepared' }],
    });
    await second.stop();
  });

  it('lets go of its log when it cannot listen, so that it can be started again', async () => {
    const running = await start(config);
    const port = Number(new URL(running.address).port);
    const elsewhere = readConfig(serviceConfigSchema, {
      EVENT_STORE_URL: `sqlite:${join(folder, 'elsewhere.db')}`,
      PORT: String(port),
      LOG_LEVEL: 'silent',
    });
    await expect(start(elsewhere)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await running.stop();
    const again = await start(elsewhere);
    await again.stop();
  });
});
