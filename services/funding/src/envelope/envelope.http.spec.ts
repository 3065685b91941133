import { somebody } from '@jalon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId } from '@jalon/event-store';
import { cents } from '@jalon/kernel';
import { decisionContext } from '../decision-context.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { act } from './envelope.examples.ts';
import { openEnvelopes } from './envelope.handlers.ts';

const root = { funder: 'etat', dispositif: 'ensemble', year: 2016, label: 'Crédits de l’État 2016', act };
const child = {
  funder: 'etat',
  dispositif: 'fipd',
  year: 2016,
  label: 'FIPD 2016',
  parent: 'etat.2016',
  act,
};

describe('Envelopes over HTTP', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await serviceUnderTest();
    service.on('2016-01-05');
  });
  afterAll(() => service.stop());

  it('are opened, voted, delegated to a child in one append, and allocated there', async () => {
    expect(await service.post('envelopes/etat.2016/open', 'finance', root)).toMatchObject({
      status: 201,
      headers: { etag: '"0"' },
      body: { id: 'etat.2016', events: [{ type: 'EnvelopeOpened', revision: 0 }] },
    });
    await service.does('envelopes/etat.fipd.2016/open', 'finance', child);
    await service.does('envelopes/etat.2016/vote-authority', 'finance', { amount: 1_000_00, act });
    await service.does('envelopes/etat.2016/open-payment-credits', 'finance', {
      exercice: 2016,
      amount: 700_00,
      act,
    });
    expect(
      await service.post('envelopes/etat.2016/delegate', 'finance', {
        to: 'etat.fipd.2016',
        authority: 600_00,
        paymentCredits: { exercice: 2016, amount: 300_00 },
        act,
      }),
    ).toMatchObject({
      status: 200,
      body: { events: [{ type: 'AuthorityDelegated' }, { type: 'PaymentCreditsDelegated' }] },
    });
    await service.does('envelopes/etat.fipd.2016/allocate', 'finance', {
      amount: 500_00,
      operation: 'Actions',
      act,
    });
    expect((await service.get('envelopes/etat.fipd.2016')).body).toMatchObject({
      authority: { voted: 0, received: 600_00, held: 600_00, allocated: 500_00, available: 500_00 },
      credits: [{ exercice: 2016, received: 300_00, held: 300_00, unspent: 300_00 }],
    });
  });

  it('show a parent alone, without what it delegated, and with its children, where it is counted once', async () => {
    const { body } = await service.get('envelopes/etat.2016');
    expect(body).toMatchObject({
      children: ['etat.fipd.2016'],
      authority: { voted: 1_000_00, delegated: 600_00, held: 400_00 },
      withChildren: {
        authority: { voted: 1_000_00, held: 1_000_00, allocated: 500_00 },
        credits: [{ exercice: 2016, held: 700_00 }],
      },
    });
  });

  it('take a figure back to the facts that made it', async () => {
    const { body } = await service.get('envelopes/etat.2016/facts?figure=authority.held');
    expect(body).toMatchObject({
      total: 2,
      items: [
        { type: 'AuthorityVoted', changes: [{ change: 1_000_00, after: 1_000_00 }] },
        { type: 'AuthorityDelegated', changes: [{ change: -600_00, after: 400_00 }] },
      ],
    });
    expect(await service.get('envelopes/etat.2016/facts?figure=available')).toMatchObject({ status: 400 });
  });

  it('give the balance that was known on a day', async () => {
    service.on('2016-02-01');
    await service.does('envelopes/etat.fipd.2016/allocate', 'finance', {
      amount: 100_00,
      operation: 'Études',
      act,
    });
    expect((await service.get('envelopes/etat.fipd.2016?asOf=2016-01-31')).body).toMatchObject({
      authority: { allocated: 500_00 },
    });
    expect((await service.get('envelopes/etat.fipd.2016')).body).toMatchObject({
      authority: { allocated: 600_00, unallocated: 0 },
    });
    expect(await service.get('envelopes/etat.fipd.2016?asOf=2015-12-31')).toMatchObject({
      status: 404,
      body: { code: 'envelope/not-found' },
    });
  });

  it('refuse what R4 forbids, with the rule and the figures', async () => {
    expect(
      await service.post('envelopes/etat.2016/allocate', 'finance', {
        amount: 400_01,
        operation: 'Actions',
        act,
      }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'envelope/insufficient-unallocated-authority',
        rule: 'R4',
        facts: { amount: 400_01, unallocated: 400_00 },
      },
    });
  });

  it('are not reached by porteurs, nor by what commitments alone may do', async () => {
    expect((await service.get('envelopes', 'porteur')).status).toBe(403);
    expect(await service.post('envelopes/etat.fipd.2016/reserve', 'finance', {})).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
    expect(
      await service.post('envelopes/etat.fipd.2016/vote-authority', 'instructeur', { amount: 1, act }),
    ).toMatchObject({ status: 403, body: { code: 'envelope/role-refused' } });
  });

  it('are listed by funder, dispositif, year and parent, and leave as a file', async () => {
    const below = await service.get('envelopes?parent=etat.2016&funder=etat&year=2016&sort=-allocated');
    expect(below.body).toMatchObject({
      total: 1,
      items: [{ envelope: 'etat.fipd.2016', authority: { allocated: 600_00 } }],
    });
    expect((await service.get('envelopes?year=2017')).body).toMatchObject({ total: 0 });
    const { lines } = await service.file('envelopes?sort=envelope');
    expect(lines[0]).toContain('AE votée');
    expect(lines[1]).toContain('etat.2016,Crédits de l’État 2016,etat,ensemble,2016,,1000.00');
  });

  it('answer the same command twice with the same result, on both sides of a delegation', async () => {
    const key = { 'idempotency-key': 'deleguer-encore' };
    const gift = { to: 'etat.fipd.2016', authority: 100_00, act };
    const first = await service.post('envelopes/etat.2016/delegate', 'finance', gift, key);
    const again = await service.post('envelopes/etat.2016/delegate', 'finance', gift, key);
    expect(first.body).toMatchObject({ repeated: false });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect((await service.get('envelopes/etat.fipd.2016')).body).toMatchObject({
      authority: { received: 700_00 },
    });
  });

  it('tell who consumed them and every movement, and leave as a file too', async () => {
    const envelopes = openEnvelopes(service.engines);
    const actor = somebody('systeme');
    const reserving = (nth: number, amount: number) =>
      envelopes.handle(
        'etat.fipd.2016',
        { intent: 'reserve', commitment: `D${nth}.L1`, amount: cents(amount) },
        { commandId: derivedId('mouvements', nth), actor },
        {
          envelope: 'etat.fipd.2016',
          ...decisionContext(service.engines.clock, actor),
        },
      );
    await reserving(1, 250_00);
    await reserving(2, 350_01);
    await reserving(3, 350_00);
    expect((await service.get('envelopes/etat.fipd.2016/consumption')).body).toMatchObject({
      envelope: 'etat.fipd.2016',
      consumers: [
        { rank: 1, commitment: 'D1.L1', reserved: 250_00, by: { role: 'systeme' } },
        { rank: 2, commitment: 'D3.L1', reserved: 350_00 },
      ],
      series: [
        { day: '2016-01-05', available: 500_00 },
        { day: '2016-02-01', reserved: 600_00, available: 0 },
      ],
    });
    expect((await service.get('envelopes/etat.fipd.2016/movements?page=2&pageSize=2')).body).toMatchObject({
      total: 3,
      page: 2,
      items: [{ type: 'CreditReserved', rank: 2, available: 0 }],
    });
    const { lines } = await service.file('envelopes/etat.fipd.2016/movements');
    expect(lines.slice(1, 4).map((row) => row.split(',').slice(0, 4))).toEqual([
      ['réservation', '1', 'D1.L1', '250.00'],
      ['réservation refusée', '', 'D2.L1', '350.01'],
      ['réservation', '2', 'D3.L1', '350.00'],
    ]);
  });

  it('are compared at two dates, each difference with the facts that made it', async () => {
    const path = 'envelopes/etat.fipd.2016/comparison?since=2016-01-05&asOf=2016-02-01';
    const { body } = await service.get(path);
    const fields = body['fields'] as { field: string; from: number; to: number; facts: number[] }[];
    const facts = body['facts'] as { revision: number; type: string; by: { role: string } }[];
    expect(fields.find(({ field }) => field === 'authority.available')).toMatchObject({
      from: 500_00,
      to: 0,
      differs: true,
    });
    const made = fields.find(({ field }) => field === 'authority.reserved')?.facts ?? [];
    expect(made.map((nth) => facts.find(({ revision }) => revision === nth))).toMatchObject([
      { type: 'CreditReserved', by: { role: 'systeme' } },
      { type: 'CreditReserved' },
    ]);
    expect(fields.find(({ field }) => field === 'label')).toMatchObject({ differs: false, facts: [] });
    const { lines } = await service.file(path);
    expect(lines.find((line) => line.startsWith('authority.available,'))).toMatch(
      /^authority\.available,50000,0,oui,.*CreditReserved/,
    );
    expect((await service.get(path, 'porteur')).status).toBe(403);
    expect((await service.get('envelopes/etat.none.2016/comparison?since=2016-01-05')).status).toBe(404);
  });
});
