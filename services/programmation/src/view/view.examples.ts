import type { Role } from '@jalon/contracts';
import { somebody } from '@jalon/testing';
import { told } from '../decision.examples.ts';
import type { ViewIntent, ViewIntentName } from './view.commands.ts';
import type { ViewEvent } from './view.events.ts';
import type { ViewContext } from './view.policies.ts';
import type { ViewStatus } from './view.state.ts';

/** A view of what Roubaix has under review, as its tests start from it. */

export const roubaix = {
  name: 'Roubaix, en instruction',
  search: '?status=under-review&territory=59512',
  shared: false,
};

export const owner = somebody('instructeur').id;

export function asking(role: Role = 'instructeur', id = owner): ViewContext {
  return { view: 'V-1', ...told('2016-01-20', { ...somebody(role), id }) };
}

const kept: ViewEvent = { type: 'ViewKept', data: { view: 'V-1', owner, ...roubaix } };
const forgotten: ViewEvent = { type: 'ViewForgotten', data: {} };

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<ViewStatus, readonly ViewEvent[]>> = {
  absent: [],
  kept: [kept],
  forgotten: [kept, forgotten],
};

export const shared: ViewEvent = { type: 'ViewChanged', data: { ...roubaix, shared: true } };

/** An intent of each name, right for the view of the examples. */
export const examples: {
  readonly [Name in ViewIntentName]: Extract<ViewIntent, { readonly intent: Name }>;
} = {
  keep: { intent: 'keep', ...roubaix },
  change: { intent: 'change', ...roubaix, name: 'Roubaix' },
  forget: { intent: 'forget' },
};
