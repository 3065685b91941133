import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import { type ServiceUnderTest, serviceUnderTest } from '../../service-under-test.ts';
import { people } from '../commitment.examples.ts';
import { deskOn, fabien, legalAct, toldOn, withBudget } from '../commitments-under-test.ts';

describe('Fifty orders issued at once on fifty commitments', () => {
  let service: ServiceUnderTest;
  let ids: readonly string[];
  beforeAll(async () => {
    service = await serviceUnderTest();
    await withBudget(service, 1_000_000_00, 1_000_000_00);
    const { grant } = toldOn(service);
    await service.does('beneficiaries/P-CLUB/propose-account', 'finance', {
      iban: 'FR7630006000011234567890189',
      holder: 'Club',
      evidence: 'RIB',
    });
    await service.does('beneficiaries/P-CLUB/confirm-account', fabien, { proposal: 'A1' });
    const lines = Array.from({ length: 70 }, (_, nth) => `L${nth + 1}`);
    ids = await Promise.all(lines.map((line) => grant(line, cents(1_000_00))));
  });
  afterAll(() => service.stop());

  const inBulk = async (intent: string, who: 'finance' | 'certificateur', fields: object) => {
    const items = ids.map((commitment) => ({ commitment }));
    const { status, body } = await service.post(`commitments/bulk/${intent}`, who, { ...fields, items });
    return { status, items: body['items'] as { done: boolean; problem?: object }[] };
  };

  it('are prepared in bulk, each item with its own answer', async () => {
    const steps = [
      ['commit-accounting', 'finance', { number: 'EC-1', exercice: 2016 }],
      ['commit-legally', 'finance', { act: legalAct, ej: '2102368447', exercice: 2016 }],
      ['certify-service', 'certificateur', { kind: 'advance', basis: 'Décision' }],
      ['settle-liquidation', 'finance', { certificate: 'C1', amount: 500_00 }],
    ] as const;
    for (const [intent, who, fields] of steps) {
      const { status, items } = await inBulk(intent, who, fields);
      expect(status).toBe(200);
      expect(items.filter(({ done }) => !done)).toEqual([]);
    }
    const { items } = await inBulk('commit-accounting', 'finance', { number: 'EC-2', exercice: 2016 });
    expect(items[0]).toMatchObject({ done: false, problem: { code: 'commitment/not-possible-now' } });
  });

  it('bear the numbers 1 to 50 without a gap, and the envelope counts each once', async () => {
    const order = { liquidation: 'Q1', exercice: 2016, pieces: ['decision'] };
    const first = ids.slice(0, 50);
    const answers = await Promise.all(
      first.map((id) => service.post(`commitments/${id}/issue-payment-order`, 'finance', order)),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const sheets = await Promise.all(first.map((id) => service.get(`commitments/${id}`)));
    const numbers = sheets.map(({ body }) => (body['orders'] as { number: number }[])[0]?.number ?? 0);
    expect(numbers.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 50 }, (_, nth) => nth + 1),
    );
    expect((await service.get('exercices/2016')).body).toMatchObject({ paymentOrders: 50 });
    expect((await service.get('envelopes/etat.fipd.2016')).body).toMatchObject({
      credits: [{ consumed: 25_000_00 }],
    });
    expect((await service.get('separation-of-duties')).body).toMatchObject({
      checked: { orders: 50 },
      violations: [],
    });
  });

  it('go on from 51 to 70 without a gap when two processes issue them at once', async () => {
    const rival = deskOn(service.engines);
    const order = { liquidation: 'Q1', exercice: 2016, pieces: ['decision'] };
    const { farah } = people;
    await Promise.all(
      ids
        .slice(50)
        .map((id, nth) =>
          nth % 2 === 0
            ? service.does(`commitments/${id}/issue-payment-order`, 'finance', order)
            : rival.handle(
                id,
                { intent: 'issue-payment-order', ...order },
                { commandId: randomUUID(), actor: farah },
                farah,
              ),
        ),
    );
    const sheets = await Promise.all(ids.map((id) => service.get(`commitments/${id}`)));
    const orders = sheets.map(({ body }) => (body['orders'] as { order: string }[])[0]?.order);
    expect(new Set(orders).size).toBe(70);
    expect([...orders].sort().at(-1)).toBe('2016-00070');
  });
});
