import type { Stage } from '../../src/demonstration/stage.ts';

/** What goes wrong, and after which act. */
export interface Trouble {
  readonly afterAct: number;
  readonly happens: () => Promise<void> | void;
}

/** The same stage, on which troubles happen while it is played; each begins before the next act does. */
export function troubled(stage: Stage, troubles: readonly Trouble[]): Stage {
  let acts = 0;
  const due = new Map(troubles.map(({ afterAct, happens }) => [afterAct, happens]));
  return {
    application: stage.application,
    setClock: (now) => stage.setClock(now),
    perform: (queues) =>
      stage.perform(
        queues.map((queue) =>
          queue.map((act) => async () => {
            await act();
            await due.get(++acts)?.();
          }),
        ),
      ),
    hearEachOther: () => stage.hearEachOther(),
    deadlinesFall: () => stage.deadlinesFall(),
  };
}
