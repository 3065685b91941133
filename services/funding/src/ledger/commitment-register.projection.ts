import type { Recorded } from '@jalon/event-store';
import { parisDay } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { type CommitmentEvent, commitmentEventTypes } from '../commitment/commitment.events.ts';
import { evolveCommitment } from '../commitment/commitment-life.state.ts';
import { type OpenCommitment, noCommitment } from '../commitment/commitment.state.ts';
import { type CommitmentEntry, entryOf } from './commitment-entry.ts';

/** An entry of the register, and the state that it was read from: what is to do is read from it too. */
export interface RegisteredCommitment extends CommitmentEntry {
  readonly state: OpenCommitment;
}

/** Every commitment, one document each: the state of its own slice, and what the register shows of it. */
export const commitmentRegister: Projection<RegisteredCommitment, Recorded<CommitmentEvent>> = {
  name: 'commitment-register',
  version: 1,
  types: commitmentEventTypes,
  textFields: ['title', 'beneficiary.name', 'dossier', 'ejs'],
  lookups: ['beneficiary.id', 'dossier', 'envelope'],
  documentId: ({ stream }) => stream.slice('commitment-'.length),
  evolve(before, fact) {
    const state = evolveCommitment(before?.state ?? noCommitment, fact);
    if (state.status === 'absent') return undefined;
    const isStill = before?.status === state.status;
    return {
      ...entryOf(state),
      statusSince: isStill ? before.statusSince : parisDay(fact.metadata.occurredAt),
      state,
      updatedAt: fact.recordedAt,
      revision: fact.revision,
    };
  },
};
