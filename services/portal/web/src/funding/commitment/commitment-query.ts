import { queryOptions } from '@tanstack/react-query';
import { read, readWithTag } from '../../api/client.ts';
import type { CommitmentFact, CommitmentSheet } from './commitment-answers.ts';

export const commitmentsAddress = '/api/funding/commitments';
export const addressOfCommitment = (commitment: string) =>
  `${commitmentsAddress}/${encodeURIComponent(commitment)}`;

export const commitmentQuery = (commitment: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['commitment', commitment, asOf],
    queryFn: ({ signal }) => readWithTag<CommitmentSheet>(addressOfCommitment(commitment), { asOf }, signal),
  });

export const commitmentHistoryQuery = (commitment: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['commitment', commitment, asOf, 'history'],
    queryFn: ({ signal }) =>
      read<{ readonly items: readonly CommitmentFact[] }>(
        `${addressOfCommitment(commitment)}/history`,
        { asOf },
        signal,
      ),
  });
