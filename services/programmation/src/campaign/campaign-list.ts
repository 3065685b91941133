import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import type { Query } from '@jalon/read-models';
import type { z } from 'zod';
import type { CampaignDocument } from './campaigns.projection.ts';

/** What the list of campaigns may be asked. */
export const campaignListSchema = listQuerySchema(['year', 'name', 'closesAt'], ['status']);

export function campaignListQuery(asked: z.output<typeof campaignListSchema>): Query {
  return queryOf(asked, {});
}

export const campaignColumns: readonly CsvColumn<CampaignDocument>[] = [
  { header: 'campagne', value: ({ campaign }) => campaign },
  { header: 'nom', value: ({ name }) => name },
  { header: 'état', value: ({ status }) => status },
  { header: 'ouvre le', value: ({ opensAt }) => opensAt },
  { header: 'clôt le', value: ({ closesAt }) => closesAt },
  { header: 'nomenclature', value: ({ nomenclature }) => nomenclature },
];
