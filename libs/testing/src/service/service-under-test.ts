import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { Principal } from '@jalon/auth';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { somebody } from '../somebody.ts';
import { type EmbeddedEngines, closeEngines, openEmbeddedEngines } from '@jalon/engines';
import type { Role } from '@jalon/contracts';

/** What the service answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The whole service as its own process composes it, on a log of its own and a clock that the test sets; asked without a socket. */
export interface ServiceUnderTest {
  readonly engines: EmbeddedEngines;
  /** From now on it is ten o'clock UTC that day. */
  on(day: string): void;
  /** `who` is a person, or a role for somebody who has it. */
  get(path: string, who?: Role | Principal): Promise<Answer>;
  post(
    path: string,
    who: Role | Principal,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** A list as a CSV file, every match of it. */
  file(
    path: string,
    who?: Role | Principal,
  ): Promise<{ readonly type: string; readonly lines: readonly string[] }>;
  /** Asks for long work; the lines that told its progress, the result or the problem last. */
  lines(
    path: string,
    who: Role | Principal,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<readonly Answer['body'][]>;
  /** Asks for what must be done. @returns the id of the subject. @throws Error with the refusal */
  does(path: string, who: Role | Principal, payload?: object): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Opens it on 1 October 2015, before the first campaign.
 * @param name the service's own part of the addresses: `/api/<name>/…`
 */
export async function openServiceUnderTest(
  name: string,
  application: (engines: EmbeddedEngines) => DynamicModule,
): Promise<ServiceUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), `jalon-${name}-`));
  const clock = new ManualClock(instant('2015-10-01T10:00:00Z'));
  const config = readConfig(serviceConfigSchema, { EVENT_STORE_URL: `sqlite:${join(folder, 'jalon.db')}` });
  const engines = openEmbeddedEngines(config.EVENT_STORE_URL.rest, clock);
  const { store, readModels, authenticator } = engines;
  const logger = createLogger('silent');
  const running = await createApplication(application(engines), {
    logger,
    store,
    readModels,
    mode: 'demonstration',
  });
  await running.init();
  await running.getHttpAdapter().getInstance().ready();
  await readModels.start();

  function send(
    method: 'GET' | 'POST',
    path: string,
    who: Role | Principal,
    payload?: object,
    headers: Record<string, string> = {},
  ) {
    const { token } = authenticator.issue(typeof who === 'string' ? somebody(who) : who);
    return running.inject({
      method,
      url: `/api/${name}/${path}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(payload && { payload }),
    });
  }

  async function ask(...request: Parameters<typeof send>): Promise<Answer> {
    const answer = await send(...request);
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Answer['body']>() };
  }

  return {
    engines,
    on: (day) => clock.set(instant(`${day}T10:00:00Z`)),
    get: (path, who = 'auditeur') => ask('GET', path, who),
    post: (path, who, payload = {}, headers = {}) => ask('POST', path, who, payload, headers),
    async file(path, who = 'auditeur') {
      const { headers, body } = await send('GET', path, who, undefined, { accept: 'text/csv' });
      return { type: String(headers['content-type']), lines: body.split('\r\n') };
    },
    async lines(path, who, payload = {}, headers = {}) {
      const { body } = await send('POST', path, who, payload, headers);
      const lines = body.trim().split('\n');
      return lines.map((line) => JSON.parse(line) as Answer['body']);
    },
    async does(path, who, payload = {}) {
      const { status, body } = await ask('POST', path, who, payload);
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
      return String(body['id']);
    },
    async stop() {
      await running.close();
      await closeEngines(engines);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
