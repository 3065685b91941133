import {
  type CommandEnvelope,
  CommandHandler,
  type CommandResult,
  type Prepared,
  type Revision,
  StreamTurns,
  handleTogether,
} from '@jalon/event-store';
import type { Asker, Instant } from '@jalon/kernel';
import { decisionContext } from '../decision-context.ts';
import type { Envelope } from '../envelope/envelope.state.ts';
import type { Exercice } from '../exercice/exercice.state.ts';
import type { Ports } from '../ports.ts';
import type { CommitmentIntent } from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import { commitmentDecider } from './commitment.decider.ts';
import { entailedBy } from './commitment-entailments.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Commitment, noCommitment } from './commitment.state.ts';
import { type CommitmentWarning, warningsOf } from './commitment.warnings.ts';
import {
  type CommitmentNeighbours,
  CommitmentWorld,
  type Surroundings,
  envelopeMovedBy,
  exerciceNamedBy,
} from './commitment-world.ts';

/** How often a rival is met before the conflict is told: another process may write in the same envelope or exercice. */
const attempts = 10;

/** What an intent led to, and what should be known of it. */
export interface CommitmentResult extends CommandResult<Commitment> {
  readonly warnings: readonly CommitmentWarning[];
}

/** An intent on its way to the decider. */
interface Asked {
  readonly id: string;
  readonly asked: CommitmentIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;
  /** Gathers the world for the state that is about to decide. */
  readonly contextFor: (state: Commitment, seen: Surroundings) => Promise<CommitmentContext>;
}

/**
 * Where commitments are worked on: it gathers the world, runs the decider, and writes in one append the commitment's
 * fact, that of its envelope, and the number that the exercice gives.
 */
export class CommitmentDesk {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #neighbours: CommitmentNeighbours;
  readonly #commitments: CommandHandler<Commitment, CommitmentIntent, CommitmentEvent, CommitmentContext>;
  readonly #world: CommitmentWorld;
  // Every line of an envelope, every order of a year writes in the same stream: one after the other, not in conflict.
  readonly #turns = new StreamTurns();

