import { type Day, addDays, cents } from '@jalon/kernel';
import type { OurOrder } from '../matching/open-order.ts';
import type { LineContent } from '../reading/extract-line.ts';
import { type Draw, between, seededDraw } from './seeded-random.ts';

/** The faults that accountants' files have, each as it is sown. */
export const sownFaults = {
  missing: 'mandat absent du fichier',
  doubled: 'ligne en double',
  'wrong-cents': 'centimes faux',
  'truncated-siret': 'SIRET coupé',
  'other-year-ej': 'engagement de l’an passé',
  split: 'deux lignes pour un paiement',
  'wrong-year': 'année fausse',
} as const;
export type SownFault = keyof typeof sownFaults;
export const sownFaultNames = Object.keys(sownFaults) as SownFault[];

/** A line as it was made: for which order (none: other business of the accountant), with which fault. */
export interface SownLine {
  readonly content: LineContent;
  readonly order?: string;
  readonly fault?: SownFault;
}

/** An extract that is known through and through. */
export interface SownExtract {
  readonly lines: readonly SownLine[];
  /** The orders of which it says nothing. */
  readonly missing: readonly string[];
}

export interface Sowing {
  readonly seed: number;
  /** How often each fault is sown, of the orders that can have it; from 0 to 1. */
  readonly shares: Readonly<Record<SownFault, number>>;
  /** Lines of other business, per order: a local accountant's file holds the whole collectivité's. */
  readonly strangers: number;
  /** The columns of the source: without the exercice, lines are found by EJ alone. */
  readonly withExercice: boolean;
}

/** Makes the extract of orders to be paid, in which each order has one fault at most. The same sowing gives the same extract. */
export function sowExtract(orders: readonly OurOrder[], sowing: Sowing): SownExtract {
  const draw = seededDraw(sowing.seed);
  const lines: SownLine[] = [];
  const missing: string[] = [];
  for (const [nth, order] of orders.entries()) {
    const clean = paymentOf(order, nth, draw, sowing.withExercice);
    const fault = faultFor(order, draw, sowing.shares);
    if (fault === 'missing') missing.push(order.id);
    else if (fault === undefined) lines.push({ content: clean, order: order.id });
    else
      for (const content of faulty(fault, clean, order, draw))
        lines.push({ content, order: order.id, fault });
    for (let count = strangersOf(sowing.strangers, draw); count > 0; count--)
      lines.push({ content: stranger(nth, count, clean.day, draw, sowing.withExercice) });
  }
  return { lines: shuffled(lines, draw), missing };
}

function strangersOf(share: number, draw: Draw): number {
  return Math.floor(share) + (draw() < share % 1 ? 1 : 0);
}

function faultFor(order: OurOrder, draw: Draw, shares: Sowing['shares']): SownFault | undefined {
  let left = draw();
  for (const fault of sownFaultNames) {
    if (left < shares[fault]) return canHave(order, fault) ? fault : undefined;
    left -= shares[fault];
  }
  return undefined;
}

/** A SIRET is cut where there is one; last year's number is that of a commitment which had one, replaced since. */
function canHave(order: OurOrder, fault: SownFault): boolean {
  if (fault === 'truncated-siret') return order.beneficiary.siret !== undefined;
  if (fault === 'other-year-ej') return lastYearsEj(order) !== undefined;
  return order.remaining > 200;
}

function lastYearsEj({ legalNumbers, exercice }: OurOrder): string | undefined {
  const current = legalNumbers.find((one) => one.exercice === exercice);
  return (
    current && legalNumbers.find(({ ej, exercice: year }) => year === exercice - 1 && ej !== current.ej)?.ej
  );
}

function paymentOf(order: OurOrder, nth: number, draw: Draw, withExercice: boolean): LineContent {
  const { siret, name } = order.beneficiary;
  const ej = order.legalNumbers.findLast((one) => one.exercice <= order.exercice)?.ej;
  return {
    kind: order.kind === 'recovery-order' ? 'recovery' : 'payment',
    amount: order.remaining,
    day: addDays(order.issuedOn, between(draw, 2, 30)),
    reference: `VIR-${String(nth).padStart(6, '0')}`,
    ...(withExercice && { exercice: order.exercice }),
    ...(ej !== undefined && { ej }),
    number: order.number,
    beneficiary: name.slice(0, 32).trim(),
    ...(siret !== undefined && { siret }),
  };
}

function faulty(
  fault: Exclude<SownFault, 'missing'>,
  clean: LineContent,
  order: OurOrder,
  draw: Draw,
): readonly LineContent[] {
  switch (fault) {
    case 'doubled':
      return [clean, clean];
    case 'wrong-cents': {
      const slip = between(draw, 1, 99) * (draw() < 0.5 ? -1 : 1);
      return [{ ...clean, amount: cents(clean.amount + slip) }];
    }
    case 'truncated-siret':
      return [{ ...clean, siret: clean.siret?.slice(0, between(draw, 9, 13)) }];
    case 'other-year-ej':
      return [{ ...clean, ej: lastYearsEj(order) }];
    case 'split': {
      const part = between(draw, 1, clean.amount - 1);
      const [one, other] = [cents(part), cents(clean.amount - part)];
      return [
        { ...clean, amount: one, reference: `${clean.reference}-1` },
        { ...clean, amount: other, reference: `${clean.reference}-2` },
      ];
    }
    case 'wrong-year': {
      const year = Number(clean.day.slice(0, 4)) + (draw() < 0.5 ? -1 : 1);
      const day = clean.day.endsWith('-02-29') ? `${year}-02-28` : `${year}${clean.day.slice(4)}`;
      return [{ ...clean, day: day as Day }];
    }
  }
}

/** A payment of the collectivité that is none of the programme's. */
function stranger(nth: number, count: number, day: Day, draw: Draw, withExercice: boolean): LineContent {
  const siret = `9${String(between(draw, 0, 9_999_999_999_999)).padStart(13, '0')}`;
  return {
    kind: 'payment',
    amount: cents(between(draw, 1_000, 90_000_000)),
    day,
    reference: `MARCHE-${nth}-${count}`,
    ...(withExercice && { exercice: Number(day.slice(0, 4)) }),
    ej: `88${String(between(draw, 0, 99_999_999)).padStart(8, '0')}`,
    number: between(draw, 1, 200_000),
    beneficiary: `FOURNISSEUR ${String(siret).slice(1, 9)}`,
    siret,
  };
}

function shuffled<Item>(items: readonly Item[], draw: Draw): readonly Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = between(draw, 0, at);
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}
