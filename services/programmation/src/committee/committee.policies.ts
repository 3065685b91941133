import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { isTerritory } from '../reference/territories.ts';
import { isTheme } from '../reference/themes.ts';
import {
  type CommitteeIntent,
  type CommitteeIntentFields,
  committeeIntentNames,
  committeeIntentRow,
} from './committee.commands.ts';
import * as refusal from './committee.errors.ts';
import type { Committee } from './committee.state.ts';

/** What a committee's decider is told of the world. */
export interface CommitteeContext extends DecisionContext {
  readonly committee: string;
}

type Rule<Fields> = Policy<Fields, Committee, CommitteeContext>;

/** The role has a right to the intent. */
export const theRoleMay: Rule<CommitteeIntent> = ({ intent }, _, { actor }) => {
  const { roles } = committeeIntentRow(intent);
  return roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.CommitteeRoleRefused(actor.role, roles));
};

/** A committee exists before anything is asked of it but to create it. */
export const theCommitteeExists: Rule<CommitteeIntent> = ({ intent }, { status }, { committee }) =>
  status === 'absent' && intent !== 'create' ? refused(new refusal.CommitteeNotFound(committee)) : allowed;

export const theStateTakesTheIntent: Rule<CommitteeIntent> = ({ intent }, { status }) => {
  if (committeeIntentRow(intent).from.includes(status)) return allowed;
  const possible = committeeIntentNames.filter((name) => committeeIntentRow(name).from.includes(status));
  return refused(new refusal.CommitteeNotPossibleNow(status, intent, possible));
};

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, theCommitteeExists, theStateTakesTheIntent];

/** A committee covers territories or themes that exist. */
export const theScopeIsKnown: Rule<CommitteeIntentFields<'create'>> = ({ scope }) => {
  const isKnown =
    scope.kind === 'territory' ? isTerritory : (code: string) => isTheme(scope.nomenclature, code);
  const unknown = scope.codes.filter((code) => !isKnown(code));
  return unknown.length === 0 ? allowed : refused(new refusal.UnknownScope(unknown));
};

export const theMemberSitsOnIt: Rule<CommitteeIntentFields<'remove-member'>> = ({ id }, state) =>
  state.status !== 'absent' && state.members.some((member) => member.id === id)
    ? allowed
    : refused(new refusal.NotAMemberOfIt(id));
