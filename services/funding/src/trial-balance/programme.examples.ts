import type { StreamName } from '@jalon/event-store';
import { isRefusal } from '@jalon/kernel';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import { commitmentDecider } from '../commitment/commitment.decider.ts';
import { entailedBy } from '../commitment/commitment-entailments.ts';
import { people } from '../commitment/commitment.examples.ts';
import { type Commitment, noCommitment } from '../commitment/commitment.state.ts';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { told } from '../decision.examples.ts';
import { reservationOutcome } from '../envelope/consumption/consumption.decider.ts';
import type { EnvelopeIntent } from '../envelope/envelope.commands.ts';
import { envelopeDecider } from '../envelope/envelope.decider.ts';
import { act } from '../envelope/envelope.examples.ts';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import { type Envelope, noEnvelope } from '../envelope/envelope.state.ts';
import {
  type BudgetStep,
  type Line,
  type LineStep,
  intentOf,
  lines,
  today,
} from './programme-steps.examples.ts';

const envelope = 'etat.fipd.2016';

/** The facts of one append, by stream. */
export type Append = readonly {
  readonly stream: StreamName;
  readonly fact: EnvelopeEvent | CommitmentEvent;
}[];

/**
 * One envelope and the commitments on it. Runs a sequence as the desks do: what one side refuses leaves nothing on the other.
 */
export class Programme {
  envelope: Envelope = noEnvelope;
  readonly commitments = new Map<Line, Commitment>(lines.map((line) => [line, noCommitment]));
  readonly appends: Append[] = [];
  #orders = 0;

  constructor(sequence: readonly (BudgetStep | LineStep)[]) {
    this.#budget({ intent: 'open', ...openingOfEnvelope });
    for (const step of sequence) {
      if (step.on === 'budget') this.#budget(step.asked);
      else this.#work(step);
    }
  }

  #budget(asked: EnvelopeIntent): void {
    const events = this.#onEnvelope(asked);
    if (events !== undefined && events.length > 0) this.#write(events, undefined, []);
  }

  #onEnvelope(asked: EnvelopeIntent): readonly EnvelopeEvent[] | undefined {
    const context = { envelope, ...told(today, people.farah) };
    const decided = envelopeDecider.decide(asked, this.envelope, context);
    return isRefusal(decided) ? undefined : decided;
  }

  #work(step: LineStep): void {
    const { on } = step;
    const state = this.commitments.get(on) ?? noCommitment;
    const asked = intentOf(step, state);
    if (asked === undefined) return;
    const granted = state.status === 'absent' || asked.intent === 'open' ? step.amount : state.terms.granted;
    const decided = commitmentDecider.decide(asked, state, {
      commitment: on,
      ...told(today, actorOf(asked)),
      reservation: reservationOutcome(this.envelope, granted),
      exerciceStatus: 'open',
      paymentNumber: { number: this.#orders + 1, bordereau: 1 },
      recoveryNumber: this.#orders + 1,
      account: { standing: 'confirmed', ending: '0189' },
    });
    if (isRefusal(decided) || decided.length === 0) return;
    const before = state.status === 'absent' ? undefined : state;
    const entailed: EnvelopeEvent[] = [];
    for (const event of decided) {
      const { envelope: asks } = entailedBy(on, event, before);
      const events = asks === undefined ? [] : this.#onEnvelope(asks);
      if (events === undefined) return;
      entailed.push(...events);
    }
    this.#orders += 1;
    this.#write(entailed, on, decided);
  }

  #write(budget: readonly EnvelopeEvent[], line: Line | undefined, facts: readonly CommitmentEvent[]): void {
    this.envelope = budget.reduce(envelopeDecider.evolve, this.envelope);
    if (line !== undefined) {
      this.commitments.set(
        line,
        facts.reduce(commitmentDecider.evolve, this.commitments.get(line) ?? noCommitment),
      );
    }
    this.appends.push([
      ...budget.map((fact) => ({ stream: `envelope-${envelope}` as const, fact })),
      ...facts.map((fact) => ({ stream: `commitment-${line ?? ''}` as const, fact })),
    ]);
  }
}

const openingOfEnvelope = {
  funder: 'etat',
  dispositif: 'fipd',
  year: 2016,
  label: 'FIPD 2016',
  act,
};

function actorOf({ intent }: CommitmentIntent) {
  if (intent === 'open' || intent === 'hear-notification') return people.jalon;
  return intent === 'certify-service' ? people.celia : people.farah;
}
