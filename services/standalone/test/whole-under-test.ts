import type { Principal, Role } from '@jalon/auth';
import { personaOf } from '@jalon/auth/demo';
import type { EventStore, StreamName } from '@jalon/event-store';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type EmbeddedEngines, closeEngines, openEmbeddedEngines } from '@jalon/engines';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StandaloneModule } from '../src/standalone.module.ts';
import type { Ask, Told } from '@jalon/testing/granted-line';

/** The whole on a log of its own and a clock that the test sets, both services listening to each other. */
export interface WholeUnderTest {
  readonly engines: EmbeddedEngines;
  /** To ask it something with headers of one's own. */
  readonly application: NestFastifyApplication;
  readonly ask: Ask;
  get(path: string, who?: Role | Principal): Promise<Told>;
  /** Until nobody has anything left to hear, and every reader has read it. */
  settled(): Promise<void>;
  on(day: string): void;
  stop(): Promise<void>;
}

/** @param around what a test puts between the services and the log: a fault, a delay. Default: nothing. */
export async function wholeUnderTest(
  file: string,
  day: string,
  around: (engines: EmbeddedEngines) => EmbeddedEngines = (engines) => engines,
): Promise<WholeUnderTest> {
  const clock = new ManualClock(instant(`${day}T10:00:00Z`));
  const engines = openEmbeddedEngines(file, clock);
  const { store, readModels, bus, authenticator } = engines;
  const application = await createApplication(
    StandaloneModule.register(around(engines), Buffer.alloc(32, 7)),
    {
      logger: createLogger('silent'),
      store,
      readModels,
      mode: 'demonstration',
    },
  );
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  await readModels.start();
  await bus.start();

  async function send(
    method: 'GET' | 'POST',
    path: string,
    who: Role | Principal,
    payload?: object,
    key = '',
  ) {
    const principal = typeof who === 'string' ? personaOf(who) : who;
    if (!principal) throw new Error(`No persona has the role ${String(who)}`);
    const answer = await application.inject({
      method,
      url: `/api/${path}`,
      headers: {
        authorization: `Bearer ${authenticator.issue(principal).token}`,
        ...(key !== '' && { 'idempotency-key': key }),
      },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json<Told['body']>() };
  }

  return {
    engines,
    application,
    ask: (role, path, payload, key) => send('POST', path, role, payload, key),
    get: (path, who = 'auditeur') => send('GET', path, who),
    async settled() {
      for (let heard = -1, last = 0; heard < last;) {
        heard = await store.lastPosition();
        await bus.waitFor(await store.lastPosition());
        last = await store.lastPosition();
      }
      await readModels.waitFor(await store.lastPosition());
    },
    on: (to) => clock.set(instant(`${to}T10:00:00Z`)),
    async stop() {
      await application.close();
      await closeEngines(engines);
    },
  };
}

/** What every stream says, in its order: types and data alone, by stream. */
export async function whatWasWritten({
  store,
}: {
  readonly store: Pick<EventStore, 'readAll'>;
}): Promise<ReadonlyMap<StreamName, readonly object[]>> {
  const streams = new Map<StreamName, object[]>();
  for await (const { stream, type, data } of store.readAll({})) {
    const facts = streams.get(stream) ?? [];
    facts.push({ type, data });
    streams.set(stream, facts);
  }
  return new Map([...streams].sort(([one], [other]) => (one < other ? -1 : 1)));
}
