import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandEnvelope, CommandResult } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import { ReconciliationDesk } from './reconciliation-desk.ts';
import type { LineIntent } from './sheet/sheet.commands.ts';
import type { Sheet } from './sheet/sheet.state.ts';

/** Somebody wants something of a line of an accountant's extract. */
export class ExtractLineCommand extends Command<CommandResult<Sheet>> {
  readonly line: string;
  readonly intent: LineIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;

  constructor(line: string, intent: LineIntent, envelope: CommandEnvelope, actor: Asker) {
    super();
    this.line = line;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(ExtractLineCommand)
export class ExtractLineCommandHandler implements ICommandHandler<ExtractLineCommand> {
  readonly #desk: ReconciliationDesk;

  constructor(@Inject(ReconciliationDesk) desk: ReconciliationDesk) {
    this.#desk = desk;
  }

  execute({ line, intent, envelope, actor }: ExtractLineCommand): Promise<CommandResult<Sheet>> {
    return this.#desk.act(line, intent, envelope, actor);
  }
}
