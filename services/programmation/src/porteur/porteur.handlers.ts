import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandEnvelope } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import type { PorteurDesk, PorteurResult } from './porteur-desk.ts';
import type { PorteurIntent } from './porteur.commands.ts';

export const PORTEUR_DESK = Symbol('Porteur desk');

/** Somebody wants something of a porteur; without an id, to register one. */
export class PorteurCommand extends Command<PorteurResult> {
  readonly porteur: string | undefined;
  readonly intent: PorteurIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    porteur: string | undefined,
    intent: PorteurIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.porteur = porteur;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(PorteurCommand)
export class PorteurCommandHandler implements ICommandHandler<PorteurCommand> {
  readonly #desk: PorteurDesk;

  constructor(@Inject(PORTEUR_DESK) desk: PorteurDesk) {
    this.#desk = desk;
  }

  execute({ porteur, intent, envelope, actor }: PorteurCommand): Promise<PorteurResult> {
    if (porteur !== undefined) return this.#desk.handle(porteur, intent, envelope, actor);
    if (intent.intent !== 'register') throw new Error('Only a registration goes without an id');
    const { intent: _, ...fields } = intent;
    return this.#desk.register(fields, envelope, actor);
  }
}
