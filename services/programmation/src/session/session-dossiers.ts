import type { DossierIntent } from '../dossier/dossier.commands.ts';
import type { SessionIntent } from './session.commands.ts';
import type { SessionContext } from './session.context.ts';
import { votesOf } from './session.policies.ts';
import { type Session, itemOf } from './session.state.ts';

/** What an intent on a session asks of the dossiers that it concerns. */
export function dossierIntentsOf(
  session: string,
  asked: SessionIntent,
  state: Session,
  { actor, today }: SessionContext,
): readonly { readonly reference: string; readonly intent: DossierIntent }[] {
  if (state.status === 'absent') return [];
  const { committee, heldOn, agenda } = state;
  switch (asked.intent) {
    case 'add-agenda-item': {
      const { dossier, instructionNote, proposals } = asked;
      const proposer = { id: actor.id, name: actor.name };
      const place = { session, committee, heldOn, instructionNote, proposals, proposer };
      return [{ reference: dossier, intent: { intent: 'take-place-on-agenda', ...place } }];
    }
    case 'change-agenda-item': {
      const { dossier, instructionNote, proposals } = asked;
      const proposer = { id: actor.id, name: actor.name };
      const change = { session, instructionNote, proposals, proposer };
      return [{ reference: dossier, intent: { intent: 'change-proposal', ...change } }];
    }
    case 'remove-agenda-item':
      return [
        { reference: asked.dossier, intent: { intent: 'leave-agenda', session, reason: asked.reason } },
      ];
    case 'cancel':
      return agenda.map(({ dossier }) => ({
        reference: dossier,
        intent: { intent: 'leave-agenda', session, reason: asked.reason },
      }));
    case 'record-opinion': {
      const { dossier, opinion, comment, ballots } = asked;
      const votes = votesOf(ballots);
      const recused = [...(itemOf(state, dossier)?.recused ?? [])];
      const given = { session, committee, opinion, votes, recused, givenOn: today };
      return [
        {
          reference: dossier,
          intent: { intent: 'receive-opinion', ...given, ...(comment === undefined ? {} : { comment }) },
        },
      ];
    }
    case 'close':
      return agenda
        .filter(({ opinion }) => opinion === undefined)
        .map(({ dossier, recused }) => ({
          reference: dossier,
          intent: {
            intent: 'receive-opinion',
            session,
            committee,
            opinion: 'adjourned',
            votes: { inFavour: 0, against: 0, abstained: 0 },
            recused: [...recused],
            givenOn: today,
          },
        }));
    default:
      return [];
  }
}
