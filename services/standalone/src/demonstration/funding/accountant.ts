import type { Cents, Day } from '@jalon/kernel';
import type { CommitmentIntent } from '@jalon/funding';
import type { SeededRandom } from '../seeded-random.ts';
import { dayNumber, dayOf } from '../simulated-days.ts';

/** An order that the accountant has received and not answered. */
export interface ReceivedOrder {
  readonly commitment: string;
  readonly order: string;
  readonly amount: Cents;
  readonly on: Day;
}

/** A recovery order that the beneficiary has received. */
export interface ReceivedRecovery {
  readonly commitment: string;
  readonly recovery: string;
  readonly amount: Cents;
  readonly on: Day;
}

export interface Answer {
  readonly commitment: string;
  readonly asked: CommitmentIntent;
}

/** The accountant is never told of an order before this many days. */
const daysToTreat = 3;
const daysToPayBack = 45;

/** The accountant of the demonstration: pays within two weeks, rejects an order now and then, sees most debts paid back. */
export class Accountant {
  readonly #random: SeededRandom;
  #orders: ReceivedOrder[] = [];
  #recoveries: ReceivedRecovery[] = [];
  #payment = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  receive(order: ReceivedOrder): void {
    this.#orders.push(order);
  }

  receiveRecovery(recovery: ReceivedRecovery): void {
    this.#recoveries.push(recovery);
  }

  /** What the accountant answers on a day, in the order in which it was asked. */
  answersOn(today: Day): readonly Answer[] {
    const known = (on: Day, days: number) => dayNumber(on) + days <= dayNumber(today);
    const treated = this.#orders.filter(({ on }) => known(on, daysToTreat));
    this.#orders = this.#orders.filter((order) => !treated.includes(order));
    const due = this.#recoveries.filter(({ on }) => known(on, daysToPayBack));
    this.#recoveries = this.#recoveries.filter((recovery) => !due.includes(recovery));
    return [
      ...treated.map((order) => this.#treat(order)),
      ...due.flatMap((recovery) => this.#afterSomeWeeks(recovery, today)),
    ];
  }

  #treat({ commitment, order, amount, on }: ReceivedOrder): Answer {
    const treatedOn = dayOf(dayNumber(on) + this.#random.integer(1, daysToTreat));
    if (this.#random.chance(0.012)) {
      const reason = this.#random.pick([
        'Pièce justificative illisible.',
        'Imputation budgétaire erronée.',
      ]);
      return { commitment, asked: { intent: 'reject-payment-order', order, reason, rejectedOn: treatedOn } };
    }
    return {
      commitment,
      asked: {
        intent: 'record-payment',
        order,
        amount,
        paidOn: treatedOn,
        reference: this.#reference('VIR'),
      },
    };
  }

  /** Most debts are paid back; of the others, some are given up by a deliberation, and the rest stand. */
  #afterSomeWeeks(recovery: ReceivedRecovery, today: Day): readonly Answer[] {
    if (this.#random.chance(0.75)) return [this.#collected(recovery, today)];
    if (this.#random.chance(0.6)) return [];
    const deliberation = { reference: `Admission en non-valeur ${recovery.recovery}`, date: today };
    return [
      {
        commitment: recovery.commitment,
        asked: { intent: 'write-off-recovery', recovery: recovery.recovery, deliberation },
      },
    ];
  }

  #collected({ commitment, recovery, amount }: ReceivedRecovery, today: Day): Answer {
    return {
      commitment,
      asked: {
        intent: 'collect-recovery',
        recovery,
        amount,
        collectedOn: today,
        reference: this.#reference('ENC'),
      },
    };
  }

  #reference(kind: string): string {
    return `${kind}-${String(++this.#payment).padStart(6, '0')}`;
  }
}
