import { queryOptions } from '@tanstack/react-query';
import { read, readWithTag } from '../api/client.ts';
import type { DossierSheet, HistoryEntry } from './dossier-answers.ts';

const addressOfDossier = (reference: string) =>
  `/api/programmation/dossiers/${encodeURIComponent(reference)}`;

export const dossierQuery = (reference: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['dossier', reference, asOf],
    queryFn: ({ signal }) => readWithTag<DossierSheet>(addressOfDossier(reference), { asOf }, signal),
  });

export const historyQuery = (reference: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['dossier', reference, asOf, 'history'],
    queryFn: ({ signal }) =>
      read<{ items: readonly HistoryEntry[]; total: number }>(
        `${addressOfDossier(reference)}/history`,
        { asOf },
        signal,
      ),
  });
