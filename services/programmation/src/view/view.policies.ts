import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { type ViewIntent, viewIntentNames, viewIntentRow } from './view.commands.ts';
import * as refusal from './view.errors.ts';
import type { View } from './view.state.ts';

/** What a view's decider is told of the world. */
export interface ViewContext extends DecisionContext {
  readonly view: string;
}

type Rule = Policy<ViewIntent, View, ViewContext>;

/** The role has a right to the intent. */
export const theRoleMay: Rule = ({ intent }, _, { actor }) => {
  const { roles } = viewIntentRow(intent);
  return roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.ViewRoleRefused(actor.role, roles));
};

/** A view exists before anything is asked of it but to keep it; one that is another's own does not exist for you. */
export const theViewExists: Rule = ({ intent }, state, { view, actor }) => {
  if (intent === 'keep') return allowed;
  const seen = state.status !== 'absent' && (state.shared || state.owner === actor.id);
  return seen ? allowed : refused(new refusal.ViewNotFound(view));
};

export const theStateTakesTheIntent: Rule = ({ intent }, { status }) => {
  if (viewIntentRow(intent).from.includes(status)) return allowed;
  const possible = viewIntentNames.filter((name) => viewIntentRow(name).from.includes(status));
  return refused(new refusal.ViewNotPossibleNow(status, intent, possible));
};

/** A shared view is shown by all and changed by its owner. */
export const theViewIsTheirs: Rule = (_, state, { view, actor }) =>
  state.status === 'absent' || state.owner === actor.id
    ? allowed
    : refused(new refusal.ViewOfSomebodyElse(view));

/** What every intent must satisfy. */
export const everyIntentPolicies = [theRoleMay, theViewExists, theStateTakesTheIntent, theViewIsTheirs];