  constructor(ports: Pick<Ports, 'store' | 'clock'>, neighbours: CommitmentNeighbours) {
    const { store, clock } = ports;
    this.#ports = ports;
    this.#neighbours = neighbours;
    this.#commitments = new CommandHandler(store, clock, {
      name: 'commitment',
      decider: commitmentDecider,
    });
    this.#world = new CommitmentWorld(clock, neighbours);
  }

  /**
   * Carries out an intent on a commitment, `<dossier>.<line>`.
   * @throws the refusal of the commitment, of its envelope or of the exercice: nothing is written. Conflict; what the
   * store throws.
   */
  async handle(
    id: string,
    asked: CommitmentIntent,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<CommitmentResult> {
    const { state } = await this.#commitments.load(id);
    const hot = hotStreams(asked, state);
    let warnings: readonly CommitmentWarning[] = [];
    const mine: Asked = {
      id,
      asked,
      envelope,
      actor,
      contextFor: async (decides, seen) => {
        const context = await this.#world.contextFor(id, asked, actor, decides, seen, envelope.occurredAt);
        warnings = warningsOf(asked, context);
        return context;
      },
    };
    const result = await (hot.length === 0
      ? this.#alone(mine)
      : this.#inTurn(hot, () => this.#together(mine)));
    return { ...result, warnings };
  }

  /** The commitment now, or as it was known at an instant; revision -1 when there is none (then). */
  load(id: string, asOf?: Instant) {
    return this.#commitments.load(id, asOf);
  }

  /** What the decider would be told now, of all that no field of the intent names: to say beforehand what would be refused. */
  contextOf(
    id: string,
    asked: CommitmentIntent,
    actor: Asker,
    state: Commitment,
  ): Promise<CommitmentContext> {
    return this.#world.contextFor(id, asked, actor, state, {});
  }

  async #alone({ id, asked, envelope, contextFor }: Asked): Promise<CommandResult<Commitment>> {
    const seen = await this.#world.surroundingsOf(asked, noCommitment);
    return this.#commitments.handle(id, asked, envelope, (state) => contextFor(state, seen));
  }

  /** The envelope's turn is always taken before the exercice's: two commands never wait for each other. */
  #inTurn<Result>([first, ...others]: readonly string[], work: () => Promise<Result>): Promise<Result> {
    return first === undefined ? work() : this.#turns.run(first, () => this.#inTurn(others, work));
  }

  async #together(mine: Asked): Promise<CommandResult<Commitment>> {
    const [result] = await handleTogether<Commitment | Envelope | Exercice>(
      this.#ports.store,
      attempts,
      mine.envelope,
      () => this.#prepareAll(mine),
    );
    // The first part is the commitment's.
    return result as CommandResult<Commitment>;
  }

  /** The commitment's fact, and those that it entails on the states that it was decided with. */
  async #prepareAll(mine: Asked): Promise<readonly Prepared<Commitment | Envelope | Exercice>[]> {
    const { id, asked, envelope } = mine;
    for (;;) {
      const { state } = await this.#commitments.load(id);
      const seen = await this.#world.surroundingsOf(asked, state);
      const decided = await this.#commitments.prepare(id, asked, envelope, (decides) =>
        mine.contextFor(decides, seen),
      );
      if (decided.kind !== 'writing') return [decided];
      const entailed = await this.#prepareEntailed(mine, decided, seen);
      // Decided upon an envelope or an exercice that has moved since, it is decided again.
      if (entailed !== undefined) return [decided, ...entailed];
    }
  }

  /** @returns undefined when the envelope or the exercice is no longer as the commitment was told. */
  async #prepareEntailed(
    { id, envelope, actor }: Asked,
    decided: Extract<Prepared<Commitment>, { readonly kind: 'writing' }>,
    seen: Surroundings,
  ): Promise<readonly Prepared<Envelope | Exercice>[] | undefined> {
    const { state } = decided.result;
    const before = state.status === 'absent' ? undefined : state;
    const { expectedRevision: _commitment, ...unseen } = envelope;
    const context = decisionContext(this.#ports.clock, actor, envelope.occurredAt);
    const { envelopes, exercices } = this.#neighbours;
    const parts: Prepared<Envelope | Exercice>[] = [];
    for (const { type, data } of decided.append.events) {
      // The events are those that this subject's decider has just stated.
      const asks = entailedBy(id, { type, data } as CommitmentEvent, before);
      if (asks.envelope && seen.envelope) {
        const world = { ...context, envelope: seen.envelope.id };
        const part = await envelopes.prepare(seen.envelope.id, asks.envelope, unseen, world);
        if (hasMoved(part, seen.envelope)) return undefined;
        parts.push(part);
      }
      if (asks.exercice && seen.exercice) {
        const { exercice, asked } = asks.exercice;
        const part = await exercices.prepare(String(exercice), asked, unseen, { ...context, exercice });
        if (hasMoved(part, seen.exercice)) return undefined;
        parts.push(part);
      }
    }
    return parts;
  }
}

/** Whether what was prepared stands on another revision than what was looked at; then what is remembered is looked up anew. */
function hasMoved(part: Prepared<Envelope | Exercice>, seen: { readonly revision: Revision }): boolean {
  if (part.kind === 'repeated' || part.result.revision === seen.revision) return false;
  if (part.kind === 'writing') part.forget();
  return true;
}

/** The streams of many commitments that an intent writes in. */
function hotStreams(asked: CommitmentIntent, state: Commitment): readonly string[] {
  const envelope = envelopeMovedBy(asked, state);
  const exercice = isNumbered(asked) ? exerciceNamedBy(asked) : undefined;
  return [
    ...(envelope === undefined ? [] : [`envelope-${envelope}`]),
    ...(exercice === undefined ? [] : [`exercice-${exercice}`]),
  ];
}

/** Whether the exercice gives it a number. */
function isNumbered({ intent }: CommitmentIntent): boolean {
  return intent === 'issue-payment-order' || intent === 'issue-recovery-order';
}
