import type { DecisionContext } from '../context.ts';
import type { SessionMember } from './session.events.ts';

/** What a session's decider is told of the world; the optional parts are brought for the intents that look at them. */
export interface SessionContext extends DecisionContext {
  readonly session: string;
  /** For `schedule`; undefined when there is no such committee, or it was dissolved. */
  readonly committee?: CommitteeTerms | undefined;
  /** For `add-agenda-item`: the dossier, as it names itself. */
  readonly dossier?: DossierTerms | undefined;
}

export interface CommitteeTerms {
  readonly campaign: string;
  readonly quorumPercent: number;
  readonly members: readonly SessionMember[];
}

export interface DossierTerms {
  readonly reference: string;
  readonly title: string;
  readonly porteur: { readonly id: string; readonly name: string };
}
