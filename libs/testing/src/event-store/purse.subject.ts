import type { Subject } from '@jalon/event-store';
import { DomainError } from '@jalon/kernel';

export type PurseEvent =
  | { readonly type: 'PurseFilled'; readonly data: { readonly amount: number } }
  | { readonly type: 'PurseSpent'; readonly data: { readonly amount: number } };

/** Negative spends; zero changes nothing. */
export interface MovePurse {
  readonly by: number;
}

export class PurseTooLight extends DomainError {
  override readonly code = 'purse/too-light';
}

/** A purse that holds integer cents and is never below zero: the smallest subject with a rule. */
export const purse: Subject<number, MovePurse, PurseEvent, undefined> = {
  name: 'purse',
  decider: {
    initialState: 0,
    evolve: (held, { type, data }) => (type === 'PurseFilled' ? held + data.amount : held - data.amount),
    decide: ({ by }, held) => {
      if (by === 0) return [];
      if (by > 0) return [{ type: 'PurseFilled', data: { amount: by } }];
      return held + by < 0
        ? new PurseTooLight('La bourse ne contient pas cette somme.', { held, asked: -by })
        : [{ type: 'PurseSpent', data: { amount: -by } }];
    },
  },
};
