import { type Day, plainEuros } from '@jalon/kernel';
import { type ExtractLineContent, type OurOrder, sowExtract } from '@jalon/funding';
import type { SeededRandom } from '../seeded-random.ts';
import { dayNumber } from '../simulated-days.ts';

/** How often the accountant's file is at fault, of the orders that can have each fault. */
const faultShares = {
  missing: 0.02,
  doubled: 0.008,
  'wrong-cents': 0.01,
  'truncated-siret': 0.015,
  'other-year-ej': 0.02,
  split: 0.008,
  'wrong-year': 0.008,
} as const;

/** Of an extract of the accountant: its name, its text, and the commitments of which it rejects an order. */
export interface AccountantFile {
  readonly name: string;
  readonly text: string;
  readonly rejected: readonly string[];
}

/** Lines of other business of the collectivité, per order of ours. */
const strangers = 0.03;
const rejections = 0.012;
const daysToTreat = 3;
const daysToPayBack = 45;

/**
 * The accountant of the demonstration: each fortnight's file pays what was ordered, rejects an order now and then, sees
 * most debts paid back, and has its faults. What a file forgot, or told wrongly and was refused, comes in a later one.
 */
export class Accountant {
  readonly #random: SeededRandom;
  /** Debts that will not be paid back. */
  readonly #lost = new Set<string>();
  #givenUp: OurOrder[] = [];
  #files = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** The file of a day, as the local accountant's software writes it; undefined when there is nothing to tell. */
  fileOf(today: Day, orders: readonly OurOrder[]): AccountantFile | undefined {
    const open = orders.filter(({ remaining, rejected }) => remaining > 0 && !rejected);
    const paid = open.filter((order) => this.#isTreated(order, today));
    const rejected = paid.filter(({ kind }) => kind === 'payment-order' && this.#random.chance(rejections));
    const kept = paid.filter((order) => !rejected.includes(order));
    const nth = ++this.#files;
    const { lines } = sowExtract(kept, {
      seed: this.#random.integer(0, 1_000_000_000),
      shares: faultShares,
      strangers,
      withExercice: true,
    });
    const contents = [
      ...lines.map(({ content, fault }) => (fault === 'wrong-year' ? content : notAfter(today, content))),
      ...rejected.map((order) => rejectionOf(order, today, this.#random)),
    ];
    if (contents.length === 0) return undefined;
    const text = [headers, ...contents.map((content) => rowOf(content, nth))].map((row) => row.join(';'));
    return {
      name: `comptable-${today}.csv`,
      text: `${text.join('\r\n')}\r\n`,
      rejected: rejected.map(({ commitment }) => commitment),
    };
  }

  /** The debts that somebody has since decided to give up. */
  givenUp(): readonly OurOrder[] {
    const some = this.#givenUp;
    this.#givenUp = [];
    return some;
  }

  #isTreated(order: OurOrder, today: Day): boolean {
    const { kind, id, issuedOn } = order;
    const age = dayNumber(today) - dayNumber(issuedOn);
    if (kind === 'payment-order') return age >= daysToTreat;
    if (age < daysToPayBack || this.#lost.has(id)) return false;
    if (this.#random.chance(0.75)) return true;
    this.#lost.add(id);
    if (this.#random.chance(0.4)) this.#givenUp.push(order);
    return false;
  }
}

function rejectionOf(order: OurOrder, today: Day, random: SeededRandom): ExtractLineContent {
  const ej = order.legalNumbers.findLast(({ exercice }) => exercice <= order.exercice)?.ej;
  return {
    kind: 'rejection',
    amount: order.remaining,
    day: today,
    reference: `REJ-${String(order.number)}`,
    exercice: order.exercice,
    ...(ej !== undefined && { ej }),
    number: order.number,
    beneficiary: order.beneficiary.name.slice(0, 32).trim(),
    ...(order.beneficiary.siret !== undefined && { siret: order.beneficiary.siret }),
    reason: random.pick(['Pièce justificative illisible.', 'Imputation budgétaire erronée.']),
  };
}

/** A file tells no day after its own. */
function notAfter(today: Day, content: ExtractLineContent): ExtractLineContent {
  return content.day > today ? { ...content, day: today } : content;
}

const headers = [
  'Nature',
  'Exercice',
  'N° engagement',
  'N° mandat',
  'Montant',
  'Tiers',
  'SIRET',
  'Date',
  'Référence',
  'Motif de rejet',
];

const natures = {
  'taken-in-charge': 'Prise en charge',
  payment: 'Virement',
  rejection: 'Rejet mandat',
  recovery: 'Encaissement titre',
} as const;

function rowOf(content: ExtractLineContent, file: number): readonly string[] {
  const { kind, exercice, ej, number, amount, beneficiary, siret, day, reference, reason } = content;
  return [
    natures[kind],
    String(exercice ?? ''),
    ej ?? '',
    String(number ?? ''),
    plainEuros(amount).replace('.', ','),
    `"${(beneficiary ?? '').replaceAll('"', '""')}"`,
    siret ?? '',
    day.split('-').reverse().join('/'),
    `${String(file).padStart(2, '0')}-${reference}`,
    reason ?? '',
  ];
}
