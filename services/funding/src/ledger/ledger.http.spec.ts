import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@jalon/auth';
import type { ServiceUnderTest } from '../service-under-test.ts';
import { commitments, euros, ledgerUnderTest } from './ledger.examples.ts';

interface Item {
  readonly commitment: string;
}

describe('The register of commitments', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ledgerUnderTest();
  });
  afterAll(() => service.stop());

  async function found(query: string): Promise<readonly string[]> {
    const { status, body } = await service.get(`commitments?sort=commitment&${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return (body['items'] as readonly Item[]).map(({ commitment }) => commitment);
  }

  it('lists every commitment with its status and its amounts', async () => {
    const { body } = await service.get('commitments?sort=commitment');
    expect(body).toMatchObject({
      total: 4,
      items: [
        {
          commitment: commitments.paid,
          status: 'paid',
          statusSince: '2016-01-05',
          committed: euros(4_000),
          paid: euros(1_000),
          left: { toLiquidate: euros(3_000), toOrder: 0, toPay: 0 },
          ejs: ['EJ-CLUB'],
          exercices: [2016],
        },
        { commitment: commitments.reserved, status: 'reserved', reserved: euros(4_500) },
        { commitment: commitments.denied, status: 'denied', reserved: 0, amount: euros(2_000) },
        { commitment: commitments.toOrder, status: 'partly-liquidated', liquidated: euros(600) },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('"state"');
  });

  it.each([
    ['status=paid,denied', [commitments.paid, commitments.denied]],
    ['beneficiary=P-THEATRE', [commitments.denied, commitments.toOrder]],
    ['dossier=D16-CLUB', [commitments.paid, commitments.reserved]],
    ['ej=EJ-CLUB', [commitments.paid]],
    ['exercice=2016', [commitments.paid, commitments.toOrder]],
    [
      'envelope=etat.fipd.2016&funder=etat&dispositif=fipd&year=2016&minAmount=450000',
      [commitments.reserved],
    ],
    ['maxAmount=100000', [commitments.toOrder]],
    ['q=théatre', [commitments.denied, commitments.toOrder]],
    ['q=scene ouv', [commitments.denied, commitments.toOrder]],
    ['funder=region', []],
    ['overdue=true', []],
  ])('finds by %s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('counts and sums each value of a facet over every match, not over the page', async () => {
    const { body } = await service.get('commitments?pageSize=1&facets=status,exercice');
    expect(body['items']).toHaveLength(1);
    expect(body['facets']).toMatchObject({
      status: expect.arrayContaining([
        expect.objectContaining({ value: 'paid', count: 1, committed: euros(4_000), paid: euros(1_000) }),
        expect.objectContaining({ value: 'denied', count: 1, granted: euros(2_000), committed: 0 }),
      ]),
      exercice: [{ value: 2016, count: 2, committed: euros(5_000) }],
    });
  });

  it('shows the past as it was known', async () => {
    const { body } = await service.get(
      'commitments?asOf=2016-01-05&status=partly-liquidated,reserved&sort=commitment',
    );
    expect((body['items'] as readonly Item[]).map(({ commitment }) => commitment)).toEqual([
      commitments.reserved,
      commitments.toOrder,
    ]);
  });

  it('shows a body its own alone, and never another’s by naming it', async () => {
    const club: Principal = { id: 'club', name: 'Club', role: 'porteur', organisation: 'P-CLUB' };
    expect((await service.get('commitments', club)).body).toMatchObject({ total: 2 });
    expect((await service.get('commitments?beneficiary=P-THEATRE', club)).body).toMatchObject({ total: 0 });
  });

  it('refuses a filter with a slip of the pen', async () => {
    expect(await service.get('commitments?statut=paid')).toMatchObject({ status: 400 });
    expect(await service.get('commitments?status=payé')).toMatchObject({ status: 400 });
  });

  it('is a file with a line for each commitment, amounts in euros', async () => {
    const { lines } = await service.file('commitments?sort=commitment');
    expect(lines[1]).toContain('D16-CLUB.L1,D16-CLUB,Sport pour tous,Club de Roubaix');
    expect(lines[1]).toContain('4000.00,0.00,4000.00,0.00,1000.00,1000.00,1000.00,0.00');
  });

  it('knows which reports are late once their day has passed', async () => {
    service.on('2017-07-01');
    expect(await found('overdue=true')).toHaveLength(4);
    expect(await found('overdue=false')).toEqual([]);
    expect(await found('overdue=true&asOf=2017-06-30')).toEqual([]);
  });

  it('has figures that are those of the envelope and of the sums of the list', async () => {
    const { body } = await service.get('figures?year=2016');
    const money = {
      voted: euros(10_000),
      allocated: euros(10_000),
      available: euros(500),
      granted: euros(11_500),
      reserved: euros(4_500),
      committed: euros(5_000),
      liquidated: euros(1_600),
      ordered: euros(1_000),
      paid: euros(1_000),
      commitments: 4,
    };
    expect(body).toMatchObject({
      year: 2016,
      total: money,
      byFunder: [{ funder: 'etat', ...money }],
      byDispositif: [{ funder: 'etat', dispositif: 'fipd', ...money }],
    });
    expect(body['byStatus']).toContainEqual(
      expect.objectContaining({ status: 'denied', commitments: 1, granted: euros(2_000) }),
    );
    expect((await service.get('figures?year=2015')).body).toMatchObject({
      total: { voted: 0, commitments: 0 },
    });
    expect((await service.get('figures?asOf=2016-01-05')).body).toMatchObject({
      total: { committed: euros(4_000) },
    });
  });

  it('is kept in double entry: the trial balance balances, and its controls hold', async () => {
    const { body } = await service.get('trial-balance');
    expect(body).toMatchObject({ balanced: true, unread: [] });
    const controls = body['controls'] as readonly { readonly holds: boolean }[];
    expect(controls.map(({ holds }) => holds)).toEqual([true, true, true, true, true]);
    expect((await service.get('trial-balance?exercice=2016&funder=region')).body).toMatchObject({ rows: [] });
    const { lines } = await service.file('trial-balance?exercice=2016');
    expect(lines.find((line) => line.includes(',treasury,'))).toContain('0.00,1000.00,0.00,1000.00');
  });

  it('shows behind a figure of the trial balance the facts that make it', async () => {
    const { body } = await service.get('trial-balance/treasury/entries');
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          credit: euros(1_000),
          counterpart: 'beneficiary-payable',
          subject: `commitment-${commitments.paid}`,
          type: 'PaymentRecorded',
          by: 'une-personne-finance',
        },
      ],
    });
    expect(await service.get('trial-balance/caisse/entries')).toMatchObject({ status: 404 });
    expect(await service.get('trial-balance', 'porteur')).toMatchObject({ status: 403 });
  });
});
