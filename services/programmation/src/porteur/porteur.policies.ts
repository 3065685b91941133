import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { checkSiret, isRna } from '@jalon/contracts';
import { type PorteurIntent, porteurIntentNames, porteurIntentRow } from './porteur.commands.ts';
import * as refusal from './porteur.errors.ts';
import type { Identifiers, Porteur } from './porteur.state.ts';

/** What a porteur's decider is told of the world. */
export interface PorteurContext extends DecisionContext {
  readonly porteur: string;
}

type Rule<Fields> = Policy<Fields, Porteur, PorteurContext>;

/** The role has a right to the intent. Jalon itself registers the bodies that it reads in a file. */
export const theRoleMay: Rule<PorteurIntent> = ({ intent }, _, { actor }) => {
  const { roles } = porteurIntentRow(intent);
  return actor.role === 'systeme' || roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.PorteurRoleRefused(actor.role, roles));
};

/** A porteur exists before anything is asked of it but to register it. */
export const thePorteurExists: Rule<PorteurIntent> = ({ intent }, { status }, { porteur }) =>
  status === 'absent' && intent !== 'register' ? refused(new refusal.PorteurNotFound(porteur)) : allowed;

export const theStateTakesTheIntent: Rule<PorteurIntent> = ({ intent }, { status }) => {
  if (porteurIntentRow(intent).from.includes(status)) return allowed;
  const possible = porteurIntentNames.filter((name) => porteurIntentRow(name).from.includes(status));
  return refused(new refusal.PorteurNotPossibleNow(status, intent, possible));
};

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, thePorteurExists, theStateTakesTheIntent];

/** A body is known by its SIRET, its RNA, or both. */
export const anIdentifierIsGiven: Rule<{ readonly identifiers: Identifiers }> = ({ identifiers }) =>
  identifiers.siret === undefined && identifiers.rna === undefined
    ? refused(new refusal.IdentifierMissing())
    : allowed;

export const theSiretIsSound: Rule<{ readonly identifiers: Identifiers }> = ({ identifiers: { siret } }) => {
  const fault = siret === undefined ? undefined : checkSiret(siret);
  return siret === undefined || fault === undefined
    ? allowed
    : refused(new refusal.UnsoundSiret(siret, fault));
};

export const theRnaIsSound: Rule<{ readonly identifiers: Identifiers }> = ({ identifiers: { rna } }) =>
  rna === undefined || isRna(rna) ? allowed : refused(new refusal.UnsoundRna(rna));

export const theCommuneIsACode: Rule<{ readonly commune?: string | undefined }> = ({ commune }) =>
  commune === undefined || /^(?:[0-9]{2}|2A|2B)[0-9]{3}$/.test(commune)
    ? allowed
    : refused(new refusal.UnknownCommune(commune));

/** Identities are dated, and their dates go forward. */
export const theChangeFollowsTheLast: Rule<{ readonly since: string }> = ({ since }, state) =>
  state.status === 'absent' || since >= state.since
    ? allowed
    : refused(new refusal.ChangeBeforeTheLast(since, state.since));

export const registrationPolicies = [anIdentifierIsGiven, theSiretIsSound, theRnaIsSound, theCommuneIsACode];
export const identifiersPolicies = [
  anIdentifierIsGiven,
  theSiretIsSound,
  theRnaIsSound,
  theChangeFollowsTheLast,
];
