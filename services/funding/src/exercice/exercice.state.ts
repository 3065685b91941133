import { type Day, unreachable } from '@jalon/kernel';
import type { ExerciceEvent } from './exercice.events.ts';

/** What an exercice that exists has numbered. */
export interface Numbering {
  readonly exercice: number;
  readonly openedOn: Day;
  /** The last number given to a payment order, to a recovery order, to a bordereau; 0 before the first. */
  readonly paymentOrders: number;
  readonly recoveryOrders: number;
  readonly bordereau: number;
  /** The day of the last payment order: the orders of one day go on one bordereau. */
  readonly lastOrderOn?: Day;
}

/** A year of the budget: it takes orders, in its last days on services done in the year only, then it is closed. */
export type Exercice =
  | { readonly status: 'absent' }
  | ({ readonly status: 'open' } & Numbering)
  | ({ readonly status: 'complementary'; readonly until: Day } & Numbering)
  | ({ readonly status: 'closed'; readonly closedOn: Day; readonly act: string } & Numbering);

export type ExerciceStatus = Exercice['status'];
export type OpenExercice = Extract<Exercice, { readonly status: 'open' | 'complementary' }>;

export const exerciceStatuses = ['absent', 'open', 'complementary', 'closed'] as const;

export const noExercice: Exercice = { status: 'absent' };

/** The state after a fact. */
export function evolveExercice(state: Exercice, { type, data }: ExerciceEvent): Exercice {
  if (type === 'ExerciceOpened') {
    return { status: 'open', ...data, paymentOrders: 0, recoveryOrders: 0, bordereau: 0 };
  }
  if (state.status === 'absent') throw new Error('An exercice has facts before it was opened');
  switch (type) {
    case 'PaymentOrderNumbered':
      return {
        ...state,
        paymentOrders: data.number,
        bordereau: data.bordereau,
        lastOrderOn: data.issuedOn,
      };
    case 'RecoveryOrderNumbered':
      return { ...state, recoveryOrders: data.number };
    case 'ComplementaryPeriodOpened':
      return { ...state, status: 'complementary', until: data.until };
    case 'ExerciceClosed':
      return { ...state, status: 'closed', closedOn: data.closedOn, act: data.act };
    default:
      return unreachable(type);
  }
}

/** The number and the bordereau of the next payment order, were it issued on a day. */
export function nextPaymentOrder(
  { paymentOrders, bordereau, lastOrderOn }: OpenExercice,
  issuedOn: Day,
): { readonly number: number; readonly bordereau: number } {
  return { number: paymentOrders + 1, bordereau: lastOrderOn === issuedOn ? bordereau : bordereau + 1 };
}

/** The number of the next recovery order (titre de recettes). */
export function nextRecoveryOrder({ recoveryOrders }: OpenExercice): number {
  return recoveryOrders + 1;
}
