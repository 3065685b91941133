import { CommandHandler } from '@jalon/event-store';
import type { Ports } from '../ports.ts';
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
