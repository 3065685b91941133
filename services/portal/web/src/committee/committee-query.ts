import { queryOptions } from '@tanstack/react-query';
import { read, readWithTag } from '../api/client.ts';
import type { DossierEntry, FundingLine, List } from '../dossier/dossier-answers.ts';
import type { Committee, Sitting, SittingEntry } from './committee-answers.ts';

const base = '/api/programmation';
const mostOfAList = 500;

export const addressOfCommittee = (committee: string) =>
  `${base}/committees/${encodeURIComponent(committee)}`;
export const addressOfSitting = (session: string) => `${base}/sessions/${encodeURIComponent(session)}`;

/** A dossier of a list, with its lines. */
export interface EntryWithLines extends DossierEntry {
  readonly lines: readonly FundingLine[];
}

export const committeesQuery = (campaign: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['committees', campaign, asOf],
    queryFn: async ({ signal }) =>
      (
        await read<List<Committee>>(
          `${base}/committees`,
          { campaign, asOf, sort: 'name', pageSize: mostOfAList },
          signal,
        )
      ).items,
  });

export const committeeQuery = (committee: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['committee', committee, asOf],
    queryFn: ({ signal }) => readWithTag<Committee>(addressOfCommittee(committee), { asOf }, signal),
  });

/** The sessions of a campaign, or of one committee, the first held first. */
export const sittingsQuery = (
  of: { readonly campaign?: string; readonly committee?: string },
  asOf: string | undefined,
) =>
  queryOptions({
    queryKey: ['sittings', of, asOf],
    queryFn: async ({ signal }) =>
      (
        await read<List<SittingEntry>>(
          `${base}/sessions`,
          { ...of, asOf, sort: 'heldOn', pageSize: mostOfAList },
          signal,
        )
      ).items,
  });

export const sittingQuery = (session: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['sitting', session, asOf],
    queryFn: ({ signal }) => readWithTag<Sitting>(`${addressOfSitting(session)}/agenda`, { asOf }, signal),
  });

/** The dossiers that a session looks at, with their lines. */
export const sittingDossiersQuery = (session: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['dossiers', 'of-session', session, asOf],
    queryFn: async ({ signal }) =>
      (await read<List<EntryWithLines>>(`${base}/dossiers`, { session, asOf, pageSize: mostOfAList }, signal))
        .items,
  });

/** What waits for the opinion of a committee: the dossiers under instruction in what it covers. */
export const readyDossiersQuery = ({ campaign, scope }: Committee) =>
  queryOptions({
    queryKey: ['dossiers', 'ready', campaign, scope],
    queryFn: async ({ signal }) => {
      const isCommune = (code: string) => /^\d{5}$/.test(code);
      const parts =
        scope.kind === 'theme'
          ? [{ theme: scope.codes }]
          : [
              { commune: scope.codes.filter(isCommune) },
              { quartier: scope.codes.filter((code) => !isCommune(code)) },
            ];
      const asked = parts.filter((part) => Object.values(part).every((codes) => codes.length > 0));
      const lists = await Promise.all(
        asked.map((part) =>
          read<List<EntryWithLines>>(
            `${base}/dossiers`,
            { campaign, status: ['under-instruction'], ...part, pageSize: mostOfAList },
            signal,
          ),
        ),
      );
      const found = lists.flatMap(({ items }) => items);
      return [...new Map(found.map((entry) => [entry.reference, entry])).values()];
    },
  });
