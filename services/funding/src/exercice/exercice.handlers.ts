import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { PORTS, type Ports } from '../ports.ts';
import type { ExerciceIntent } from './exercice.commands.ts';
import { exerciceDecider } from './exercice.decider.ts';
import type { ExerciceEvent } from './exercice.events.ts';
import type { ExerciceContext } from './exercice.policies.ts';
import type { Exercice } from './exercice.state.ts';

/** The exercices on their streams (`exercice-2016`), for whoever writes to them alone or with others (`prepare`). */
export type Exercices = CommandHandler<Exercice, ExerciceIntent, ExerciceEvent, ExerciceContext>;

export function openExercices({ store, clock }: Pick<Ports, 'store' | 'clock'>): Exercices {
  return new CommandHandler(store, clock, { name: 'exercice', decider: exerciceDecider });
}

export const EXERCICES = Symbol('Command handler of the exercices');

/** Somebody wants something of an exercice. Its closing, which reaches further, is `ExerciceClosing`. */
export class ExerciceCommand extends Command<CommandResult<Exercice>> {
  readonly exercice: number;
  readonly intent: ExerciceIntent;
  readonly command: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    exercice: number,
    intent: ExerciceIntent,
    command: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.exercice = exercice;
    this.intent = intent;
    this.command = command;
    this.actor = actor;
  }
}

@Handles(ExerciceCommand)
export class ExerciceCommandHandler implements ICommandHandler<ExerciceCommand> {
  readonly #exercices: Exercices;
  readonly #ports: Ports;

  constructor(@Inject(EXERCICES) exercices: Exercices, @Inject(PORTS) ports: Ports) {
    this.#exercices = exercices;
    this.#ports = ports;
  }

  execute({ exercice, intent, command, actor }: ExerciceCommand): Promise<CommandResult<Exercice>> {
    return this.#exercices.handle(String(exercice), intent, command, () => ({
      exercice,
      ...decisionContext(this.#ports.clock, actor, command.occurredAt),
    }));
  }
}
