import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Role } from '@jalon/contracts';
import { read, readWithTag } from '../api/client.ts';
import type { List } from '../dossier/dossier-answers.ts';

/** A year's call as the programmation answers it. */
export interface Campaign {
  readonly campaign: string;
  readonly year: number;
  readonly name: string;
  readonly status: 'prepared' | 'open' | 'closed';
  readonly opensAt: string;
  readonly closesAt: string;
  readonly nomenclature: string;
  readonly themes: readonly string[];
  readonly territories: readonly string[];
  readonly funders: readonly { readonly funder: string; readonly dispositif: string }[];
}

const campaignsQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['campaigns', asOf],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const { items } = await read<List<Campaign>>(
        '/api/programmation/campaigns',
        { pageSize: 100, asOf },
        signal,
      );
      return [...items].sort((one, other) => other.year - one.year);
    },
  });

/** The campaigns, the youngest first. */
export function useCampaigns(asOf?: string): readonly Campaign[] {
  return useSuspenseQuery(campaignsQuery(asOf)).data;
}

export const addressOfCampaign = (campaign: string) =>
  `/api/programmation/campaigns/${encodeURIComponent(campaign)}`;

/** One campaign, with the label that a command on it gives back. */
export const campaignQuery = (campaign: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['campaign', campaign, asOf],
    queryFn: ({ signal }) => readWithTag<Campaign>(addressOfCampaign(campaign), { asOf }, signal),
  });

/** Who prepares, opens and closes campaigns. The API says the same. */
export function leadsCampaigns(role: Role): boolean {
  return role === 'decideur' || role === 'admin';
}
