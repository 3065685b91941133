import { type Policy, allowed, refused } from '@jalon/kernel';
import { type DossierIntent, dossierIntentRow, possibleIntents } from './dossier.commands.ts';
import type { DossierContext } from './dossier.context.ts';
import * as refusal from './dossier.errors.ts';
import type { Dossier } from './dossier.state.ts';

type EveryIntentPolicy = Policy<DossierIntent, Dossier, DossierContext>;

/** The role has a right to the intent. Jalon itself (deadlines, processes) acts in the role `systeme`. */
export const theRoleMay: EveryIntentPolicy = ({ intent }, _, { actor }) => {
  const { roles } = dossierIntentRow(intent);
  return actor.role === 'systeme' || roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.DossierRoleRefused(actor.role, roles));
};

/** A dossier exists before anything is asked of it but to open it. */
export const theDossierExists: EveryIntentPolicy = ({ intent }, { status }, { reference }) =>
  status === 'absent' && !dossierIntentRow(intent).from.includes('absent')
    ? refused(new refusal.DossierNotFound(reference))
    : allowed;

/** A porteur acts for itself: its principal carries its organisation. */
export const thePorteurActsForItself: EveryIntentPolicy = (asked, state, { actor }) => {
  if (actor.role !== 'porteur') return allowed;
  const porteur = asked.intent === 'open-draft' ? asked.porteur : porteurOf(state);
  return porteur !== undefined && porteur === actor.organisation
    ? allowed
    : refused(new refusal.NotYourDossier());
};

export const theStateTakesTheIntent: EveryIntentPolicy = ({ intent }, { status }) =>
  dossierIntentRow(intent).from.includes(status)
    ? allowed
    : refused(new refusal.DossierNotPossibleNow(status, intent, possibleIntents[status]));

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies: readonly EveryIntentPolicy[] = [
  theRoleMay,
  theDossierExists,
  thePorteurActsForItself,
  theStateTakesTheIntent,
];

/** The id of the porteur of a dossier; undefined while there is no dossier. */
export function porteurOf(state: Dossier): string | undefined {
  if (state.status === 'absent') return undefined;
  return 'file' in state ? state.file.porteur.id : state.identity.porteur.id;
}
