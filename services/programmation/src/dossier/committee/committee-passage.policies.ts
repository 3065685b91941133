import { type Cents, type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import { type Deposited, lineOf } from '../dossier.state.ts';
import type { StateFor } from '../intent.commands.ts';
import type { committeePassageIntents } from './committee-passage.commands.ts';
import { NotOnThisAgenda, ProposalAboveRequest, UnknownLine } from './committee-passage.errors.ts';

/** Amounts that someone sets on lines of the dossier. */
export type LineAmounts = readonly { readonly lineId: string; readonly amount: Cents }[];

/** Every amount is set on a line of the dossier, once. */
export const eachProposalIsOnALineOfTheDossier: Policy<
  { readonly proposals: LineAmounts },
  Deposited,
  DossierContext
> = ({ proposals }, { file }) => {
  const faulty = proposals
    .map(({ lineId }) => lineId)
    .filter((lineId, index, all) => !lineOf(file, lineId) || all.indexOf(lineId) !== index);
  return faulty.length === 0 ? allowed : refused(new UnknownLine(faulty));
};

/** No line is proposed above what was requested on it. */
export const theProposalIsWithinTheRequest: Policy<
  { readonly proposals: LineAmounts },
  Deposited,
  DossierContext
> = ({ proposals }, { file }) => {
  const above = proposals
    .filter(({ lineId, amount }) => amount > (lineOf(file, lineId)?.requested ?? 0))
    .map(({ lineId }) => lineId);
  return above.length === 0 ? allowed : refused(new ProposalAboveRequest(above));
};

/** The session that speaks is the one on whose agenda the dossier stands. */
export const theSessionIsTheDossiers: Policy<
  { readonly session: string },
  StateFor<(typeof committeePassageIntents)['leave-agenda']>,
  DossierContext
> = ({ session }, { place }) =>
  place.session === session ? allowed : refused(new NotOnThisAgenda(session, place.session));
