import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { Actor } from '../../dossier/dossier-answers.ts';

/** Whether the log held a fact at the instant, it had happened unsaid, or it was to come. */
export type Standing = 'known' | 'unsaid' | 'to-come';

export interface DatedFact {
  readonly revision: number;
  readonly type: string;
  readonly by: Actor;
  readonly occurredAt: string;
  /** The day that the fact itself states, when it is earlier: the payment in the accountant's books. */
  readonly effectiveOn?: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly why?: string;
  readonly standing: Standing;
}

/** A role that the rules let read the dossier, for one organisation when it is not for all. */
export interface Reading {
  readonly role: string;
  readonly organisation?: string;
  readonly notes: boolean;
}

export interface KnownActor {
  readonly by: Actor;
  readonly acts: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface Knowledge {
  readonly reference: string;
  readonly at: string;
  readonly status: string;
  readonly facts: readonly DatedFact[];
  readonly actors: readonly KnownActor[];
  readonly readers: readonly Reading[];
}

export const knowledgeAddress = (id: string) =>
  `/api/programmation/dossiers/${encodeURIComponent(id)}/knowledge`;

export const knowledgeQuery = (id: string, at: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'knowledge', at],
    queryFn: ({ signal }) => read<Knowledge>(knowledgeAddress(id), { at }, signal),
  });
