import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceUnderTest } from '../service-under-test.ts';
import { votes } from './session.examples.ts';
import { type SittingYear, item, secretary, sittingYear } from './sitting-year.examples.ts';

describe('Sessions over HTTP', () => {
  let service: ServiceUnderTest;
  let examined: SittingYear['examined'];
  let scheduled: SittingYear['scheduled'];
  let opened: SittingYear['opened'];
  let agendaOf: SittingYear['agendaOf'];
  let statusOf: SittingYear['statusOf'];
  let committee: string;

  beforeAll(async () => {
    const year = await sittingYear();
    ({ service, examined, scheduled, opened, agendaOf, statusOf, committee } = year);
  });
  afterAll(() => service.stop());

  it('go from the scheduling to the minutes, and every dossier follows', async () => {
    const [first, second] = [await examined('Premier dossier'), await examined('Second dossier')];
    const session = await scheduled();
    expect(session).toMatch(/^S16-[0-9A-Z]{6}$/);
    for (const dossier of [first, second]) {
      await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
      expect(await statusOf(dossier)).toBe('on-agenda');
    }
    await service.does(`sessions/${session}/reorder-agenda`, 'instructeur', { dossiers: [second, first] });
    await opened(session, ['lea', 'marc', 'paul']);
    const interest = 'Trésorier du club';
    const recusal = { member: 'paul', dossier: first, interest };
    const silent = await service.post(`sessions/${session}/record-opinion`, secretary, {
      dossier: second,
      opinion: 'adjourned',
      ballots: [],
    });
    expect(silent).toMatchObject({
      status: 409,
      body: { code: 'session/interest-not-declared', rule: 'R19' },
    });
    await service.does(`sessions/${session}/recuse-member`, secretary, recusal);
    await service.does(`sessions/${session}/record-opinion`, secretary, {
      dossier: first,
      opinion: 'favourable',
      ballots: votes(['lea', 'for'], ['marc', 'abstain']),
    });
    await service.does(`sessions/${session}/close`, secretary);
    await service.does(`sessions/${session}/approve-minutes`, secretary, { text: 'Le comité s’est réuni.' });

    expect(await agendaOf(session)).toMatchObject({
      status: 'minuted',
      minutes: 'Le comité s’est réuni.',
      items: [
        { dossier: second, opinion: 'adjourned' },
        {
          dossier: first,
          opinion: 'favourable',
          votes: { inFavour: 1, against: 0, abstained: 1 },
          recused: [{ member: 'paul', interest }],
        },
      ],
    });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['opinion-given', 'under-instruction']);
  });

  it('write what they do to a dossier in the same breath, or nothing', async () => {
    const dossier = await examined('Trop demandé');
    const session = await scheduled();
    const last = await service.engines.store.lastPosition();
    const refused = await service.post(`sessions/${session}/add-agenda-item`, 'instructeur', {
      ...item(dossier),
      proposals: [{ lineId: 'L1', amount: 3_000_001 }],
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'dossier/proposal-above-request' } });
    expect(await service.engines.store.lastPosition()).toBe(last);
    expect(await agendaOf(session)).toMatchObject({ items: [] });
  });

  it('change in place what is proposed, on the agenda and on the dossier alike', async () => {
    const dossier = await examined('Revu avec la ville');
    const session = await scheduled();
    await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
    const change = {
      dossier,
      instructionNote: 'Revu avec la ville.',
      proposals: [{ lineId: 'L1', amount: 1_000_000 }],
    };
    await service.does(`sessions/${session}/change-agenda-item`, 'instructeur', change);
    expect(await agendaOf(session)).toMatchObject({
      items: [{ dossier, instructionNote: 'Revu avec la ville.', proposed: 1_000_000 }],
    });
    const { body } = await service.get(`dossiers/${dossier}`);
    expect(body).toMatchObject({
      state: {
        status: 'on-agenda',
        file: { lines: [{ lineId: 'L1', proposed: 1_000_000 }, { lineId: 'L2' }] },
      },
    });
    const refused = await service.post(`sessions/${session}/change-agenda-item`, 'instructeur', {
      ...change,
      proposals: [{ lineId: 'L1', amount: 3_000_001 }],
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'dossier/proposal-above-request' } });
    expect(await agendaOf(session)).toMatchObject({ items: [{ proposed: 1_000_000 }] });
  });

  it('give their dossiers back when they are cancelled', async () => {
    const dossier = await examined('Séance annulée');
    const session = await scheduled();
    await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
    await service.does(`sessions/${session}/cancel`, secretary, { reason: 'Salle indisponible' });
    expect(await statusOf(dossier)).toBe('under-instruction');
    const other = await scheduled('2016-03-01');
    await service.does(`sessions/${other}/add-agenda-item`, 'instructeur', item(dossier));
    await service.does(`sessions/${other}/remove-agenda-item`, 'instructeur', { dossier, reason: 'Reporté' });
    expect(await statusOf(dossier)).toBe('under-instruction');
  });

  it('never hold one dossier on two agendas', async () => {
    const dossier = await examined('Deux séances');
    const [one, two] = [await scheduled(), await scheduled('2016-03-01')];
    const answers = await Promise.all(
      [one, two].map((session) =>
        service.post(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const agendas = [await agendaOf(one), await agendaOf(two)];
    expect(agendas.flatMap(({ items }) => items.map((line) => line.dossier))).toEqual([dossier]);
  });

  it('take many dossiers at once: one answer for each, and the same batch again changes nothing', async () => {
    const dossiers = [await examined('Lot 1'), await examined('Lot 2')];
    const session = await scheduled();
    const batch = { items: [...dossiers, 'D16-NOTONE'].map(item) };
    const key = { 'idempotency-key': 'lot-1' };
    const first = await service.post(`sessions/${session}/agenda/bulk`, 'instructeur', batch, key);
    expect(first).toMatchObject({
      status: 200,
      body: {
        items: [
          { reference: dossiers[0], done: true, repeated: false },
          { reference: dossiers[1], done: true, repeated: false },
          { reference: 'D16-NOTONE', done: false, problem: { code: 'session/unknown-dossier' } },
        ],
      },
    });
    const last = await service.engines.store.lastPosition();
    const again = await service.post(`sessions/${session}/agenda/bulk`, 'instructeur', batch, key);
    expect(again.body['items']).toMatchObject([{ repeated: true }, { repeated: true }, { done: false }]);
    expect(await service.engines.store.lastPosition()).toBe(last);
    expect((await agendaOf(session)).items.map((line) => line.dossier)).toEqual(dossiers);
  });

  it('are scheduled once by the same command', async () => {
    const fields = { committee, heldOn: '2016-04-04', place: 'Tourcoing' };
    const key = { 'idempotency-key': 'seance-1' };
    const [one, two] = [
      await service.post('sessions', secretary, fields, key),
      await service.post('sessions', secretary, fields, key),
    ];
    expect(one).toMatchObject({ status: 201, body: { repeated: false } });
    expect(two.body).toMatchObject({ id: one.body['id'], repeated: true, events: one.body['events'] });
    const list = await service.get('sessions?heldFrom=2016-04-04&heldUntil=2016-04-04');
    expect(list.body).toMatchObject({ total: 1, items: [{ place: 'Tourcoing', dossiers: 0 }] });
  });

  it('answer 412 with the rival facts to who saw an older agenda', async () => {
    const dossier = await examined('Deux mains');
    const session = await scheduled();
    const seen = String((await service.get(`sessions/${session}/agenda`)).headers['etag']);
    await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
    const stale = await service.post(
      `sessions/${session}/cancel`,
      secretary,
      { reason: 'Doublon' },
      { 'if-match': seen },
    );
    expect(stale).toMatchObject({ status: 412, body: { rivals: [{ type: 'AgendaItemAdded' }] } });
    expect(await statusOf(dossier)).toBe('on-agenda');
  });

  it('are shown as they were known on a day', async () => {
    const dossier = await examined('Vu plus tard');
    service.on('2016-03-02');
    const session = await scheduled('2016-04-11');
    service.on('2016-03-10');
    await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
    const then = await service.get(`sessions/${session}/agenda?asOf=2016-03-05`);
    expect(then.body['items']).toEqual([]);
    expect((await agendaOf(session)).items).toHaveLength(1);
    expect(await service.get(`sessions/${session}/agenda?asOf=2015-12-31`)).toMatchObject({ status: 404 });
  });

  it('refuse with a code, the rule and the facts', async () => {
    const dossier = await examined('Sans quorum');
    const session = await scheduled();
    await service.does(`sessions/${session}/add-agenda-item`, 'instructeur', item(dossier));
    service.on('2016-02-14');
    const chair = { chair: { id: 'lea', name: 'lea' } };
    expect(await service.post(`sessions/${session}/open`, secretary, chair)).toMatchObject({
      status: 409,
      body: { code: 'session/day-not-come', facts: { heldOn: '2016-02-15', today: '2016-02-14' } },
    });
    await opened(session, ['lea']);
    const opinion = { dossier, opinion: 'favourable', ballots: votes(['lea', 'for']) };
    expect(await service.post(`sessions/${session}/record-opinion`, secretary, opinion)).toMatchObject({
      status: 409,
      body: { code: 'session/quorum-not-met', rule: 'R19', facts: { entitled: 3, present: 1, needed: 2 } },
    });
    expect(await service.post(`sessions/${session}/close`, 'porteur')).toMatchObject({
      status: 403,
      body: { code: 'session/role-refused' },
    });
    expect(await service.post('sessions/S16-NOTONE/close', secretary)).toMatchObject({
      status: 404,
      body: { code: 'session/not-found' },
    });
    expect(await service.post(`sessions/${session}/dance`, secretary)).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
  });
});
