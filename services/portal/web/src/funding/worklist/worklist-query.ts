import { queryOptions } from '@tanstack/react-query';
import { type Parameters, read } from '../../api/client.ts';
import type { FinanceWork } from '../funding-answers.ts';

export const worklistAddress = '/api/funding/worklist';

export const financeWorkQuery = (parameters: Parameters) =>
  queryOptions({
    queryKey: ['finance-work', parameters],
    queryFn: ({ signal }) => read<FinanceWork>(worklistAddress, parameters, signal),
  });
