import { queryOptions } from '@tanstack/react-query';
import { type Parameters, read } from '../../api/client.ts';
import type { FundingList } from '../funding-answers.ts';
import type { BenchLine, Extract, ExtractSheet } from './reconciliation-answers.ts';

export const extractsAddress = '/api/funding/extracts';
export const addressOfExtract = (extract: string) => `${extractsAddress}/${encodeURIComponent(extract)}`;
export const linesAddress = '/api/funding/lines';
export const addressOfLine = (line: string) => `${linesAddress}/${encodeURIComponent(line)}`;

export const extractsQuery = (parameters: Parameters) =>
  queryOptions({
    queryKey: ['extracts', parameters],
    queryFn: ({ signal }) => read<FundingList<Extract>>(extractsAddress, parameters, signal),
  });

export const sourcesQuery = queryOptions({
  queryKey: ['reference', 'extract-sources'],
  staleTime: Infinity,
  queryFn: ({ signal }) =>
    read<readonly { readonly source: string; readonly title: string }[]>(
      `${extractsAddress}/sources`,
      undefined,
      signal,
    ),
});

export const extractQuery = (extract: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['extract', extract, asOf],
    queryFn: ({ signal }) => read<ExtractSheet>(addressOfExtract(extract), { asOf }, signal),
  });

export const benchQuery = (extract: string, parameters: Parameters) =>
  queryOptions({
    queryKey: ['extract', extract, 'lines', parameters],
    queryFn: ({ signal }) =>
      read<FundingList<BenchLine>>(`${addressOfExtract(extract)}/lines`, parameters, signal),
  });

/** Every line that left a doubt, of every file that no other replaces. */
export const differencesQuery = (parameters: Parameters) =>
  queryOptions({
    queryKey: ['extract', 'differences', parameters],
    queryFn: ({ signal }) =>
      read<FundingList<BenchLine>>(linesAddress, { ...parameters, exact: false }, signal),
  });

/** A line by itself: an address may name one that the page at hand does not show. */
export const lineQuery = (line: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['extract-line', line, asOf],
    queryFn: ({ signal }) => read<BenchLine>(addressOfLine(line), { asOf }, signal),
  });
