import { afterEach, describe, expect, it } from '@jest/globals';
import { type EventStore, Unavailable } from '@jalon/event-store';
import { commitment, factsTo } from '../commitment/commitment.examples.ts';
import { heliosFile } from './orders-under-test.ts';
import type { AccountingIntent, PaymentDesk } from './payment-desk.ts';
import { aCommand, farah, reconciliationUnderTest } from './reconciliation.examples.ts';

type UnderTest = Awaited<ReturnType<typeof reconciliationUnderTest>>;

const nobody: PaymentDesk = { handle: () => Promise.reject(new Error('No commitment is asked here')) };
const orders = { [commitment]: factsTo.ordered };
/** The payment of the order of the examples, and enough other business for three sheets. */
const file = heliosFile([
  { number: 1, ej: '2102368447', euros: '10000,00', reference: 'VIR-1', day: '12/05/2016' },
  ...Array.from({ length: 450 }, (_, nth) => ({
    number: 1_000 + nth,
    ej: '99',
    euros: '5,00',
    reference: `M-${nth}`,
  })),
]);

/** The log, whose nth append fails: before it is written, or after, when nobody knows. */
function failingAt(nth: number, when: 'before' | 'after') {
  let left = nth;
  const log = { failed: false };
  const around = (store: EventStore): EventStore => ({
    append: async (...asked) => {
      left -= 1;
      const fails = left === 0;
      if (fails) log.failed = true;
      if (fails && when === 'before') throw new Unavailable('The disk is gone');
      const appended = await store.append(...asked);
      if (fails) throw new Unavailable('The answer is gone');
      return appended;
    },
    appendAll: (appends) => store.appendAll(appends),
    readStream: (stream, range) => store.readStream(stream, range),
    readAll: (range) => store.readAll(range),
    subscribe: (from, filter) => store.subscribe(from, filter),
    lastPosition: () => store.lastPosition(),
    close: () => store.close(),
  });
  return { around, log };
}

describe('Reconciliation that is cut short', () => {
  const open: UnderTest[] = [];
  const opened = async (...asked: Parameters<typeof reconciliationUnderTest>) => {
    const one = await reconciliationUnderTest(...asked);
    open.push(one);
    return one;
  };
  afterEach(async () => {
    for (const one of open.splice(0)) await one.stop();
  });

  it('ends as if it had not been, wherever an import is cut and asked for again', async () => {
    const whole = await opened(orders, nobody);
    await whole.import(file);
    await whole.shown();
    const digest = await whole.readModels.digest('reconciliation-bench');
    let cuts = 0;
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth++) {
        const { around, log } = failingAt(nth, when);
        const cut = await opened(orders, nobody, around);
        const first = await cut.import(file).catch((error: unknown) => error);
        if (!log.failed) break;
        cuts += 1;
        expect(first).toBeInstanceOf(Unavailable);
        expect(await cut.import(file)).toMatchObject({
          state: { status: 'compared', compared: { exact: 1 } },
        });
        await cut.shown();
        expect(await cut.readModels.digest('reconciliation-bench')).toBe(digest);
        await cut.stop();
        open.splice(open.indexOf(cut), 1);
      }
    }
    expect(cuts).toBeGreaterThanOrEqual(16);
  });

  it('pays once when it is cut between the payment and the decision, and finds the payment made', async () => {
    const asked: { readonly intent: AccountingIntent; readonly commandId: string }[] = [];
    const payments: PaymentDesk = {
      handle(_, intent, { commandId }) {
        asked.push({ intent, commandId });
        // The payment is on disk, and the answer is lost.
        return asked.length === 1 ? Promise.reject(new Unavailable('The answer is gone')) : Promise.resolve();
      },
    };
    const desk = await opened(orders, payments);
    const { extract } = await desk.import(file);
    await desk.shown();
    const outcomes: unknown[] = [];
    const accept = () =>
      desk.desk.acceptTogether(extract, 'exact', aCommand(), farah, (one) => outcomes.push(one));
    expect(await accept()).toEqual({ accepted: 0, refused: 1 });
    await desk.shown();
    expect(await accept()).toEqual({ accepted: 1, refused: 0 });
    await desk.shown();
    expect(await accept()).toEqual({ accepted: 0, refused: 0 });
    expect(new Set(asked.map(({ commandId }) => commandId)).size).toBe(1);
    expect(asked[0]?.intent).toMatchObject({
      intent: 'record-payment',
      order: '2016-00001',
      reference: 'VIR-1',
      source: { extract },
    });
  });

  it('reads the same line in another file without paying it again', async () => {
    const desk = await opened(orders, { handle: () => Promise.resolve() });
    const { extract } = await desk.import(file);
    await desk.shown();
    await desk.desk.acceptTogether(extract, 'exact', aCommand(), farah, () => undefined);
    const longer = heliosFile([
      { number: 1, ej: '2102368447', euros: '10000,00', reference: 'VIR-1', day: '12/05/2016' },
      { number: 8, ej: '98', euros: '7,00', reference: 'N' },
    ]);
    const second = await desk.import(longer);
    await desk.shown();
    expect(second.state).toMatchObject({
      compared: { recognised: 1, states: { matched: 1, 'unknown-here': 1 } },
    });
    const again = await desk.desk.acceptTogether(second.extract, 'exact', aCommand(), farah, () => undefined);
    expect(again).toEqual({ accepted: 0, refused: 0 });
  });

  it('rebuilds its read models to the same, byte for byte', async () => {
    const desk = await opened(orders, { handle: () => Promise.resolve() });
    const { extract } = await desk.import(file);
    await desk.shown();
    await desk.desk.acceptTogether(extract, 'exact', aCommand(), farah, () => undefined);
    await desk.shown();
    const rebuilt = await desk.readModels.rebuild();
    expect(rebuilt).toHaveLength(3);
    for (const { digest, replaced } of rebuilt) expect(digest).toBe(replaced);
  });
});
