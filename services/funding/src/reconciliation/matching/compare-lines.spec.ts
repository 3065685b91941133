import { describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { anOrder, ordersOf2016, partlyPaid } from '../generator/orders.examples.ts';
import { sowExtract, sownFaultNames } from '../generator/extract-generator.ts';
import type { ExtractLine } from '../reading/extract-line.ts';
import { aLine } from '../sheet/sheet.examples.ts';
import { compareLines } from './compare-lines.ts';
import type { OurOrder } from './open-order.ts';

const period = { receivedOn: '2016-06-01' as Day };
let next = 10;
const line = (changes: Partial<ExtractLine> = {}): ExtractLine => ({
  ...aLine,
  key: `L${next++}`,
  line: next,
  ...changes,
});
const half = cents(250_000);

function verdicts(lines: readonly ExtractLine[], orders: readonly OurOrder[] = [anOrder]) {
  const compared = compareLines(lines, orders, period);
  return lines.map((one) => compared.verdicts.get(one));
}

describe('What a line turns out to be', () => {
  it('is matched and exact when everything agrees, and says why', () => {
    expect(verdicts([line()])).toMatchObject([
      { state: 'matched', exact: true, score: 100, order: anOrder.id },
    ]);
    expect(verdicts([line()])[0]?.reasons).toEqual([
      'Engagement 2102368447 de l’exercice 2016.',
      'N° de mandat 42.',
      'SIRET 78467169500103 identique.',
      'Date 12/04/2016, mandat du 01/04/2016.',
      'Montant 5\u202f000,00\u00a0€ exact.',
    ]);
  });

  it('differs by one cent, in either sense', () => {
    expect(verdicts([line({ amount: cents(499_999) })])).toMatchObject([
      { state: 'amount-differs', difference: -1, exact: false },
    ]);
    expect(verdicts([line({ amount: cents(500_001) })])).toMatchObject([
      { state: 'amount-differs', difference: 1 },
    ]);
  });

  it('is over-paid when the order was paid by other means, a duplicate when it is that payment', () => {
    const paid = partlyPaid(anOrder, 500_000, 'VIR-0');
    expect(verdicts([line()], [paid])).toMatchObject([{ state: 'over-paid', difference: 500_000 }]);
    expect(verdicts([line({ reference: 'VIR-0' })], [paid])).toMatchObject([
      { state: 'duplicate', findings: ['already-recorded'] },
    ]);
  });

  it('is over-paid for the second of two lines that each pay the whole', () => {
    expect(verdicts([line(), line({ reference: 'VIR-2' })])).toMatchObject([
      { state: 'matched', exact: true },
      { state: 'over-paid' },
    ]);
  });

  it('is a duplicate when its file says it twice, word for word', () => {
    const twice = [line(), line({ occurrence: 2 })];
    expect(verdicts(twice)).toMatchObject([
      { exact: true },
      { state: 'duplicate', findings: ['doubled-line'] },
    ]);
  });

  it('is one of two halves when they make the whole, though they say the same', () => {
    const halves = [line({ amount: half }), line({ amount: half, occurrence: 2 })];
    expect(verdicts(halves)).toMatchObject([
      { state: 'matched', findings: ['split-payment'], exact: false },
      { state: 'matched', findings: ['split-payment'] },
    ]);
    const [first, second] = halves;
    if (!first || !second) throw new Error('Two halves');
    const accepted = partlyPaid(anOrder, half, first.reference, first.key);
    expect(verdicts([second], [accepted])).toMatchObject([{ state: 'matched' }]);
  });

  it('is not one of two halves when a person entered the other under its reference: it is that entry', () => {
    const entered = partlyPaid(anOrder, half, 'VIR-1');
    expect(verdicts([line({ amount: half })], [entered])).toMatchObject([{ state: 'duplicate' }]);
  });

  it('is unknown here when nothing answers, or two orders answer as well', () => {
    const { ej: _ej, number: _number, ...bare } = aLine;
    const twin = {
      ...anOrder,
      id: 'D16-2.L1/2016-00043',
      commitment: 'D16-2.L1',
      order: '2016-00043',
      number: 43,
      legalNumbers: [],
    };
    expect(
      verdicts([line({ ej: '99', number: 7, siret: '11111111111111', amount: cents(1) })]),
    ).toMatchObject([{ state: 'unknown-here', candidates: [] }]);
    const [verdict] = verdicts([bare], [anOrder, twin]);
    expect(verdict).toMatchObject({ state: 'unknown-here' });
    expect(verdict?.candidates).toHaveLength(2);
  });

  it('is proposed without any number when one order alone has its amount and its beneficiary', () => {
    const { ej: _ej, number: _number, ...bare } = aLine;
    expect(verdicts([bare])).toMatchObject([
      { state: 'matched', order: anOrder.id, exact: false, findings: ['no-reference'] },
    ]);
  });

  it('keeps the number of last year where the accountant gave no other', () => {
    const lasting = { ...anOrder, legalNumbers: [{ ej: '2102300001', exercice: 2015 }] };
    expect(verdicts([line({ ej: '2102300001' })], [lasting])).toMatchObject([{ exact: true }]);
    expect(verdicts([line({ ej: '2102300001' })])).toMatchObject([
      { findings: ['other-year-ej'], exact: false },
    ]);
  });

  it('tells a year too many and a year too few, with and without a period, and doubts a long delay', () => {
    const found = (day: string, world: { from?: Day; until?: Day } = {}) => {
      const one = line({ day: day as Day });
      const received = { receivedOn: '2018-01-01' as Day, ...world };
      return compareLines([one], [anOrder], received).verdicts.get(one)?.findings;
    };
    const april = { from: '2016-04-01' as Day, until: '2016-04-30' as Day };
    expect(found('2016-04-12', april)).toEqual([]);
    expect(found('2016-07-12', april)).toEqual([]);
    for (const world of [{}, april]) {
      expect(found('2017-04-12', world)).toEqual(['wrong-year']);
      expect(found('2015-04-12', world)).toEqual(['wrong-year']);
      expect(found('2017-01-12', world)).toEqual(['unlikely-day']);
    }
  });

  it('knows a SIRET that was cut, that lost its zeros, that is of another establishment', () => {
    const siret = (theirs: string) => verdicts([line({ siret: theirs })])[0]?.findings;
    expect(siret('784671695')).toEqual(['truncated-siret']);
    expect(siret('78467169500200')).toEqual(['other-establishment']);
    expect(siret('11111111111111')).toEqual(['other-beneficiary']);
    const zeros = { ...anOrder, beneficiary: { ...anOrder.beneficiary, siret: '00467169500103' } };
    expect(verdicts([line({ siret: '467169500103' })], [zeros])[0]?.findings).toEqual(['truncated-siret']);
  });

  it('goes by the name where a body has no SIRET', () => {
    const { siret: _siret, ...unnumbered } = anOrder.beneficiary;
    const order = { ...anOrder, beneficiary: unnumbered };
    expect(
      verdicts([line({ siret: undefined, beneficiary: 'ASSOC. JEUNESSE ROUBAIX' })], [order]),
    ).toMatchObject([{ exact: true }]);
    expect(verdicts([line({ siret: undefined, beneficiary: 'GARAGE DU NORD' })], [order])).toMatchObject([
      { findings: ['other-beneficiary'] },
    ]);
  });

  it('takes the rejection of an order, and doubts it when the file pays the order too', () => {
    expect(verdicts([line({ kind: 'rejection' })])).toMatchObject([{ state: 'matched', exact: true }]);
    for (const verdict of verdicts([line({ kind: 'rejection' }), line()]))
      expect(verdict).toMatchObject({ exact: false, findings: ['contradiction'] });
    expect(verdicts([line({ kind: 'rejection' })], [{ ...anOrder, rejected: true }])).toMatchObject([
      { state: 'duplicate' },
    ]);
  });

  it('is told once that an order was taken in charge or rejected, for its whole amount', () => {
    expect(verdicts([line({ kind: 'taken-in-charge' }), line()])).toMatchObject([
      { state: 'matched', exact: true },
      { state: 'matched', exact: true },
    ]);
    for (const kind of ['taken-in-charge', 'rejection'] as const) {
      expect(verdicts([line({ kind }), line({ kind, occurrence: 2 })])).toMatchObject([
        { exact: true },
        { state: 'duplicate', findings: ['doubled-line'] },
      ]);
      expect(verdicts([line({ kind }), line({ kind, reference: 'VIR-2' })])).toMatchObject([
        { exact: true },
        { state: 'duplicate', findings: ['already-recorded'] },
      ]);
      expect(verdicts([line({ kind, amount: half })])).toMatchObject([
        { state: 'amount-differs', difference: -250_000 },
      ]);
    }
  });

  it('tells a payment order from a recovery order of the same number', () => {
    const recovery: OurOrder = {
      ...anOrder,
      kind: 'recovery-order',
      id: 'D16-7K3M9Q.etat-1/T2016-00042',
      order: 'T2016-00042',
    };
    expect(verdicts([line({ kind: 'recovery' })], [anOrder, recovery])).toMatchObject([
      { order: recovery.id, exact: true },
    ]);
  });

  it('says which orders of the period the file does not speak of, when it says its period', () => {
    const april = { ...period, from: '2016-04-01' as Day, until: '2016-04-30' as Day };
    expect(compareLines([], [anOrder], april).notFound).toEqual([{ order: anOrder.id, remaining: 500_000 }]);
    expect(compareLines([line()], [anOrder], april).notFound).toEqual([]);
    expect(compareLines([], [anOrder], april, new Set([anOrder.id])).notFound).toEqual([]);
    expect(compareLines([], [{ ...anOrder, rejected: true }], april).notFound).toEqual([]);
    expect(compareLines([], [anOrder], period).notFound).toEqual([]);
  });

  it('says the same whatever the order of the lines and of the orders', () => {
    const shares = Object.fromEntries(sownFaultNames.map((fault) => [fault, 0.1])) as Record<
      (typeof sownFaultNames)[number],
      number
    >;
    const orders = ordersOf2016(300);
    const sown = sowExtract(orders, { seed: 5, shares, strangers: 0.5, withExercice: true });
    const lines = sown.lines.map(({ content }, nth): ExtractLine => ({
      ...content,
      key: `L${nth}`,
      line: nth,
      occurrence: 1,
    }));
    const one = compareLines(lines, orders, period).verdicts;
    const other = compareLines(lines.toReversed(), orders.toReversed(), period).verdicts;
    for (const each of lines)
      if (one.get(each)?.state !== 'over-paid' && other.get(each)?.state !== 'over-paid')
        expect(other.get(each)).toEqual(one.get(each));
  });
});
