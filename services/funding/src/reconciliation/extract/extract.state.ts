import { unreachable } from '@jalon/kernel';
import type { ExtractEvent } from './extract.events.ts';

type Fact<Type extends ExtractEvent['type']> = Extract<ExtractEvent, { readonly type: Type }>['data'];

interface Received {
  readonly received: Fact<'ExtractReceived'>;
  /** The orders that were said to be missing. */
  readonly missing: readonly string[];
}

/** An accountant's file: received, compared with our orders, perhaps corrected by another. */
export type AccountantExtract =
  | { readonly status: 'absent' }
  | ({ readonly status: 'received' } & Received)
  | ({ readonly status: 'compared'; readonly compared: Fact<'ExtractCompared'> } & Received)
  | ({ readonly status: 'superseded'; readonly by: string } & Received);

export type ReceivedExtract = Exclude<AccountantExtract, { readonly status: 'absent' }>;
export type ExtractStatus = AccountantExtract['status'];
export const extractStatuses = ['absent', 'received', 'compared', 'superseded'] as const;

export const noExtract: AccountantExtract = { status: 'absent' };

/** The state after a fact. */
export function evolveExtract(state: AccountantExtract, { type, data }: ExtractEvent): AccountantExtract {
  if (type === 'ExtractReceived') return { status: 'received', received: data, missing: [] };
  if (state.status === 'absent') throw new Error('An extract has facts before it was received');
  const { received, missing } = state;
  switch (type) {
    case 'ExtractCompared':
      return { status: 'compared', received, missing, compared: data };
    case 'OrdersNotFound':
      return { ...state, missing: [...missing, ...Object.keys(data.orders)] };
    case 'ExtractSuperseded':
      return { status: 'superseded', received, missing, by: data.by };
    default:
      return unreachable(type);
  }
}
