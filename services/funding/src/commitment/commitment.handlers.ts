import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandEnvelope } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import type { CommitmentIntent } from './commitment.commands.ts';
import { CommitmentDesk, type CommitmentResult } from './commitment-desk.ts';

/** Somebody wants something of a commitment, `<dossier>.<line>`. */
export class CommitmentCommand extends Command<CommitmentResult> {
  readonly commitment: string;
  readonly intent: CommitmentIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;

  constructor(commitment: string, intent: CommitmentIntent, envelope: CommandEnvelope, actor: Asker) {
    super();
    this.commitment = commitment;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(CommitmentCommand)
export class CommitmentCommandHandler implements ICommandHandler<CommitmentCommand> {
  readonly #desk: CommitmentDesk;

  constructor(@Inject(CommitmentDesk) desk: CommitmentDesk) {
    this.#desk = desk;
  }

  execute({ commitment, intent, envelope, actor }: CommitmentCommand): Promise<CommitmentResult> {
    return this.#desk.handle(commitment, intent, envelope, actor);
  }
}
