import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commitments, euros, fabien, ledgerUnderTest } from '../ledger/ledger.examples.ts';
import type { ServiceUnderTest } from '../service-under-test.ts';

interface Item {
  readonly kind: string;
  readonly commitment: string;
  readonly late: boolean;
  readonly blocked: readonly { readonly reason: string }[];
}

describe('The worklist of finance', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ledgerUnderTest();
  });
  afterAll(() => service.stop());

  async function items(query = '', who: Parameters<ServiceUnderTest['get']>[1] = 'finance') {
    const { status, body } = await service.get(`worklist?${query}`, who);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return (body['items'] as readonly Item[]).map(({ kind, commitment, blocked }) =>
      [kind, commitment, ...blocked.map(({ reason }) => reason)].join(' '),
    );
  }

  it('says what is to do on each commitment and what blocks it, the most urgent first', async () => {
    expect(await items()).toEqual([
      `order ${commitments.toOrder} account-missing`,
      `commit ${commitments.reserved}`,
      `reserve-again ${commitments.denied} credits-missing`,
      `certify ${commitments.paid} report-not-accepted`,
      `certify ${commitments.toOrder} report-not-accepted`,
    ]);
  });

  it('counts each kind with its amount, its late ones and its blocked ones', async () => {
    const { body } = await service.get('worklist?pageSize=1', 'finance');
    expect(body).toMatchObject({ today: '2016-01-08', total: 5, items: [{ kind: 'order' }] });
    expect(body['counts']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'order', count: 1, amount: euros(600), blocked: 1, late: 0 }),
        expect.objectContaining({ kind: 'certify', count: 2, blocked: 2 }),
        expect.objectContaining({ kind: 'pay', count: 0 }),
      ]),
    );
  });

  it('shows a certifier what is to be certified', async () => {
    expect(await items('', 'certificateur')).toEqual([
      `certify ${commitments.paid} report-not-accepted`,
      `certify ${commitments.toOrder} report-not-accepted`,
    ]);
    expect(await items('who=finance&blocked=false', 'certificateur')).toEqual([
      `commit ${commitments.reserved}`,
    ]);
    expect(await service.get('worklist', 'porteur')).toMatchObject({ status: 403 });
  });

  it('shows the past as it was known', async () => {
    expect(await items('asOf=2016-01-04')).toEqual([]);
    expect(await items('asOf=2016-01-05&kind=commit')).toEqual([
      `commit ${commitments.reserved}`,
      `commit ${commitments.toOrder}`,
    ]);
  });

  it('says what is late, and forgets what is done', async () => {
    service.on('2016-01-19');
    expect(await items('late=true')).toEqual([`order ${commitments.toOrder} account-missing`]);
    const account = { iban: 'FR76 3000 6000 0112 3456 7890 189', holder: 'Théâtre', evidence: 'RIB' };
    await service.does('beneficiaries/P-THEATRE/propose-account', 'finance', account);
    expect(await items('late=true')).toEqual([`order ${commitments.toOrder} account-not-confirmed`]);
    await service.does('beneficiaries/P-THEATRE/confirm-account', fabien, { proposal: 'A1' });
    expect(await items('kind=order')).toEqual([`order ${commitments.toOrder}`]);
    await service.does(`commitments/${commitments.toOrder}/issue-payment-order`, 'finance', {
      liquidation: 'Q1',
      exercice: 2016,
      pieces: ['decision'],
    });
    expect(await items('kind=order')).toEqual([]);
    expect(await items('kind=pay')).toEqual([`pay ${commitments.toOrder}`]);
  });

  it('is a file too', async () => {
    const { lines } = await service.file('worklist?kind=reserve-again', 'finance');
    expect(lines[1]).toContain(`Réserver à nouveau,${commitments.denied}`);
    expect(lines[1]).toContain('2000.00,2016-01-05,2016-01-20,non,');
  });
});
