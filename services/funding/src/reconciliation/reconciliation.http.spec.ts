import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { heliosFile, importOn, ordersOn } from './orders-under-test.ts';

type Row = Readonly<Record<string, unknown>>;

const rows = [
  { number: 1, euros: '1 000,00', reference: 'VIR-1' },
  { number: 2, euros: '2 000,00', reference: 'VIR-2' },
  { number: 2, euros: '2 000,00', reference: 'VIR-2' },
  { number: 3, euros: '2 999,99', reference: 'VIR-3' },
  { number: 4, euros: '1 500,00', reference: 'VIR-4A' },
  { number: 4, euros: '2 500,00', reference: 'VIR-4B' },
  { kind: 'Rejet', number: 5, euros: '5 000,00', reference: 'REJ-5', motive: 'Compte clos' },
  { number: 77, ej: '9900000001', euros: '123,45', reference: 'MARCHE' },
];

describe('Reconciling the accountant’s file with our orders', () => {
  let service: ServiceUnderTest;
  let orders: readonly string[];
  let extract: string;

  const items = async (query = '', path = `extracts/${extract}/lines`) =>
    (await service.get(`${path}${query}`)).body['items'] as readonly Row[];
  const named = async (reference: string, nth = 0) => {
    const found = (await items('?pageSize=100&sort=line')).filter((one) => one['reference'] === reference);
    return found[nth] ?? {};
  };
  const paid = async (nth: number) => {
    const { body } = await service.get(`commitments/${orders[nth]?.split('/')[0]}`);
    return (body['amounts'] as Row)['paid'];
  };

  beforeAll(async () => {
    service = await serviceUnderTest();
    orders = await ordersOn(service, [1_000_00, 2_000_00, 3_000_00, 4_000_00, 5_000_00, 600_00]);
    service.on('2016-02-01');
  });
  afterAll(() => service.stop());

  it('reads the file as its source writes it, and says what each line is, with its reasons', async () => {
    const answer = await importOn(
      service,
      heliosFile(rows),
      '&file=janvier.csv&from=2016-01-01&until=2016-01-31',
      {
        encoding: 'latin1',
      },
    );
    expect(answer).toMatchObject({
      result: {
        known: false,
        state: {
          status: 'compared',
          received: { lines: 8, encoding: 'windows-1252', source: 'helios', profileVersion: 1 },
          compared: {
            states: { matched: 5, duplicate: 1, 'amount-differs': 1, 'unknown-here': 1 },
            exact: 3,
            notFound: 1,
          },
        },
      },
    });
    extract = String((answer['result'] as Row)['extract']);
    expect(await named('VIR-1')).toMatchObject({
      state: 'matched',
      score: 100,
      exact: true,
      order: orders[0],
      ours: { remaining: 1_000_00, beneficiary: { name: 'Club de Roubaix' } },
    });
    expect(await named('VIR-3')).toMatchObject({ state: 'amount-differs', difference: -1 });
    expect((await named('VIR-3'))['reasons']).toContain(
      'Montant 2\u202f999,99\u00a0€, 3\u202f000,00\u00a0€ attendus.',
    );
    expect(await items('?state=unknown-there')).toMatchObject([{ order: orders[5], remaining: 600_00 }]);
    expect((await service.get(`extracts/${extract}`)).body).toMatchObject({ bench: { total: 9 } });
  });

  it('changes nothing when the same file comes again', async () => {
    const before = await service.engines.store.lastPosition();
    expect(await importOn(service, heliosFile(rows), '', { encoding: 'latin1' })).toMatchObject({
      result: { known: true, extract },
    });
    expect(await service.engines.store.lastPosition()).toBe(before);
  });

  it('accepts every exact line together, once, and pays what it says', async () => {
    const answer = await service.lines(`extracts/${extract}/accept`, 'finance', { exact: true });
    expect(answer.at(-1)).toEqual({ result: { accepted: 3, refused: 0 } });
    expect([await paid(0), await paid(1)]).toEqual([1_000_00, 2_000_00]);
    expect((await service.get(`commitments/${orders[4]?.split('/')[0]}`)).body).toMatchObject({
      status: 'rejected',
    });
    const again = await service.lines(`extracts/${extract}/accept`, 'finance', { exact: true });
    expect(again.at(-1)).toEqual({ result: { accepted: 0, refused: 0 } });
  });

  it('refuses in bulk what is doubtful, each line with its reason, and a double for good', async () => {
    const doubtful = [(await named('VIR-4A'))['id'], (await named('VIR-2', 1))['id'], 'L0'];
    const answer = await service.lines(`extracts/${extract}/accept`, 'finance', { lines: doubtful });
    expect(answer).toContainEqual(
      expect.objectContaining({
        line: doubtful[0],
        done: false,
        problem: expect.objectContaining({ code: 'extract-line/not-exact' }),
      }),
    );
    expect(answer).toContainEqual(expect.objectContaining({ line: 'L0', done: false }));
    expect(answer.at(-1)).toEqual({ result: { accepted: 0, refused: 3 } });
    expect(await service.post(`lines/${String(doubtful[1])}/accept`, 'finance')).toMatchObject({
      status: 409,
      body: { code: 'extract-line/nothing-to-settle' },
    });
    expect(await paid(1)).toBe(2_000_00);
  });

  it('lets a person accept the two lines of one payment, one by one', async () => {
    await service.does(`lines/${String((await named('VIR-4A'))['id'])}/accept`, 'finance');
    expect(await paid(3)).toBe(1_500_00);
    await service.does(`lines/${String((await named('VIR-4B'))['id'])}/accept`, 'finance');
    expect(await paid(3)).toBe(4_000_00);
  });

  it('answers the same acceptance sent twice, and records it once', async () => {
    const line = String((await named('VIR-3'))['id']);
    const headers = { 'idempotency-key': '0b0ee0a0-7c6f-4a43-8f5e-2f3b0a6f6c11' };
    const first = await service.post(`lines/${line}/accept`, 'finance', {}, headers);
    const second = await service.post(`lines/${line}/accept`, 'finance', {}, headers);
    expect([first.status, second.status, second.body['repeated']]).toEqual([200, 200, true]);
    expect(await paid(2)).toBe(2_999_99);
  });

  it('takes a payment back when its match is reversed, and may record it anew', async () => {
    const line = String((await named('VIR-3'))['id']);
    await service.does(`lines/${line}/reverse`, 'finance', { reason: 'Autre mandat' });
    expect(await paid(2)).toBe(0);
    expect(await named('VIR-3')).toMatchObject({ decision: 'undecided', why: 'Autre mandat' });
    await service.does(`lines/${line}/accept`, 'finance');
    expect(await paid(2)).toBe(2_999_99);
  });

  it('takes a rejection back when its match is reversed: the order stands again, until it is rejected again', async () => {
    const line = String((await named('REJ-5'))['id']);
    const commitment = String(orders[4]).split('/')[0] ?? '';
    const standing = async () => {
      const { body } = await service.get(`commitments/${commitment}`);
      const { orders: issued } = body as { orders: { rejection?: object }[] };
      return [body['status'], issued.map(({ rejection }) => rejection === undefined)];
    };
    expect(await standing()).toEqual(['rejected', [false]]);
    await service.does(`lines/${line}/reverse`, 'finance', { reason: 'Rejet d’un autre mandat' });
    expect(await standing()).toEqual(['ordered', [true]]);
    expect(await named('REJ-5')).toMatchObject({ decision: 'undecided', why: 'Rejet d’un autre mandat' });
    await service.does(`lines/${line}/accept`, 'finance');
    expect(await standing()).toEqual(['rejected', [false]]);
  });

  it('sends a line to the order that a person chooses, and says who did', async () => {
    const line = String((await named('MARCHE'))['id']);
    expect(await service.post(`lines/${line}/accept`, 'finance')).toMatchObject({
      body: { code: 'extract-line/nothing-proposed' },
    });
    expect(
      await service.post(`lines/${line}/assign`, 'finance', { order: 'D16-7K3M9Q.L6/2016-99999' }),
    ).toMatchObject({
      status: 400,
      body: { code: 'extract-line/order-unknown' },
    });
    await service.does(`lines/${line}/assign`, 'finance', { order: orders[5] });
    await service.does(`lines/${line}/accept`, 'finance');
    expect(await paid(5)).toBe(123_45);
    expect(await named('MARCHE')).toMatchObject({
      decision: 'accepted',
      assigned: true,
      decidedBy: 'Une personne (finance)',
    });
  });

  it('shows a corrected file’s differences, keeps what was decided of the lines that stay', async () => {
    service.on('2016-02-10');
    const corrected = rows
      .filter((_, nth) => nth !== 2)
      .map((row) => (row.reference === 'VIR-3' ? { ...row, euros: '3 000,00' } : row));
    const file = heliosFile([...corrected, { number: 6, euros: '476,55', reference: 'VIR-6' }]);
    const answer = await importOn(service, file, `&corrects=${extract}`);
    expect(answer).toMatchObject({ result: { state: { compared: { recognised: 6 } } } });
    const second = String((answer['result'] as Row)['extract']);
    const { body } = await service.get(`extracts/${second}/differences`);
    expect(body).toMatchObject({
      corrects: extract,
      kept: 6,
      added: [{ reference: 'VIR-6' }],
      removed: [{ reference: 'VIR-2', state: 'duplicate' }],
      changed: [{ fields: ['amount'], before: { decision: 'accepted' }, after: { amount: 3_000_00 } }],
    });
    expect((await service.get(`extracts/${extract}`)).body).toMatchObject({
      status: 'superseded',
      supersededBy: second,
    });
    const bench = await items('?pageSize=100', 'lines');
    expect(bench.filter((one) => one['reference'] === 'VIR-2')).toHaveLength(1);
    expect(bench.find((one) => one['reference'] === 'VIR-1')).toMatchObject({
      decision: 'accepted',
      extracts: [extract, second],
    });
  });

  it('shows the bench as it was known on a day, and as a file', async () => {
    expect(await items('?asOf=2016-01-31', 'lines')).toEqual([]);
    expect(await items('?exercice=2015', 'lines')).toEqual([]);
    expect(await items('?exercice=2016&exact=true&scoreFrom=100&decision=accepted', 'lines')).toHaveLength(3);
    const { lines } = await service.file(`extracts/${extract}/lines`);
    expect(lines[0]).toContain('pourquoi');
  });

  it('is finance’s to decide, and the auditor’s to read', async () => {
    const line = String((await named('VIR-1'))['id']);
    expect((await service.post(`lines/${line}/reject`, 'certificateur', { reason: 'Non' })).status).toBe(403);
    expect((await service.get('lines', 'porteur')).status).toBe(403);
    const said = await service.lines('extracts?source=inconnue', 'finance', Buffer.from('a'), {
      'content-type': 'text/csv',
    });
    expect(said.at(-1)).toMatchObject({ code: 'extract/unknown-source' });
  });
});
