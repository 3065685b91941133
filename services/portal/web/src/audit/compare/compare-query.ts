import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { Actor, FieldChange } from '../../dossier/dossier-answers.ts';
import type { SubjectKind } from './compare-search.ts';

/** A field at both dates; when it differs, the facts that touched it by their revisions. */
export interface ComparedField extends FieldChange {
  readonly differs: boolean;
  readonly facts: readonly number[];
}

/** A fact between both dates, and what it changed. */
export interface FactBetween {
  readonly revision: number;
  readonly type: string;
  readonly by: Actor;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly why?: string;
  readonly changes: readonly FieldChange[];
}

export interface Comparison {
  readonly fields: readonly ComparedField[];
  readonly facts: readonly FactBetween[];
}

const addresses: Readonly<Record<SubjectKind, (id: string) => string>> = {
  dossier: (id) => `/api/programmation/dossiers/${id}`,
  commitment: (id) => `/api/funding/commitments/${id}`,
  envelope: (id) => `/api/funding/envelopes/${id}`,
  campaign: (id) => `/api/programmation/campaigns/${id}/figures`,
};

export const comparisonAddress = (kind: SubjectKind, id: string) =>
  `${addresses[kind](encodeURIComponent(id))}/comparison`;

export const comparisonQuery = (kind: SubjectKind, id: string, since: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['comparison', kind, id, since, asOf],
    queryFn: ({ signal }) => read<Comparison>(comparisonAddress(kind, id), { since, asOf }, signal),
  });
