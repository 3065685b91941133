import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import type { Ports } from '../ports.ts';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import type { EnvelopeContext } from './envelope.policies.ts';
import type { Envelope } from './envelope.state.ts';

/** The envelopes on their streams, for whoever writes to them alone (`handle`) or with others (`prepare`). */
export type Envelopes = CommandHandler<Envelope, EnvelopeIntent, EnvelopeEvent, EnvelopeContext>;

export function openEnvelopes({ store, clock }: Pick<Ports, 'store' | 'clock'>): Envelopes {
  return new CommandHandler(store, clock, { name: 'envelope', decider: envelopeDecider });
}

/** Somebody wants something of an envelope. */
export class EnvelopeCommand extends Command<CommandResult<Envelope>> {
  readonly envelope: string;
  readonly intent: EnvelopeIntent;
  readonly command: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    envelope: string,
    intent: EnvelopeIntent,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.envelope = envelope;
    this.intent = intent;
    this.command = command;
    this.actor = actor;
  }
}

/** Where an intent on an envelope is carried out, with what it entails (`EnvelopeDesk`). */
export interface EnvelopeWork {
  handle(
    envelope: string,
    asked: EnvelopeIntent,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ): Promise<CommandResult<Envelope>>;
}

export const ENVELOPE_DESK = Symbol('Desk of the envelopes');

@Handles(EnvelopeCommand)
export class EnvelopeCommandHandler implements ICommandHandler<EnvelopeCommand> {
  readonly #desk: EnvelopeWork;

  constructor(@Inject(ENVELOPE_DESK) desk: EnvelopeWork) {
    this.#desk = desk;
  }

  execute({ envelope, intent, command, actor }: EnvelopeCommand): Promise<CommandResult<Envelope>> {
    return this.#desk.handle(envelope, intent, command, actor);
  }
}
