import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandEnvelope } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { SessionDesk, type SessionResult } from './session-desk.ts';
import type { SessionIntent } from './session.commands.ts';

/** Somebody wants something of a session; without an id, to schedule one. */
export class SessionCommand extends Command<SessionResult> {
  readonly session: string | undefined;
  readonly intent: SessionIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    session: string | undefined,
    intent: SessionIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.session = session;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(SessionCommand)
export class SessionCommandHandler implements ICommandHandler<SessionCommand> {
  readonly #desk: SessionDesk;

  constructor(@Inject(SessionDesk) desk: SessionDesk) {
    this.#desk = desk;
  }

  execute({ session, intent, envelope, actor }: SessionCommand): Promise<SessionResult> {
    if (session !== undefined) return this.#desk.handle(session, intent, envelope, actor);
    if (intent.intent !== 'schedule') throw new Error(`${intent.intent} names no session`);
    const { intent: _, ...fields } = intent;
    return this.#desk.schedule(fields, envelope, actor);
  }
}
