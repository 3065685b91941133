import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import type { DossierEntry, LineMoney, List } from '../dossier/dossier-answers.ts';

/** A dossier in a porteur's own list: the service gives them theirs alone. */
export interface OwnDossier extends DossierEntry {
  readonly lines: readonly { readonly lineId: string; readonly money?: LineMoney }[];
}

export const ownDossiersQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['dossiers', 'own', asOf],
    queryFn: async ({ signal }) =>
      (
        await read<List<OwnDossier>>(
          '/api/programmation/dossiers',
          { asOf, sort: '-updatedAt', pageSize: 500 },
          signal,
        )
      ).items,
  });

export function paidOf({ lines }: OwnDossier): number {
  return lines.reduce((sum, { money }) => sum + (money?.paid ?? 0), 0);
}

/** The states in which the porteur is awaited, the most urgent first. */
const awaited = ['awaiting-complements', 'report-to-amend', 'report-due', 'draft', 'notified'] as const;

export function isAwaited({ status }: Pick<DossierEntry, 'status'>): boolean {
  return awaited.some((one) => one === status);
}

/** The most urgent first: by the day it is due, then by what it is. */
export function byUrgency(one: OwnDossier, other: OwnDossier): number {
  const rank = ({ status }: OwnDossier) => awaited.findIndex((name) => name === status);
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || rank(one) - rank(other);
}
