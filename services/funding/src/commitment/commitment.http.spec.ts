import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@jalon/auth';
import { cents, instant } from '@jalon/kernel';
import { act } from '../envelope/envelope.examples.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { terms } from './commitment.examples.ts';
import { fabien, legalAct, toldOn, withBudget } from './commitments-under-test.ts';

const club: Principal = { id: 'club', name: 'Club', role: 'porteur', organisation: 'P-CLUB' };
const stranger: Principal = { ...club, organisation: 'P-OTHER' };

describe('A commitment over HTTP', () => {
  let service: ServiceUnderTest;
  let told: ReturnType<typeof toldOn>;
  let id: string;

  const envelope = async () => (await service.get('envelopes/etat.fipd.2016')).body;
  const commit = async (commitment: string) => {
    await service.does(`commitments/${commitment}/commit-accounting`, 'finance', {
      number: 'EC-1',
      exercice: 2016,
    });
    const fields = { act: legalAct, ej: '2102368447', exercice: 2016 };
    await service.does(`commitments/${commitment}/commit-legally`, 'finance', fields);
  };
  const settle = async (commitment: string, amount: number) => {
    const certificate = { kind: 'advance', basis: 'Décision attributive' };
    await service.does(`commitments/${commitment}/certify-service`, 'certificateur', certificate);
    await service.does(`commitments/${commitment}/settle-liquidation`, 'finance', {
      certificate: 'C1',
      amount,
    });
  };
  const order = { liquidation: 'Q1', exercice: 2016, pieces: ['decision'] };

  beforeAll(async () => {
    service = await serviceUnderTest();
    await withBudget(service, 10_000_00, 6_000_00);
    told = toldOn(service);
    id = await told.grant('L1', cents(4_000_00));
  });
  afterAll(() => service.stop());

  it('takes its place in the envelope with the same stroke as it opens', async () => {
    expect((await service.get(`commitments/${id}`)).body).toMatchObject({
      status: 'reserved',
      amounts: { reserved: 4_000_00 },
      reservation: { obtained: true, rank: 1 },
    });
    expect(await envelope()).toMatchObject({ authority: { reserved: 4_000_00 } });
  });

  it('is denied on record when the envelope has too little, and reserved once it has', async () => {
    const poor = await told.grant('L2', cents(7_000_00));
    expect((await service.get(`commitments/${poor}`)).body).toMatchObject({
      status: 'denied',
      reservation: { obtained: false, available: 6_000_00 },
    });
    await service.does('envelopes/etat.fipd.2016/vote-authority', 'finance', { amount: 1_000_00, act });
    const more = { amount: 1_000_00, act, operation: 'Actions' };
    await service.does('envelopes/etat.fipd.2016/allocate', 'finance', more);
    await service.does(`commitments/${poor}/retry-reservation`, 'finance');
    await service.does(`commitments/${poor}/cancel`, 'finance', { reason: 'Retrait du porteur' });
    expect((await service.get(`commitments/${poor}`)).body).toMatchObject({ status: 'cancelled' });
  });

  it('is denied too when nobody ever opened its envelope', async () => {
    const { commitment: _id, ...decided } = terms;
    await told.tell('D16-7K3M9Q.L9', { intent: 'open', ...decided, envelope: 'etat.dre.2016' });
    expect((await service.get('commitments/D16-7K3M9Q.L9')).body).toMatchObject({
      status: 'denied',
      reservation: { available: 0 },
    });
  });

  it('goes from its reservation to its legal commitment, and says what is unusual', async () => {
    await service.does(`commitments/${id}/commit-accounting`, 'finance', { number: 'EC-1', exercice: 2016 });
    const fields = { act: legalAct, ej: 'EJ-2016/1', exercice: 2016 };
    expect(await service.post(`commitments/${id}/commit-legally`, 'finance', fields)).toMatchObject({
      status: 200,
      body: { status: 'legal', warnings: [{ code: 'commitment/unusual-ej' }] },
    });
    expect(await envelope()).toMatchObject({ authority: { reserved: 0, committed: 4_000_00 } });
  });

  it('is paid by three hands: who certifies neither settles nor issues the order', async () => {
    await settle(id, 1_000_00);
    expect(await service.post(`commitments/${id}/issue-payment-order`, 'finance', order)).toMatchObject({
      status: 409,
      body: { code: 'commitment/account-missing' },
    });
    expect((await service.get(`commitments/${id}`, 'finance')).body['possibleIntents']).toContainEqual(
      expect.objectContaining({
        intent: 'issue-payment-order',
        possible: false,
        code: 'commitment/account-missing',
      }),
    );
    const account = { iban: 'FR76 3000 6000 0112 3456 7890 189', holder: 'Club', evidence: 'RIB' };
    await service.does('beneficiaries/P-CLUB/propose-account', 'finance', account);
    expect(await service.post(`commitments/${id}/issue-payment-order`, 'finance', order)).toMatchObject({
      body: { code: 'commitment/account-unconfirmed', rule: 'R3' },
    });
    expect(
      await service.post('beneficiaries/P-CLUB/confirm-account', 'finance', { proposal: 'A1' }),
    ).toMatchObject({ status: 403, body: { code: 'beneficiary/confirmer-is-the-proposer' } });
    await service.does('beneficiaries/P-CLUB/confirm-account', fabien, { proposal: 'A1' });
    expect(await service.post(`commitments/${id}/issue-payment-order`, 'certificateur', order)).toMatchObject(
      {
        status: 403,
      },
    );
    expect(await service.post(`commitments/${id}/issue-payment-order`, 'finance', order)).toMatchObject({
      status: 200,
      body: { status: 'ordered', amounts: { ordered: 1_000_00 } },
    });
    const { body } = await service.get(`commitments/${id}`);
    expect(body).toMatchObject({
      orders: [{ order: '2016-00001', number: 1, bordereau: 1, account: '0189' }],
    });
    expect(await envelope()).toMatchObject({ credits: [{ consumed: 1_000_00 }] });
  });

  it('gives its credits back with a rejection, and is ordered again under another number', async () => {
    const rejection = { order: '2016-00001', reason: 'Compte clos', rejectedOn: '2016-01-05' };
    await service.does(`commitments/${id}/reject-payment-order`, 'finance', rejection);
    expect((await service.get(`commitments/${id}`)).body).toMatchObject({
      status: 'rejected',
      left: { toOrder: 1_000_00 },
    });
    expect(await envelope()).toMatchObject({ credits: [{ consumed: 0 }] });
    await service.does(`commitments/${id}/issue-payment-order`, 'finance', order);
    const payment = { order: '2016-00002', amount: 1_000_00, paidOn: '2016-01-05', reference: 'VIR-1' };
    await service.does(`commitments/${id}/record-payment`, 'finance', payment);
    const again = await service.post(`commitments/${id}/record-payment`, 'finance', payment);
    expect(again).toMatchObject({ status: 200, body: { status: 'paid', events: [] } });
  });

  it('refuses more than the envelope’s credits of the year, and then nothing at all is written', async () => {
    const other = await told.grant('L3', cents(6_000_00));
    await commit(other);
    await settle(other, 6_000_00);
    const before = await service.engines.store.lastPosition();
    expect(await service.post(`commitments/${other}/issue-payment-order`, 'finance', order)).toMatchObject({
      status: 409,
      body: { code: 'envelope/insufficient-payment-credits', rule: 'R4' },
    });
    expect(await service.engines.store.lastPosition()).toBe(before);
  });

  it('writes once what is asked twice under one key', async () => {
    const key = { 'idempotency-key': 'release-1' };
    const first = await service.post(`commitments/${id}/release`, 'finance', { reason: 'Fin' }, key);
    const second = await service.post(`commitments/${id}/release`, 'finance', { reason: 'Fin' }, key);
    expect(first.body['events']).toMatchObject([
      { type: 'RemainderReleased' },
      { type: 'CommitmentSettled' },
    ]);
    expect(second.body).toMatchObject({ repeated: true, events: first.body['events'] });
    expect((await service.get(`commitments/${id}`)).body).toMatchObject({ status: 'settled' });
  });

  it('tells its whole history with the amounts after each fact, and what was known at an instant', async () => {
    const { body } = await service.get(`commitments/${id}/history`);
    const items = body['items'] as { type: string; recordedAt: string; amounts: { paid: number } }[];
    expect(items.map(({ type }) => type)).toEqual([
      'CommitmentOpened',
      'ReservationObtained',
      'GrantNotified',
      'AccountingCommitmentMade',
      'LegalCommitmentMade',
      'ServiceCertified',
      'LiquidationSettled',
      'PaymentOrderIssued',
      'PaymentOrderRejected',
      'PaymentOrderIssued',
      'PaymentRecorded',
      'RemainderReleased',
      'CommitmentSettled',
    ]);
    expect(items.at(-1)?.amounts.paid).toBe(1_000_00);
    service.on('2016-02-01');
    const asOf = instant('2016-01-04T00:00:00Z');
    expect((await service.get(`commitments/${id}?asOf=${asOf}`)).status).toBe(404);
  });

  it('is compared at two dates, each difference with the facts that made it', async () => {
    const path = `commitments/${id}/comparison?since=2015-12-31`;
    const { body } = await service.get(path);
    const fields = body['fields'] as { field: string; differs: boolean; facts: number[] }[];
    const facts = body['facts'] as { revision: number; type: string }[];
    const paid = fields.find(({ field }) => field === 'amounts.paid');
    expect(paid).toMatchObject({ to: 1_000_00, differs: true });
    expect(paid).not.toHaveProperty('from');
    expect(paid?.facts.map((nth) => facts.find(({ revision }) => revision === nth)?.type)).toContain(
      'PaymentRecorded',
    );
    for (const { differs, facts: made } of fields) expect(made.length > 0).toBe(differs);
    expect((await service.get(path, stranger)).status).toBe(403);
  });

  it('is shown to its beneficiary and to nobody else’s', async () => {
    expect((await service.get(`commitments/${id}`, club)).status).toBe(200);
    expect((await service.get(`commitments/${id}/history`, stranger)).status).toBe(403);
    expect((await service.get(`beneficiaries/P-CLUB`, stranger)).status).toBe(403);
    expect((await service.get(`beneficiaries/P-CLUB`, club)).body).toMatchObject({
      account: { iban: 'FR76 •••• 0189' },
    });
    expect((await service.get(`beneficiaries/P-CLUB`, 'auditeur')).body).toMatchObject({
      account: { iban: 'FR7630006000011234567890189' },
    });
  });

  it('refuses what is heard from programmation when a person asks for it', async () => {
    expect(await service.post(`commitments/${id}/open`, 'admin', {})).toMatchObject({
      status: 404,
      body: { code: 'request/unknown-intent' },
    });
  });

  it('proves the separation of duties over the whole history', async () => {
    const { body } = await service.get('separation-of-duties');
    expect(body).toMatchObject({ checked: { orders: 2, accounts: 1 }, violations: [] });
    expect((await service.get('separation-of-duties', 'instructeur')).status).toBe(403);
  });
});
