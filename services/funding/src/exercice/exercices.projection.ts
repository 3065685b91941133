import type { Recorded } from '@jalon/event-store';
import { type Cents, cents, noMoney } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { type ExerciceEvent, exerciceEventTypes } from './exercice.events.ts';
import { type Exercice, evolveExercice, noExercice } from './exercice.state.ts';

/** An exercice as people list it: its state, and what was ordered on it in all, rejected orders included. In cents. */
export type ExerciceDocument = Exclude<Exercice, { readonly status: 'absent' }> & {
  readonly ordered: Cents;
  readonly toRecover: Cents;
};

/** Every exercice. */
export const exercices: Projection<ExerciceDocument, Recorded<ExerciceEvent>> = {
  name: 'exercices',
  version: 1,
  types: exerciceEventTypes,
  documentId: ({ stream }) => stream.slice('exercice-'.length),
  evolve(document, event) {
    const after = evolveExercice(document ?? noExercice, event);
    if (after.status === 'absent') return undefined;
    const { ordered, toRecover } = document ?? { ordered: noMoney, toRecover: noMoney };
    const { type, data } = event;
    return {
      ...after,
      ordered: type === 'PaymentOrderNumbered' ? cents(ordered + data.amount) : ordered,
      toRecover: type === 'RecoveryOrderNumbered' ? cents(toRecover + data.amount) : toRecover,
    };
  },
};
