import type { Actor, Recorded } from '@jalon/event-store';
import { type Cents, type Day, type Instant, cents, parisDay } from '@jalon/kernel';
import { authorityHeld, availableAuthority, evolveFigures, noFigures } from '../envelope-figures.state.ts';
import type { EnvelopeEvent } from '../envelope.events.ts';

/** What one commitment took of an envelope. Amounts in cents. */
export interface Consumer {
  /** Its place among the lines that reserved, from 1; absent for one that committed without a reservation. */
  readonly rank?: number;
  readonly commitment: string;
  /** When it first took something, and by whose hand. */
  readonly since: Instant;
  readonly by: Actor;
  /** Reserved and neither committed nor handed back. */
  readonly reserved: Cents;
  readonly committed: Cents;
  readonly ordered: Cents;
}

/** One taking or handing back, in the order of the log. */
export interface Movement {
  readonly type: EnvelopeEvent['type'];
  readonly commitment: string;
  readonly amount: Cents;
  readonly rank?: number;
  readonly exercice?: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  /** What was left to reserve just after it. */
  readonly available: Cents;
}

/** The envelope at the end of a day on which something took effect. */
export interface ConsumptionPoint {
  readonly day: Day;
  readonly held: Cents;
  readonly allocated: Cents;
  readonly reserved: Cents;
  readonly committed: Cents;
  readonly available: Cents;
  /** Ordered since the beginning, every exercice together. */
  readonly ordered: Cents;
}

/** Who consumed an envelope, in which order, and how it went over time. */
export interface Consumption {
  /** In the order in which they first took something. */
  readonly consumers: readonly Consumer[];
  readonly series: readonly ConsumptionPoint[];
}

type Fact = Recorded<EnvelopeEvent>;

/** Folds the consumption of one envelope from its facts, in the order of its stream. */
export function consumptionOf(facts: readonly Fact[]): Consumption {
  const consumers = new Map<string, Consumer>();
  for (const fact of facts) {
    if (!('commitment' in fact.data)) continue;
    const { commitment } = fact.data;
    const after = evolveConsumer(consumers.get(commitment), fact);
    if (after !== undefined) consumers.set(commitment, after);
  }
  return { consumers: [...consumers.values()], series: seriesOf(facts) };
}

/** Every taking and handing back of an envelope, refusals too, in the order of its stream. */
export function movementsOf(facts: readonly Fact[]): readonly Movement[] {
  const movements: Movement[] = [];
  let figures = noFigures;
  for (const fact of facts) {
    figures = evolveFigures(figures, fact);
    if ('commitment' in fact.data) movements.push(movementOf(fact, availableAuthority(figures.authority)));
  }
  return movements;
}

function movementOf(fact: Fact, available: Cents): Movement {
  const { type, data, recordedAt, metadata } = fact;
  const about = data as Extract<Fact['data'], { readonly commitment: string }>;
  return {
    type,
    commitment: about.commitment,
    amount: about.amount,
    ...('rank' in about && { rank: about.rank }),
    ...('exercice' in about && { exercice: about.exercice }),
    occurredAt: metadata.occurredAt,
    recordedAt,
    by: metadata.actor,
    available,
  };
}

function evolveConsumer(before: Consumer | undefined, fact: Fact): Consumer | undefined {
  const { type, data, metadata } = fact;
  if (type === 'CreditReservationRefused' || !('commitment' in data)) return before;
  const zero = cents(0);
  const known = before ?? {
    commitment: data.commitment,
    since: metadata.occurredAt,
    by: metadata.actor,
    reserved: zero,
    committed: zero,
    ordered: zero,
  };
  const plus = (changes: { reserved?: number; committed?: number; ordered?: number }): Consumer => ({
    ...known,
    reserved: cents(known.reserved + (changes.reserved ?? 0)),
    committed: cents(known.committed + (changes.committed ?? 0)),
    ordered: cents(known.ordered + (changes.ordered ?? 0)),
  });
  switch (type) {
    case 'CreditReserved':
      return { ...plus({ reserved: data.amount }), rank: data.rank };
    case 'CreditReservationReleased':
      return plus({ reserved: -data.amount });
    case 'AuthorityCommitted':
      return plus({ committed: data.amount, reserved: data.fromReservation ? -data.amount : 0 });
    case 'AuthorityDecommitted':
      return plus({ committed: -data.amount });
    case 'PaymentCreditsConsumed':
      return plus({ ordered: data.amount });
    case 'PaymentCreditsRestored':
      return plus({ ordered: -data.amount });
    default:
      return before;
  }
}

/** By the day on which facts took effect, which may be before they were recorded. */
function seriesOf(facts: readonly Fact[]): readonly ConsumptionPoint[] {
  const inOrder = facts
    .filter(({ type }) => type !== 'CreditReservationRefused')
    .toSorted((one, other) => byText(one.metadata.occurredAt, other.metadata.occurredAt));
  const points = new Map<Day, ConsumptionPoint>();
  let figures = noFigures;
  for (const fact of inOrder) {
    figures = evolveFigures(figures, fact);
    const { authority, credits } = figures;
    const day = parisDay(fact.metadata.occurredAt);
    points.set(day, {
      day,
      held: authorityHeld(authority),
      allocated: authority.allocated,
      reserved: authority.reserved,
      committed: authority.committed,
      available: availableAuthority(authority),
      ordered: cents(Object.values(credits).reduce((total, { consumed }) => total + consumed, 0)),
    });
  }
  return [...points.values()];
}

/** The order of instants is that of their texts; facts of one instant keep the order of the log. */
function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
