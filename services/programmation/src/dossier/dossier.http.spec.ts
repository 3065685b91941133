import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard, type Principal } from '@jalon/auth';
import { createApplication } from '@jalon/http';
import type { Jobs } from '@jalon/jobs';
import { timersJobs } from '@jalon/jobs/timers';
import { type Instant, instant } from '@jalon/kernel';
import type { MessageBus } from '@jalon/messaging';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { createLogger } from '@jalon/observability';
import { type MemoryReadModels, memoryReadModels } from '@jalon/read-models/memory';
import { ManualTimer, type TemporaryLog, temporaryLog } from '@jalon/testing';
import type { Ports } from '../ports.ts';
import { ProgrammationModule } from '../programmation.module.ts';
import { act, campaign, contents, examples, people } from './dossier.examples.ts';

const principals: Record<string, Principal> = {
  club: people.porteur, // its organisation is known once the porteur is registered
  sofia: people.secretary,
  stranger: { ...people.porteur, id: 'other', organisation: 'P-OTHER' },
  ines: people.instructor,
  karim: people.colleague,
  denis: people.decider,
  farah: people.finance,
  aude: people.auditor,
  alain: people.admin,
};

type Body = Record<string, unknown>;

@Module({})
class TestModule {
  static of(service: DynamicModule): DynamicModule {
    return {
      module: TestModule,
      imports: [service],
      providers: [
        { provide: AUTHENTICATOR, useValue: { authenticate: (token: string) => principals[token] } },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}

describe('Dossiers over HTTP', () => {
  let log: TemporaryLog;
  let readModels: MemoryReadModels;
  let jobs: Jobs;
  let bus: MessageBus;
  let application: NestFastifyApplication;
  let committee: string;

  beforeAll(async () => {
    log = temporaryLog();
    const { store, clock } = log;
    readModels = memoryReadModels({ store });
    jobs = timersJobs({ store, runner: readModels.runner, clock, timer: new ManualTimer(clock) });
    const random = { bytes: (count: number) => new Uint8Array(count), uuid: () => crypto.randomUUID() };
    bus = inPlaceBus({ store, file: ':memory:', clock });
    const ports: Ports = { store, readModels, jobs, bus, clock, random };
    application = await createApplication(TestModule.of(ProgrammationModule.register(ports)), {
      logger: createLogger('silent'),
      store,
      mode: 'demonstration',
    });
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
    await readModels.start();
    await prepareTheYear();
  });
  afterAll(async () => {
    await application.close();
    await jobs.stop();
    await bus.stop();
    await readModels.stop();
    await log.remove();
  });

  const on = (day: string) => log.clock.set(instant(`${day}T10:00:00Z`));
  async function ask(
    method: 'GET' | 'POST',
    path: string,
    who: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) {
    const answer = await application.inject({
      method,
      url: `/api/programmation/${path}`,
      headers: { authorization: `Bearer ${who}`, ...headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Body>() };
  }
  const get = (path: string, who = 'aude') => ask('GET', path, who);
  const post = (path: string, who: string, payload: object = {}, headers: Record<string, string> = {}) =>
    ask('POST', path, who, payload, headers);

  /** Asks for what must be done, and answers the id that it made. */
  async function made(path: string, who: string, payload: object): Promise<string> {
    const { status, body } = await post(path, who, payload);
    expect([path, status < 300, body['detail']]).toEqual([path, true, undefined]);
    return String(body['id']);
  }

  /** The campaign of 2016, the club, a committee of three. */
  async function prepareTheYear(): Promise<void> {
    const { opensAt, closesAt, nomenclature, themes, territories, funders, year } = campaign;
    const terms = { opensAt, closesAt, nomenclature, themes, territories, funders };
    await made('campaigns', 'alain', { year, name: 'Programmation 2016', ...terms });
    await made('campaigns/2016/open', 'alain', {});
    const organisation = await made('porteurs', 'ines', {
      name: 'Club de Roubaix',
      identifiers: { rna: 'W591000001' },
      legalForm: 'private-law',
      since: '2010-01-01',
    });
    principals['club'] = { ...people.porteur, organisation };
    const scope = { kind: 'territory', codes: ['QP059082'] };
    committee = await made('committees', 'sofia', {
      name: 'Roubaix',
      campaign: '2016',
      scope,
      quorumPercent: 50,
    });
    for (const id of ['m1', 'm2', 'm3']) {
      const member = { id, name: id, organisation: 'Ville de Roubaix', interests: [] };
      await made(`committees/${committee}/appoint-member`, 'sofia', member);
    }
  }

  /** Sends an example intent; it must be done. */
  async function does(
    reference: string,
    who: string,
    day: string,
    intent: keyof typeof examples,
    fields: object = {},
  ) {
    on(day);
    const answer = await post(`dossiers/${reference}/${intent}`, who, {
      ...(examples[intent].fields as object),
      ...fields,
    });
    expect([intent, answer.status, answer.body['detail']]).toEqual([intent, 200, undefined]);
    return answer.body;
  }

  async function deposited(title: string): Promise<string> {
    on('2016-01-14');
    const opened = await post('dossiers', 'club', { campaign: '2016', title });
    expect(opened.status).toBe(201);
    const reference = String(opened.body['reference']);
    await does(reference, 'club', '2016-01-14', 'edit-draft', { contents: { ...contents, title } });
    await does(reference, 'club', '2016-01-15', 'submit');
    return reference;
  }

  /** Examined, then placed on a session's agenda by its instructor. */
  async function placed(reference: string): Promise<string> {
    await does(reference, 'ines', '2016-01-25', 'declare-admissible');
    const instructor = { id: 'ines', name: 'Inès' };
    await does(reference, 'ines', '2016-01-26', 'assign-instructor', { instructor });
    await does(reference, 'ines', '2016-01-27', 'start-instruction');
    const session = await made('sessions', 'sofia', { committee, heldOn: '2016-02-15', place: 'Roubaix' });
    const { instructionNote, proposals } = examples['take-place-on-agenda'].fields;
    on('2016-02-01');
    await made(`sessions/${session}/add-agenda-item`, 'ines', {
      dossier: reference,
      instructionNote,
      proposals,
    });
    return session;
  }

  async function opened(session: string): Promise<void> {
    on('2016-02-15');
    await made(`sessions/${session}/open`, 'sofia', { chair: { id: 'm1', name: 'm1' } });
    await made(`sessions/${session}/record-attendance`, 'sofia', { present: ['m1', 'm2'], excused: ['m3'] });
  }

  /** Through a session of the committee, to a favourable opinion. */
  async function advised(reference: string): Promise<void> {
    const session = await placed(reference);
    await opened(session);
    const ballots = ['m1', 'm2'].map((member) => ({ member, ballot: 'for' }));
    await made(`sessions/${session}/record-opinion`, 'sofia', {
      dossier: reference,
      opinion: 'favourable',
      ballots,
    });
    await made(`sessions/${session}/close`, 'sofia', {});
  }

  async function decided(reference: string, acts: [string, string]): Promise<void> {
    await does(reference, 'ines', '2016-03-01', 'program', {
      lines: [
        { lineId: 'L1', amount: 2_500_000 },
        { lineId: 'L2', amount: 800_000 },
      ],
    });
    await does(reference, 'denis', '2016-03-10', 'grant-line', { act: act(acts[0]) });
    await does(reference, 'denis', '2016-03-10', 'refuse-line', { act: act(acts[1]) });
  }

  it('lives a whole life, from the draft to its closing, and tells all of it', async () => {
    const reference = await deposited('Une vie entière');
    await does(reference, 'ines', '2016-01-20', 'request-complements');
    await does(reference, 'club', '2016-01-24', 'provide-complements');
    await advised(reference);
    await does(reference, 'ines', '2016-02-20', 'write-note');
    await decided(reference, ['VIE-1', 'VIE-2']);
    await does(reference, 'ines', '2016-03-12', 'notify-decision');
    await does(reference, 'denis', '2016-03-14', 'sign-convention');
    await does(reference, 'club', '2016-04-01', 'start-execution');
    await does(reference, 'denis', '2016-11-01', 'grant-extension');
    on('2017-01-02');
    expect(await jobs.runDue('2017-01-02T10:00:00.000Z' as Instant)).toMatchObject({ failed: 0 });
    await does(reference, 'club', '2017-05-01', 'submit-report');
    await does(reference, 'ines', '2017-05-10', 'request-report-amendment');
    await does(reference, 'club', '2017-05-12', 'submit-report');
    await does(reference, 'ines', '2017-05-20', 'validate-report');
    const closed = await does(reference, 'farah', '2017-06-01', 'close');
    expect(closed).toMatchObject({ reference, status: 'closed', warnings: [] });

    const sheet = await get(`dossiers/${reference}`);
    expect(sheet.headers['etag']).toBe(`"${String(sheet.body['revision'])}"`);
    expect(sheet.body).toMatchObject({ reference, state: { status: 'closed' } });
    const chapters = sheet.body['chapters'] as Record<string, { type: string }[]>;
    expect(chapters['report']?.map(({ type }) => type)).toEqual([
      'ReportExpected',
      'ReportSubmitted',
      'ReportAmendmentRequested',
      'ReportSubmitted',
      'ReportValidated',
    ]);
    expect(chapters['notes']).toHaveLength(1);

    const history = await get(`dossiers/${reference}/history`);
    const items = history.body['items'] as { revision: number; by: { id: string } }[];
    expect(history.body['total']).toBe(Number(sheet.body['revision']) + 1);
    expect(items.map(({ revision }) => revision)).toEqual(items.map((_, place) => place));

    const then = await get(`dossiers/${reference}?asOf=2016-02-20`);
    expect(then.body).toMatchObject({ state: { status: 'opinion-given' }, possibleIntents: [] });
    const before = await get(`dossiers/${reference}?asOf=2015-12-31`);
    expect(before).toMatchObject({ status: 404, body: { code: 'dossier/not-found' } });
  });

  it('is adjourned by a session that closes without its opinion, unless it has left meanwhile', async () => {
    const [kept, gone] = [await deposited('Ajourné'), await deposited('Parti')];
    const sessions = [await placed(kept), await placed(gone)];
    await does(gone, 'club', '2016-02-10', 'withdraw');
    for (const session of sessions) {
      await opened(session);
      await made(`sessions/${session}/close`, 'sofia', {});
    }
    expect((await get(`dossiers/${kept}`)).body).toMatchObject({ state: { status: 'under-instruction' } });
    expect((await get(`dossiers/${gone}`)).body).toMatchObject({ state: { status: 'withdrawn' } });
  });

  it('keeps the private notes from those who are not instructors, auditors or administrators', async () => {
    const reference = await deposited('Des notes privées');
    await does(reference, 'ines', '2016-01-20', 'write-note');
    for (const who of ['club', 'farah']) {
      expect((await get(`dossiers/${reference}`, who)).body['chapters']).not.toHaveProperty('notes');
      const { items } = (await get(`dossiers/${reference}/history`, who)).body as {
        items: { type: string }[];
      };
      expect(items.map(({ type }) => type)).not.toContain('NoteWritten');
    }
    expect((await get(`dossiers/${reference}`, 'aude')).body['chapters']).toHaveProperty('notes');
  });

  it('shows a porteur its own dossiers and nobody else’s', async () => {
    const reference = await deposited('À moi seul');
    expect((await get(`dossiers/${reference}`, 'club')).status).toBe(200);
    expect(await get(`dossiers/${reference}`, 'stranger')).toMatchObject({
      status: 403,
      body: { code: 'dossier/not-your-dossier' },
    });
    expect((await get('dossiers?q=seul', 'club')).body['total']).toBe(1);
    expect((await get('dossiers', 'stranger')).body['total']).toBe(0);
    expect(await post(`dossiers/${reference}/withdraw`, 'stranger', { reason: 'Non.' })).toMatchObject({
      status: 403,
    });
  });

  it('answers the same command twice with the same dossier, and writes once', async () => {
    on('2016-01-14');
    const twice = { 'idempotency-key': 'ouvrir-1' };
    const body = { campaign: '2016', title: 'Une seule fois' };
    const [one, two] = [
      await post('dossiers', 'club', body, twice),
      await post('dossiers', 'club', body, twice),
    ];
    expect(two.body).toMatchObject({
      reference: one.body['reference'],
      repeated: true,
      events: one.body['events'],
    });
    expect((await get('dossiers?q=une+seule+fois')).body['total']).toBe(1);
  });

  it('grants once what is asked twice, the act’s reference included', async () => {
    const reference = await deposited('Accordé une fois');
    await advised(reference);
    await does(reference, 'ines', '2016-03-01', 'program', { lines: [{ lineId: 'L1', amount: 2_500_000 }] });
    on('2016-03-10');
    const grant = { lineId: 'L1', amount: 2_500_000, act: act('UNE-FOIS') };
    const key = { 'idempotency-key': 'accorder-1' };
    const [one, two] = [
      await post(`dossiers/${reference}/grant-line`, 'denis', grant, key),
      await post(`dossiers/${reference}/grant-line`, 'denis', grant, key),
    ];
    expect(one).toMatchObject({ status: 200, body: { repeated: false, events: [{ type: 'LineGranted' }] } });
    expect(two).toMatchObject({ status: 200, body: { repeated: true, revision: one.body['revision'] } });
  });

  it('answers 412 with the rival events to who saw an older state', async () => {
    const reference = await deposited('Deux mains');
    const seen = String((await get(`dossiers/${reference}`, 'ines')).headers['etag']);
    await does(reference, 'karim', '2016-01-20', 'request-complements');
    const stale = await post(
      `dossiers/${reference}/declare-inadmissible`,
      'ines',
      { ground: 'Hors campagne.' },
      { 'if-match': seen },
    );
    expect(stale.status).toBe(412);
    expect(stale.body['rivals']).toMatchObject([{ type: 'ComplementsRequested', actor: { id: 'karim' } }]);
  });

  it('refuses with the code, the rule and the facts', async () => {
    on('2016-01-14');
    const { body } = await post('dossiers', 'club', { campaign: '2016', title: 'Déséquilibré' });
    const reference = String(body['reference']);
    const budget = { ...contents.budget, expenses: [{ label: 'Salaires', amount: 1 }] };
    await does(reference, 'club', '2016-01-14', 'edit-draft', { contents: { ...contents, budget } });
    const refused = await post(`dossiers/${reference}/submit`, 'club', examples.submit.fields as object);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'dossier/unbalanced-budget', rule: 'R28', facts: { expenses: 1, resources: 5_000_000 } },
    });
    expect(await post(`dossiers/${reference}/declare-admissible`, 'club', { checklist: [] })).toMatchObject({
      status: 403,
      body: { code: 'dossier/role-refused', facts: { roles: ['instructeur'] } },
    });
    expect(await post(`dossiers/${reference}/take-place-on-agenda`, 'ines', {})).toMatchObject({
      status: 404,
    });
    expect(
      await post(`dossiers/${reference}/submit`, 'club', {
        signatory: 'X',
        attestation: true,
        colour: 'red',
      }),
    ).toMatchObject({
      status: 400,
    });
  });

  it('gives one act reference to one decision, even when two are taken at once', async () => {
    const pair = [await deposited('Acte partagé un'), await deposited('Acte partagé deux')];
    for (const reference of pair) {
      await advised(reference);
      await does(reference, 'ines', '2016-03-01', 'program', {
        lines: [{ lineId: 'L1', amount: 2_500_000 }],
      });
    }
    on('2016-03-10');
    const answers = await Promise.all(
      pair.map((reference) =>
        post(`dossiers/${reference}/grant-line`, 'denis', {
          lineId: 'L1',
          amount: 100,
          act: act('ACTE  unique'),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'dossier/act-reference-taken',
    });
    const winner = pair[answers.findIndex(({ status }) => status === 200)];
    const again = await post(`dossiers/${winner}/refuse-line`, 'denis', {
      lineId: 'L2',
      ground: 'Non.',
      act: act('acte UNIQUE'),
    });
    expect(again.body).toMatchObject({ code: 'dossier/act-reference-taken', facts: { heldBy: winner } });
  });

  it('says on the sheet what a person may do, and which rule would refuse', async () => {
    const reference = await deposited('Ce qui est possible');
    await advised(reference);
    await decided(reference, ['POSS-1', 'POSS-2']);
    await does(reference, 'ines', '2016-03-12', 'notify-decision');
    const sheet = await get(`dossiers/${reference}`, 'ines');
    expect(sheet.body['possibleIntents']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ intent: 'sign-convention', possible: true }),
        expect.objectContaining({ intent: 'expect-report', possible: false, rule: 'R10' }),
      ]),
    );
    expect(sheet.body['possibleIntents']).not.toContainEqual(expect.objectContaining({ intent: 'close' }));
  });

  it('acts on many dossiers at once, each with its own answer, once', async () => {
    const pair = [await deposited('Lot un'), await deposited('Lot deux')];
    await does(pair[1] ?? '', 'club', '2016-01-16', 'withdraw');
    const batch = {
      intent: 'assign-instructor',
      instructor: { id: 'karim', name: 'Karim' },
      items: [...pair, 'D16-000000'].map((reference) => ({ reference })),
    };
    const key = { 'idempotency-key': 'lot-1' };
    const first = await post('dossiers/bulk', 'ines', batch, key);
    const items = first.body['items'] as { reference: string; done: boolean; problem?: { code: string } }[];
    expect(items.map(({ done, problem }) => [done, problem?.code])).toEqual([
      [true, undefined],
      [false, 'dossier/not-possible-now'],
      [false, 'dossier/not-found'],
    ]);
    const second = await post('dossiers/bulk', 'ines', batch, key);
    expect((second.body['items'] as Body[])[0]).toMatchObject({ done: true, repeated: true });
    const history = (await get(`dossiers/${pair[0]}/history`)).body['items'] as { correlationId: string }[];
    expect(history.at(-1)?.correlationId).toBe(first.body['correlationId']);
    const { body } = await get('worklist', 'karim');
    expect((body['mine'] as Body[]).map(({ reference }) => reference)).toContain(pair[0]);
  });

  it('lets two months of silence be a refusal, by its deadline (R14)', async () => {
    const reference = await deposited('Resté sans réponse');
    on('2016-03-15');
    await jobs.runDue(log.clock.now());
    expect((await get(`dossiers/${reference}`)).body).toMatchObject({ state: { status: 'submitted' } });
    on('2016-03-16');
    await jobs.runDue(log.clock.now());
    expect((await get(`dossiers/${reference}`)).body).toMatchObject({
      state: { status: 'implicitly-refused' },
    });
    const history = (await get(`dossiers/${reference}/history`)).body['items'] as { by: { role: string } }[];
    expect(history.at(-1)?.by).toEqual({ id: 'systeme', role: 'systeme' });
  });

  it('lists, filters, counts; and lists as it was known', async () => {
    const all = await get(
      'dossiers?campaign=2016&pageSize=1&facets=status,quartier'.replace(',quartier', ',territory'),
    );
    expect(all.body).toMatchObject({ page: 1, pageSize: 1 });
    expect(all.body['facets']).toHaveProperty('status');
    expect((await get('dossiers?commune=59512&quartier=QP059082')).body['total']).toBeGreaterThan(0);
    expect((await get('dossiers?commune=59009')).body['total']).toBe(0);
    expect((await get('dossiers?asOf=2016-01-01')).body['total']).toBe(0);
    expect((await get('dossiers?status=unheard-of')).status).toBe(400);
    const file = await application.inject({
      method: 'GET',
      url: '/api/programmation/dossiers?q=vie+entiere&pageSize=1',
      headers: { authorization: 'Bearer aude', accept: 'text/csv' },
    });
    expect(file.headers['content-type']).toMatch('text/csv');
    expect(file.body.split('\r\n')[1]).toMatch(
      /^D16-[0-9A-Z]{6},2016,closed,Une vie entière,Club de Roubaix,,W591000001,/,
    );
    const figures = await get('campaigns/2016/figures');
    expect(figures.body).toMatchObject({ campaign: '2016', porteurs: 1 });
  });

  it('takes a figure of the campaign back to the facts that made it, then, since, and as a file', async () => {
    const told = (await get('campaigns/2016/figures')).body as unknown as {
      total: { granted: number; dossiers: number };
      byStatus: { key: string; requested: number }[];
    };
    const granted = await get('campaigns/2016/figures/facts?measure=granted');
    expect(granted.body).toMatchObject({ sum: told.total.granted });
    const items = granted.body['items'] as { type: string; change: number }[];
    expect(items.find(({ type }) => type === 'LineGranted')).toMatchObject({
      dossier: expect.stringMatching(/^D16-/),
      by: { id: 'denis' },
      change: 2_500_000,
    });
    for (const { key, requested } of told.byStatus) {
      const facts = await get(`campaigns/2016/figures/facts?measure=requested&by=status&key=${key}`);
      expect([key, facts.body['sum']]).toEqual([key, requested]);
    }
    const [before, after] = await Promise.all(
      ['2016-02-28', '2016-12-31'].map(async (day) => {
        const { body } = await get(`campaigns/2016/figures?asOf=${day}`);
        return (body['total'] as { granted: number }).granted;
      }),
    );
    const since = await get(
      'campaigns/2016/figures/facts?measure=granted&since=2016-02-28&asOf=2016-12-31&pageSize=1',
    );
    expect(since.body['sum']).toBe((after ?? 0) - (before ?? 0));
    expect(since.body['items']).toHaveLength(1);
    const file = await application.inject({
      url: '/api/programmation/campaigns/2016/figures/facts?measure=granted',
      headers: { authorization: 'Bearer aude', accept: 'text/csv' },
    });
    expect(file.headers['content-disposition']).toBe('attachment; filename="faits-2016-granted.csv"');
    expect(file.body).toContain(',LineGranted,');
  });

  it('shows a dossier at two dates, with the facts that made each difference, as a file too', async () => {
    const list = (await get('dossiers?campaign=2016&status=closed')).body['items'] as { reference: string }[];
    const path = `dossiers/${list[0]?.reference}/comparison?since=2016-02-20&asOf=2016-12-31`;
    const { body } = await get(path);
    const fields = body['fields'] as { field: string; differs: boolean; facts: number[] }[];
    const facts = body['facts'] as { revision: number; type: string; by: { id: string } }[];
    const [first] = fields.find(({ field }) => field === 'lines.L1.outcome.amount')?.facts ?? [];
    expect(facts.find(({ revision }) => revision === first)).toMatchObject({
      type: 'LineGranted',
      by: { id: 'denis' },
    });
    expect(fields.find(({ field }) => field === 'title')).toMatchObject({ differs: false, facts: [] });
    for (const { differs, facts: made } of fields) expect(made.length > 0).toBe(differs);
    const file = await application.inject({
      url: `/api/programmation/${path}`,
      headers: { authorization: 'Bearer aude', accept: 'text/csv' },
    });
    expect(file.body).toMatch(/\r\nstatus,opinion-given,[a-z-]+,oui,"DossierProgrammed/);
    expect((await get(path, 'stranger')).status).toBe(403);
    expect((await get(path.replace('since', 'from'))).status).toBe(400);
    expect((await get('dossiers/D16-000000/comparison?since=2016-01-01')).status).toBe(404);
  });

  it('says who could have known what of a dossier at an instant, by the rule that lets them read it', async () => {
    const list = (await get('dossiers?campaign=2016&status=closed')).body['items'] as { reference: string }[];
    const path = `dossiers/${list[0]?.reference}/knowledge`;
    const { body } = await get(`${path}?at=2016-02-20`);
    expect(body).toMatchObject({ status: 'opinion-given' });
    const facts = body['facts'] as { type: string; standing: string }[];
    expect(facts.find(({ type }) => type === 'CommitteeOpinionGiven')?.standing).toBe('known');
    expect(facts.find(({ type }) => type === 'LineGranted')?.standing).toBe('to-come');
    const readers = body['readers'] as { role: string; organisation?: string; notes: boolean }[];
    expect(readers.find(({ role }) => role === 'porteur')).toEqual({
      role: 'porteur',
      organisation: principals['club']?.organisation,
      notes: false,
    });
    // The rule that is told is the one that is applied.
    for (const who of ['club', 'stranger', 'ines', 'farah', 'denis', 'aude']) {
      const { role = 'porteur', organisation } = principals[who] ?? {};
      const rule = readers.find((one) => one.role === role);
      const may = rule !== undefined && (!('organisation' in rule) || rule.organisation === organisation);
      const seen = await get(`dossiers/${list[0]?.reference}?asOf=2016-02-20`, who);
      expect([who, seen.status]).toEqual([who, may ? 200 : 403]);
      if (may) expect('notes' in (seen.body['chapters'] as object)).toBe(rule.notes);
    }
    const actors = body['actors'] as { by: { id: string; role: string }; acts: number }[];
    expect(actors.map(({ by }) => by.id)).toEqual(expect.arrayContaining(['ines', 'sofia']));
    expect(actors.map(({ by }) => by.id)).not.toContain('denis');
    expect((await get(`${path}?at=2015-01-01`)).body).toMatchObject({
      status: 'absent',
      readers: [],
      actors: [],
    });
    expect((await get(`${path}?at=2016-02-20`, 'ines')).status).toBe(403);
    expect((await get('dossiers/D16-000000/knowledge?at=2016-02-20')).status).toBe(404);
  });

  it('shows a campaign’s figures at two dates; the facts since the first add up to what each moved by', async () => {
    const { body } = await get('campaigns/2016/figures/comparison?since=2016-02-20&asOf=2016-12-31');
    const fields = body['fields'] as { field: string; from?: number; to?: number; differs: boolean }[];
    const moved = fields.filter(({ field, differs }) => differs && field.startsWith('status.'));
    expect(moved.length).toBeGreaterThan(1);
    for (const { field, from = 0, to = 0 } of moved) {
      const [by = '', key = '', measure = ''] = field.split('.');
      const asked = `measure=${measure}&by=${by}&key=${key}&since=2016-02-20&asOf=2016-12-31`;
      const facts = await get(`campaigns/2016/figures/facts?${asked}`);
      expect([field, facts.body['sum']]).toEqual([field, to - from]);
    }
    expect((await get('campaigns/2016/figures/comparison?since=2016-02-20', 'club')).status).toBe(403);
  });

  it('shows those facts to everybody but the porteurs, and refuses a figure that there is not', async () => {
    expect((await get('campaigns/2016/figures/facts?measure=granted', 'club')).status).toBe(403);
    for (const wrong of [
      '',
      'measure=paid',
      'measure=granted&by=status',
      'measure=porteurs&by=theme&key=1',
    ]) {
      expect([wrong, (await get(`campaigns/2016/figures/facts?${wrong}`)).status]).toEqual([wrong, 400]);
    }
  });
});
