import type { Recorded, RecordedEvent } from '@jalon/event-store';
import { type Cents, type Day, cents, noMoney } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import type { ExerciceEvent } from './exercice.events.ts';

/** What the closing of an exercice did, envelope by envelope. Amounts in cents. */
export interface ClosingReport {
  readonly exercice: number;
  /** Absent while the closing has not come to its end. */
  readonly closed?: { readonly on: Day; readonly act: string };
  readonly carriedOver: Cents;
  readonly lapsed: Cents;
  readonly envelopes: readonly {
    readonly envelope: string;
    readonly carriedOver: Cents;
    readonly lapsed: Cents;
  }[];
  /** Done in the exercice and not ordered when it closed. */
  readonly attached: {
    readonly amount: Cents;
    readonly commitments: readonly { readonly commitment: string; readonly amount: Cents }[];
  };
}

type ClosingFact = Recorded<
  Extract<
    EnvelopeEvent | CommitmentEvent | ExerciceEvent,
    {
      readonly type:
        'PaymentCreditsCarriedOver' | 'PaymentCreditsLapsed' | 'ExpenseAttachedToExercice' | 'ExerciceClosed';
    }
  >
>;

/** The facts that a closing leaves. */
export const closingFactTypes: readonly ClosingFact['type'][] = [
  'PaymentCreditsCarriedOver',
  'PaymentCreditsLapsed',
  'ExpenseAttachedToExercice',
  'ExerciceClosed',
];

/** Adds up the facts of one exercice's closing. */
export class ClosingTally {
  readonly #exercice: number;
  readonly #carried = new Map<string, number>();
  readonly #lapsed = new Map<string, number>();
  readonly #attached = new Map<string, number>();
  #closed: ClosingReport['closed'];

  constructor(exercice: number) {
    this.#exercice = exercice;
  }

  /** Takes a fact of `closingFactTypes`; one of another exercice counts for nothing. */
  add(recorded: RecordedEvent): void {
    const { type, data, stream } = recorded as ClosingFact; // read by those types alone
    const subject = stream.slice(stream.indexOf('-') + 1);
    switch (type) {
      case 'PaymentCreditsCarriedOver':
        if (data.from === this.#exercice) plus(this.#carried, subject, data.amount);
        return;
      case 'PaymentCreditsLapsed':
        if (data.exercice === this.#exercice) plus(this.#lapsed, subject, data.amount);
        return;
      case 'ExpenseAttachedToExercice':
        if (data.exercice === this.#exercice) plus(this.#attached, subject, data.amount);
        return;
      case 'ExerciceClosed':
        if (subject === String(this.#exercice)) this.#closed = { on: data.closedOn, act: data.act };
        return;
    }
  }

  report(): ClosingReport {
    const names = [...new Set([...this.#carried.keys(), ...this.#lapsed.keys()])].sort();
    return {
      exercice: this.#exercice,
      ...(this.#closed !== undefined && { closed: this.#closed }),
      carriedOver: total(this.#carried),
      lapsed: total(this.#lapsed),
      envelopes: names.map((envelope) => ({
        envelope,
        carriedOver: cents(this.#carried.get(envelope) ?? noMoney),
        lapsed: cents(this.#lapsed.get(envelope) ?? noMoney),
      })),
      attached: {
        amount: total(this.#attached),
        commitments: [...this.#attached].map(([commitment, amount]) => ({
          commitment,
          amount: cents(amount),
        })),
      },
    };
  }
}

function plus(amounts: Map<string, number>, name: string, amount: number): void {
  amounts.set(name, (amounts.get(name) ?? 0) + amount);
}

function total(amounts: ReadonlyMap<string, number>): Cents {
  return cents([...amounts.values()].reduce((sum, amount) => sum + amount, 0));
}
