import type { RecordedEvent } from '@jalon/event-store';

/**
 * R4 worked out from the facts alone, by plain sums that share nothing with the deciders: after every event of the log,
 * what breaks the rule, in words. Amounts in cents.
 */
export class MoneyOracle {
  readonly broken: string[] = [];
  /** The highest number given to a payment order and to a recovery order, by exercice. */
  readonly orders = new Map<string, number>();
  readonly recoveries = new Map<string, number>();
  readonly #envelopes = new Map<string, EnvelopeSums>();
  readonly #commitments = new Map<string, CommitmentSums>();

  /** Takes the next event of the log. */
  hear({ stream, type, data, position }: RecordedEvent): void {
    const fact = data as Fact; // whichever it is, only its figures are read
    const at = `${String(position)} ${stream} ${type}`;
    if (stream.startsWith('envelope-')) this.#envelope(stream, type, fact, at);
    if (stream.startsWith('commitment-')) this.#commitment(stream, type, fact, at);
    if (stream.startsWith('exercice-')) this.#numbers(stream, type, fact, at);
  }

  /** The sums of every envelope, by its name. */
  get envelopes(): ReadonlyMap<string, EnvelopeSums> {
    return this.#envelopes;
  }

  get commitments(): ReadonlyMap<string, CommitmentSums> {
    return this.#commitments;
  }

  #envelope(stream: string, type: string, { amount = 0, ...fact }: Fact, at: string): void {
    const sums = known(this.#envelopes, stream.slice('envelope-'.length), noEnvelopeSums);
    const exercice = String(fact.exercice ?? fact.from);
    const credits = known(sums.credits, exercice, () => ({ held: 0, consumed: 0 }));
    switch (type) {
      case 'AuthorityVoted':
      case 'AuthorityReceived':
        sums.held += amount;
        break;
      case 'AuthorityReduced':
      case 'AuthorityDelegated':
        sums.held -= amount;
        break;
      case 'AuthorityAllocated':
        sums.allocated += amount;
        break;
      case 'AuthorityDeallocated':
        sums.allocated -= amount;
        break;
      case 'CreditReserved':
        sums.reserved += amount;
        break;
      case 'CreditReservationReleased':
        sums.reserved -= amount;
        break;
      case 'AuthorityCommitted':
        sums.committed += amount;
        if (fact.fromReservation === true) sums.reserved -= amount;
        break;
      case 'AuthorityDecommitted':
        sums.committed -= amount;
        break;
      case 'PaymentCreditsOpened':
      case 'PaymentCreditsReceived':
        credits.held += amount;
        break;
      case 'PaymentCreditsReduced':
      case 'PaymentCreditsDelegated':
      case 'PaymentCreditsLapsed':
        credits.held -= amount;
        break;
      case 'PaymentCreditsConsumed':
        credits.consumed += amount;
        break;
      case 'PaymentCreditsRestored':
        credits.consumed -= amount;
        break;
      case 'PaymentCreditsCarriedOver':
        this.#holds(at, {
          'carried over = what commitments still need': amount === stillNeeded(sums, credits),
        });
        credits.held -= amount;
        known(sums.credits, String(fact.to), () => ({ held: 0, consumed: 0 })).held += amount;
        break;
      default:
    }
    this.#holds(at, {
      'reserved ≥ 0': sums.reserved >= 0,
      'reserved + committed ≤ allocated': sums.reserved + sums.committed <= sums.allocated,
      'allocated ≤ held': sums.allocated <= sums.held,
      'consumed ≤ opened': credits.consumed <= credits.held && credits.consumed >= 0,
    });
  }

  #commitment(stream: string, type: string, { amount = 0, ...fact }: Fact, at: string): void {
    const sums = known(this.#commitments, stream.slice('commitment-'.length), noCommitmentSums);
    switch (type) {
      case 'ReservationDenied':
        sums.denied++;
        sums.standsDenied = true;
        break;
      case 'ReservationObtained':
        sums.standsDenied = false;
        break;
      case 'AccountingCommitmentMade':
        sums.committed += amount;
        break;
      case 'CommitmentIncreased':
      case 'CommitmentReduced':
        sums.committed = fact.committed ?? 0;
        break;
      case 'RemainderReleased':
      case 'CommitmentLapsed':
        if (sums.committed > 0) sums.committed -= amount;
        break;
      case 'LiquidationSettled':
        sums.liquidated += amount;
        break;
      case 'PaymentOrderIssued':
        sums.ordered += amount;
        sums.orders.set(fact.order ?? '', { amount, exercice: Number(fact.exercice) });
        break;
      case 'PaymentOrderRejected':
        sums.ordered -= sums.orders.get(fact.order ?? '')?.amount ?? 0;
        break;
      case 'PaymentOrderRejectionWithdrawn':
        sums.ordered += amount;
        break;
      case 'PaymentRecorded':
        sums.paid += amount;
        break;
      case 'PaymentRecordWithdrawn':
        sums.paid -= amount;
        break;
      case 'RecoveryCollected':
        sums.recovered += amount;
        break;
      default:
    }
    this.#holds(at, {
      'liquidated ≤ committed': sums.liquidated <= sums.committed,
      'ordered ≤ liquidated': sums.ordered <= sums.liquidated,
      'paid ≤ ordered': sums.paid <= sums.ordered,
      'recovered ≤ paid': sums.recovered >= 0 && sums.recovered <= sums.paid,
    });
  }

  #numbers(stream: string, type: string, { number = 0 }: Fact, at: string): void {
    const numbers = { PaymentOrderNumbered: this.orders, RecoveryOrderNumbered: this.recoveries }[type];
    if (numbers === undefined) return;
    const exercice = stream.slice('exercice-'.length);
    this.#holds(at, { 'numbers have no gap': number === (numbers.get(exercice) ?? 0) + 1 });
    numbers.set(exercice, number);
  }

  #holds(at: string, rules: Readonly<Record<string, boolean>>): void {
    for (const [rule, holds] of Object.entries(rules)) if (!holds) this.broken.push(`${at}: ${rule}`);
  }
}

interface Fact {
  readonly amount?: number;
  readonly committed?: number;
  readonly exercice?: number;
  readonly from?: number | string;
  readonly to?: number | string;
  readonly fromReservation?: boolean;
  readonly order?: string;
  readonly number?: number;
}

interface EnvelopeSums {
  held: number;
  allocated: number;
  reserved: number;
  committed: number;
  readonly credits: Map<string, { held: number; consumed: number }>;
}

interface CommitmentSums {
  denied: number;
  standsDenied: boolean;
  committed: number;
  liquidated: number;
  ordered: number;
  paid: number;
  recovered: number;
  readonly orders: Map<string, { readonly amount: number; readonly exercice: number }>;
}

const noEnvelopeSums = (): EnvelopeSums => ({
  held: 0,
  allocated: 0,
  reserved: 0,
  committed: 0,
  credits: new Map(),
});

const noCommitmentSums = (): CommitmentSums => ({
  denied: 0,
  standsDenied: false,
  committed: 0,
  liquidated: 0,
  ordered: 0,
  paid: 0,
  recovered: 0,
  orders: new Map(),
});

/** Committed and not ordered, at most what is left of the credits. */
function stillNeeded({ committed, credits }: EnvelopeSums, own: { held: number; consumed: number }): number {
  const ordered = [...credits.values()].reduce((sum, { consumed }) => sum + consumed, 0);
  return Math.min(committed - ordered, own.held - own.consumed);
}

function known<Value>(map: Map<string, Value>, key: string, initial: () => Value): Value {
  const found = map.get(key) ?? initial();
  map.set(key, found);
  return found;
}
