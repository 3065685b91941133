import { type CommandEnvelope, type CommandResult, handleTogether } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import type { Exercices } from '../exercice/exercice.handlers.ts';
import type { Ports } from '../ports.ts';
import type { EnvelopeIntent, EnvelopeIntentFields } from './envelope.commands.ts';
import type { EnvelopeWork, Envelopes } from './envelope.handlers.ts';
import type { EnvelopeContext } from './envelope.policies.ts';
import type { Envelope } from './envelope.state.ts';

/** How often a rival is met before the conflict is told. */
const attempts = 5;

/** Where the budget is kept: it looks up what an intent names, and writes both sides of a delegation in one append. */
export class EnvelopeDesk implements EnvelopeWork {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #envelopes: Envelopes;
  readonly #exercices: Exercices;

  constructor(ports: Pick<Ports, 'store' | 'clock'>, envelopes: Envelopes, exercices: Exercices) {
    this.#ports = ports;
    this.#envelopes = envelopes;
    this.#exercices = exercices;
  }

  /** Carries out an intent on an envelope. @throws the refusal; Conflict; what the store throws. */
  handle(
    envelope: string,
    asked: EnvelopeIntent,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<CommandResult<Envelope>> {
    return asked.intent === 'delegate'
      ? this.#delegate(envelope, asked, command, actor)
      : this.#envelopes.handle(envelope, asked, command, () =>
          this.#contextFor(envelope, asked, command, actor),
        );
  }

  /** The envelope now, or as it was known at an instant; revision -1 when there is none (then). */
  load(envelope: string, asOf?: Instant) {
    return this.#envelopes.load(envelope, asOf);
  }

  async #delegate(
    envelope: string,
    asked: { readonly intent: 'delegate' } & EnvelopeIntentFields<'delegate'>,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<CommandResult<Envelope>> {
    const { to, act, authority, paymentCredits } = asked;
    const { expectedRevision: _giver, ...unseen } = command;
    const results = await handleTogether(this.#ports.store, attempts, command, async () => {
      const context = await this.#contextFor(envelope, asked, command, actor);
      const given = await this.#envelopes.prepare(envelope, asked, command, context);
      if (given.kind !== 'writing') return [given];
      const receipt: EnvelopeIntent = { intent: 'receive', giver: envelope, act, authority, paymentCredits };
      return [given, await this.#envelopes.prepare(to, receipt, unseen, { ...context, envelope: to })];
    });
    const [given] = results;
    if (given === undefined) throw new Error('A delegation has no result');
    return given;
  }

  async #contextFor(
    envelope: string,
    asked: EnvelopeIntent,
    { occurredAt }: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<EnvelopeContext> {
    const context = { envelope, ...decisionContext(this.#ports.clock, actor, occurredAt) };
    if (asked.intent === 'open-payment-credits') {
      const { state } = await this.#exercices.load(String(asked.exercice));
      return { ...context, exerciceClosed: state.status === 'closed' };
    }
    const named = asked.intent === 'open' ? asked.parent : asked.intent === 'delegate' ? asked.to : undefined;
    return named === undefined ? context : { ...context, other: (await this.#envelopes.load(named)).state };
  }
}
