import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { DecisionContext } from '../context.ts';
import type { Ports } from '../ports.ts';
import type { GrantDocument } from '../porteur-grants/grant-document.ts';
import type { ConventionIntent } from './convention.commands.ts';
import { conventionDecider } from './convention.decider.ts';
import type { ConventionEvent, ScheduledPayment } from './convention.events.ts';
import type { ConventionContext } from './convention.policies.ts';
import { ConventionWorld } from './convention-world.ts';
import { type Convention, scheduleInForce } from './convention.state.ts';

/** Where conventions are kept: one for each dossier that has any. */
export class ConventionDesk {
  readonly #conventions: CommandHandler<Convention, ConventionIntent, ConventionEvent, ConventionContext>;
  readonly #world: ConventionWorld;

  constructor(ports: Ports, grants: ReadModel<GrantDocument>) {
    const { store, clock, readModels } = ports;
    this.#conventions = new CommandHandler(store, clock, {
      name: 'convention',
      decider: conventionDecider,
    });
    this.#world = new ConventionWorld({ store, clock, readModels, grants });
  }

  /** Carries out an intent on the convention of a dossier. @throws the refusal; Conflict; what the store throws. */
  handle(
    dossier: string,
    asked: ConventionIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<CommandResult<Convention>> {
    return this.#conventions.handle(dossier, asked, envelope, () =>
      this.#world.contextFor(dossier, asked, actor, envelope.occurredAt),
    );
  }

  /** The convention now, or as it was known at an instant; revision -1 when there is none (then). */
  load(dossier: string, asOf?: Instant) {
    return this.#conventions.load(dossier, asOf);
  }

  /** The signed schedule by which a dossier's grants are paid; empty when none is in force. Read from the log: never late. */
  async scheduleOf(dossier: string): Promise<readonly ScheduledPayment[]> {
    return scheduleInForce((await this.load(dossier)).state);
  }
}

/** Somebody wants something of the convention of a dossier. */
export class ConventionCommand extends Command<CommandResult<Convention>> {
  readonly dossier: string;
  readonly intent: ConventionIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    dossier: string,
    intent: ConventionIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.dossier = dossier;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const CONVENTIONS = Symbol('Desk of the conventions');

@Handles(ConventionCommand)
export class ConventionCommandHandler implements ICommandHandler<ConventionCommand> {
  readonly #desk: ConventionDesk;

  constructor(@Inject(CONVENTIONS) desk: ConventionDesk) {
    this.#desk = desk;
  }

  execute({ dossier, intent, envelope, actor }: ConventionCommand): Promise<CommandResult<Convention>> {
    return this.#desk.handle(dossier, intent, envelope, actor);
  }
}
