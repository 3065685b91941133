import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APP_GUARD } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard, type Role } from '@jalon/auth';
import { DemoAuthenticator, demoTokenFor } from '@jalon/auth/demo';
import type { EventStore, NewEvent } from '@jalon/event-store';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import { AuditModule } from '../audit.module.ts';

const clock = new ManualClock(instant('2016-04-01T08:00:00.000Z'));
const authenticator = new DemoAuthenticator(Buffer.alloc(32, 1), clock);

@Module({})
class WholeModule {
  static register(store: EventStore): DynamicModule {
    return {
      module: WholeModule,
      imports: [AuditModule.register({ store })],
      providers: [
        { provide: AUTHENTICATOR, useValue: authenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}

interface Found {
  readonly items: readonly { readonly id: string; readonly type: string; readonly stream: string }[];
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

const correlation = '5a50583d-6a04-5b1f-b474-30b3963cb46f';
let drawn = 0;

function fact(
  type: string,
  actor: string,
  day: string,
  data: object,
  correlationId = `other-${drawn}`,
): NewEvent {
  drawn += 1;
  const id = `00000000-0000-4000-8000-${String(drawn).padStart(12, '0')}`;
  const role = actor === 'systeme' ? 'systeme' : 'instructeur';
  const occurredAt = instant(`${day}T10:00:00.000Z`);
  return {
    id,
    type,
    version: 1,
    data,
    metadata: { actor: { id: actor, role }, occurredAt, commandId: id, correlationId, causationId: id },
  };
}

describe('The whole history over HTTP', () => {
  let log: TemporaryLog;
  let application: NestFastifyApplication;

  beforeAll(async () => {
    log = temporaryLog();
    const { store } = log;
    await store.append(
      'dossier-D16-AAAAAA',
      [fact('DraftOpened', 'amelie', '2016-01-05', { title: 'Jardin partagé à Roubaix' })],
      'none',
    );
    await store.append(
      'dossier-D16-AAAAAA',
      [fact('LineGranted', 'helene', '2016-03-01', { lineId: 'L1', amount: 340_000 }, correlation)],
      0,
    );
    await store.append(
      'commitment-D16-AAAAAA.L1',
      [fact('CommitmentOpened', 'systeme', '2016-03-01', { granted: 340_000 }, correlation)],
      'none',
    );
    await store.append(
      'envelope-etat.ciec.2016',
      [fact('CreditReserved', 'systeme', '2016-03-01', { amount: 340_000 }, correlation)],
      'none',
    );
    await store.append(
      'dossier-D16-BBBBBB',
      [fact('DraftOpened', 'amelie', '2016-03-02', { title: 'Théâtre' })],
      'none',
    );
    application = await createApplication(WholeModule.register(store), {
      logger: createLogger('silent'),
      mode: 'demonstration',
    });
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await application.close();
    await log.remove();
  });

  const ask = (path: string, role: Role = 'auditeur', accept = 'application/json') =>
    application.inject({
      url: `/api/audit/${path}`,
      headers: { authorization: `Bearer ${demoTokenFor(authenticator, { role }).token}`, accept },
    });
  const found = async (query: string) => (await ask(`events?${query}`)).json<Found>();
  const types = async (query: string) => (await found(query)).items.map(({ type }) => type);

  it('is told newest first, or in the order in which it was learned', async () => {
    const forwards = ['DraftOpened', 'LineGranted', 'CommitmentOpened', 'CreditReserved', 'DraftOpened'];
    expect(await types('sort=position')).toEqual(forwards);
    expect(await types('')).toEqual([...forwards].reverse());
  });

  it.each([
    ['what happened', 'type=DraftOpened', 2],
    ['what it is about', 'category=envelope,commitment', 2],
    ['one subject', 'subject=dossier-D16-AAAAAA', 2],
    ['who did it', 'actor=amelie', 2],
    ['in which role', 'role=systeme', 2],
    ['from when it took effect', 'from=2016-03-02T00:00:00Z', 1],
    ['until when it took effect', 'until=2016-01-31', 1],
    ['an amount', 'minAmount=340000&maxAmount=340000', 3],
    ['no such amount', 'minAmount=340001', 0],
    ['words, without their accents or case', 'q=theatre', 1],
    ['a reference', 'q=d16-aaaaaa', 3],
    ['several of these together', 'type=LineGranted&actor=helene&minAmount=1', 1],
    ['what was known on a day of before', 'asOf=2000-01-01', 0],
  ])('is found by %s', async (_what, query, total) => {
    const answer = await found(query);
    expect([answer.total, answer.items.length]).toEqual([total, total]);
  });

  it('is counted by kind, whatever page is asked for', async () => {
    const { facets, total, items } = await found('facets=type,category,actor&pageSize=1&page=2');
    expect([total, items.length]).toEqual([5, 1]);
    expect(facets['category']).toEqual([
      { value: 'dossier', count: 3 },
      { value: 'commitment', count: 1 },
      { value: 'envelope', count: 1 },
    ]);
    expect(facets['type']?.[0]).toEqual({ value: 'DraftOpened', count: 2 });
  });

  it('tells the story of one act from one service to the other, in its order', async () => {
    const { items } = (await ask(`correlations/${correlation}`)).json<Found>();
    expect(items.map(({ stream }) => stream)).toEqual([
      'dossier-D16-AAAAAA',
      'commitment-D16-AAAAAA.L1',
      'envelope-etat.ciec.2016',
    ]);
  });

  it('tells one subject whole', async () => {
    const { items, total } = (await ask('subjects/dossier-D16-AAAAAA')).json<Found>();
    expect([total, items.map(({ type }) => type)]).toEqual([2, ['DraftOpened', 'LineGranted']]);
  });

  it.each(['correlations/none', 'subjects/dossier-none', 'subjects/nothing', 'subjects/%00-x'])(
    'says that it does not know %s',
    async (path) => {
      const answer = await ask(path);
      expect(answer.statusCode).toBe(404);
    },
  );

  it('leaves as a spreadsheet, whole, where nothing is a formula', async () => {
    const { body, headers } = await ask('events?pageSize=1', 'auditeur', 'text/csv');
    expect(headers['content-disposition']).toBe('attachment; filename="evenements.csv"');
    expect(body.trim().split('\r\n')).toHaveLength(6);
  });

  it.each([
    [`correlations/${correlation}`, `correlation-${correlation}.csv`, 4],
    ['subjects/dossier-D16-AAAAAA', 'histoire-dossier-D16-AAAAAA.csv', 3],
  ])('leaves as a spreadsheet, one act or one subject too: %s', async (path, name, lines) => {
    const { body, headers } = await ask(path, 'auditeur', 'text/csv');
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(body.trim().split('\r\n')).toHaveLength(lines);
  });

  it('is for the auditor and the administration', async () => {
    for (const role of ['instructeur', 'finance', 'porteur', 'decideur'] as const)
      for (const path of ['events', `correlations/${correlation}`, 'subjects/dossier-D16-AAAAAA'])
        expect((await ask(path, role)).statusCode).toBe(403);
  });

  it('refuses a question that it does not understand, by name', async () => {
    const answer = await ask('events?kind=x');
    expect([answer.statusCode, answer.body.includes('kind')]).toEqual([400, true]);
  });
});
