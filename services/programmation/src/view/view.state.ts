import { unreachable } from '@jalon/kernel';
import type { ViewEvent } from './view.events.ts';

type Kept = Extract<ViewEvent, { readonly type: 'ViewKept' }>['data'];

/** A view of the register: kept by its owner until forgotten. */
export type View = { readonly status: 'absent' } | ({ readonly status: 'kept' | 'forgotten' } & Kept);

export type ViewStatus = View['status'];

export const viewStatuses = ['absent', 'kept', 'forgotten'] as const;

export const noView: View = { status: 'absent' };

/** The state after a fact. */
export function evolveView(state: View, event: ViewEvent): View {
  if (event.type === 'ViewKept') return { status: 'kept', ...event.data };
  if (state.status === 'absent') throw new Error('A view has facts before it was kept');
  switch (event.type) {
    case 'ViewChanged':
      return { ...state, ...event.data };
    case 'ViewForgotten':
      return { ...state, status: 'forgotten' };
    default:
      return unreachable(event);
  }
}
