import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import { type Deposited, lineOf } from '../dossier.state.ts';
import type { StateFor } from '../intent.commands.ts';
import type { exitIntents } from './exits.commands.ts';
import * as refusal from './exits.errors.ts';

type Rule = Policy<unknown, Deposited, DossierContext>;

/** Once a line is decided, the request is neither closed without follow-up nor refused by silence. */
export const nothingIsDecidedYet: Rule = (_, { file }) => {
  const decided = file.lines.filter(({ outcome }) => outcome !== undefined).map(({ lineId }) => lineId);
  return decided.length === 0 ? allowed : refused(new refusal.AlreadyPartlyDecided(decided));
};

/** R14 (CRPA L231-4, 3°): two months of silence on a request of a financial nature are a refusal, suspensions added. */
export const silenceIsARefusal: Policy<
  unknown,
  StateFor<(typeof exitIntents)['ascertain-silence']>,
  DossierContext
> = (_, state, { today }) => {
  const { silence } = state.file;
  const suspended = state.status === 'awaiting-complements' && state.awaited.suspendedSince !== undefined;
  if (!silence || suspended) return refused(new refusal.SilenceSuspended());
  return today > silence.endsOn ? allowed : refused(new refusal.SilenceNotOver(silence.endsOn));
};

export const onlyAGrantedLineLapses: Policy<{ readonly lineId: string }, Deposited, DossierContext> = (
  { lineId },
  { file },
) =>
  lineOf(file, lineId)?.outcome?.kind === 'granted' ? allowed : refused(new refusal.NothingToLapse(lineId));
