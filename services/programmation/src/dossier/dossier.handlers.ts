import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandEnvelope } from '@jalon/event-store';
import type { DossierIntent } from './dossier.commands.ts';
import { DossierDesk, type DossierResult } from './dossier-desk.ts';
import type { Asker } from './dossier-world.ts';

/** Somebody wants something of a dossier; without a reference, they open one. */
export class DossierCommand extends Command<DossierResult> {
  readonly reference: string | undefined;
  readonly intent: DossierIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;

  constructor(reference: string | undefined, intent: DossierIntent, envelope: CommandEnvelope, actor: Asker) {
    super();
    this.reference = reference;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(DossierCommand)
export class DossierCommandHandler implements ICommandHandler<DossierCommand> {
  readonly #desk: DossierDesk;

  constructor(@Inject(DossierDesk) desk: DossierDesk) {
    this.#desk = desk;
  }

  execute({ reference, intent, envelope, actor }: DossierCommand): Promise<DossierResult> {
    if (reference !== undefined) return this.#desk.handle(reference, intent, envelope, actor);
    if (intent.intent !== 'open-draft') throw new Error(`${intent.intent} names no dossier`);
    return this.#desk.open(intent, envelope, actor);
  }
}
