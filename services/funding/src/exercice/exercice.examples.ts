import { somebody } from '@jalon/testing';
import type { Role } from '@jalon/contracts';
import { type Day, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { ExerciceIntentFields } from './exercice.commands.ts';
import type { ExerciceEvent } from './exercice.events.ts';
import type { ExerciceContext } from './exercice.policies.ts';
import type { ExerciceStatus } from './exercice.state.ts';

/** The exercice 2016, as its tests start from it. */

const day = (text: string) => text as Day;

const opened: ExerciceEvent = {
  type: 'ExerciceOpened',
  data: { exercice: 2016, openedOn: day('2016-01-04') },
};
const complementary: ExerciceEvent = {
  type: 'ComplementaryPeriodOpened',
  data: { until: day('2017-01-20') },
};
const closed: ExerciceEvent = {
  type: 'ExerciceClosed',
  data: { closedOn: day('2017-01-21'), act: 'CA 2016' },
};

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<ExerciceStatus, readonly ExerciceEvent[]>> = {
  absent: [],
  open: [opened],
  complementary: [opened, complementary],
  closed: [opened, complementary, closed],
};

export const order: ExerciceIntentFields<'number-payment-order'> = {
  commitment: 'D16-7K3M9Q.L1',
  order: 'O1',
  amount: cents(100_00),
  certifiedOn: day('2016-06-01'),
};

export function asking(today = '2016-06-15', role: Role | 'systeme' = 'finance'): ExerciceContext {
  return { exercice: 2016, ...told(today, somebody(role)) };
}
