import { queryOptions } from '@tanstack/react-query';
import { type Parameters, read, readWithTag } from '../../api/client.ts';
import type {
  CommitmentEntry,
  ConsumptionPoint,
  Envelope,
  EnvelopeFact,
  FundingList,
} from '../funding-answers.ts';

export const envelopesAddress = '/api/funding/envelopes';
const addressOf = (envelope: string) => `${envelopesAddress}/${encodeURIComponent(envelope)}`;

/** More than a programme has: the list is read whole, so that mothers stand before their daughters. */
const everyEnvelope = 500;

export const envelopesQuery = (parameters: Parameters) =>
  queryOptions({
    queryKey: ['envelopes', parameters],
    queryFn: ({ signal }) =>
      read<FundingList<Envelope>>(envelopesAddress, { ...parameters, pageSize: everyEnvelope }, signal),
  });

export const envelopeQuery = (envelope: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['envelope', envelope, asOf],
    queryFn: ({ signal }) => readWithTag<Envelope>(addressOf(envelope), { asOf }, signal),
  });

export const consumptionQuery = (envelope: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['envelope', envelope, asOf, 'consumption'],
    queryFn: ({ signal }) =>
      read<{ readonly series: readonly ConsumptionPoint[] }>(
        `${addressOf(envelope)}/consumption`,
        { asOf },
        signal,
      ),
  });

export const factsAddress = (envelope: string) => `${addressOf(envelope)}/facts`;

export const factsQuery = (envelope: string, parameters: Parameters) =>
  queryOptions({
    queryKey: ['envelope', envelope, 'facts', parameters],
    queryFn: ({ signal }) => read<FundingList<EnvelopeFact>>(factsAddress(envelope), parameters, signal),
  });

/** What the accountant paid of each envelope: envelopes hear of orders, commitments of payments. */
export const paidQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['commitments', 'paid-by-envelope', asOf],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const { facets } = await read<FundingList<CommitmentEntry>>(
        '/api/funding/commitments',
        { facets: 'envelope', pageSize: 1, asOf },
        signal,
      );
      return new Map((facets['envelope'] ?? []).map(({ value, paid = 0 }) => [String(value), paid]));
    },
  });
