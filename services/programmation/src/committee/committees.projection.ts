import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { CommitteeEvent } from './committee.events.ts';
import { type Committee, evolveCommittee, noCommittee } from './committee.state.ts';

/** A committee as people see it: its state as it stands. */
export type CommitteeDocument = Exclude<Committee, { readonly status: 'absent' }>;

/** Every committee. */
export const committees: Projection<CommitteeDocument, Recorded<CommitteeEvent>> = {
  name: 'committees',
  version: 1,
  types: ['CommitteeCreated', 'MemberAppointed', 'MemberLeft', 'CommitteeDissolved'],
  documentId: ({ stream }) => stream.slice('committee-'.length),
  textFields: ['name', 'members.name'],
  evolve: (document, event) => {
    const after = evolveCommittee(document ?? noCommittee, event);
    return after.status === 'absent' ? undefined : after;
  },
};
