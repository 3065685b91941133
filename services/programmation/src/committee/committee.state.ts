import { unreachable } from '@jalon/kernel';
import type { CommitteeEvent } from './committee.events.ts';

export type Created = Extract<CommitteeEvent, { readonly type: 'CommitteeCreated' }>['data'];
export type Member = Extract<CommitteeEvent, { readonly type: 'MemberAppointed' }>['data'];

export interface Sitting extends Created {
  readonly members: readonly Member[];
}

/** A co-construction committee: what it covers and who sits on it. */
export type Committee =
  | { readonly status: 'absent' }
  | ({ readonly status: 'active' } & Sitting)
  | ({ readonly status: 'dissolved' } & Sitting);

export type CommitteeStatus = Committee['status'];

export const committeeStatuses = ['absent', 'active', 'dissolved'] as const;

export const noCommittee: Committee = { status: 'absent' };

/** The state after a fact. */
export function evolveCommittee(state: Committee, event: CommitteeEvent): Committee {
  if (event.type === 'CommitteeCreated') return { status: 'active', ...event.data, members: [] };
  if (state.status === 'absent') throw new Error('A committee has facts before it was created');
  switch (event.type) {
    case 'MemberAppointed':
      return { ...state, members: [...state.members.filter(({ id }) => id !== event.data.id), event.data] };
    case 'MemberLeft':
      return { ...state, members: state.members.filter(({ id }) => id !== event.data.id) };
    case 'CommitteeDissolved':
      return { ...state, status: 'dissolved' };
    default:
      return unreachable(event);
  }
}
