import type { Actor, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { CommitmentEvent, CommitmentEventType } from './commitment.events.ts';
import { evolveCommitment } from './commitment-life.state.ts';
import {
  type Commitment,
  type CommitmentAmounts,
  type CommitmentStatus,
  noCommitment,
} from './commitment.state.ts';

type Fact = Recorded<CommitmentEvent>;

/** One fact of the history: what, who, when it took effect and when it was known, why, and where it left the amounts. */
export interface HistoryEntry {
  readonly revision: number;
  readonly type: CommitmentEventType;
  readonly by: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly causationId: string;
  readonly why?: string;
  readonly data: CommitmentEvent['data'];
  readonly status: CommitmentStatus;
  /** In cents, after the fact. */
  readonly amounts: CommitmentAmounts;
}

/** A commitment told whole: its state, and its facts oldest first. */
export interface CommitmentSheet {
  readonly state: Commitment;
  readonly entries: readonly HistoryEntry[];
  readonly revision: number;
}

export const noSheet: CommitmentSheet = { state: noCommitment, entries: [], revision: -1 };

/** The sheet after one more fact of the commitment's stream: folded on demand, up to any instant. */
export function evolveSheet({ state, entries }: CommitmentSheet, fact: Fact): CommitmentSheet {
  const after = evolveCommitment(state, fact);
  if (after.status === 'absent') throw new Error('A fact leaves a commitment that exists');
  const { revision, type, data, recordedAt, metadata } = fact;
  const { actor: by, occurredAt, correlationId, causationId } = metadata;
  const why = 'reason' in data ? data.reason : 'basis' in data ? data.basis : undefined;
  const { status, amounts } = after;
  const entry: HistoryEntry = {
    revision,
    type,
    by,
    occurredAt,
    recordedAt,
    correlationId,
    causationId,
    ...(why !== undefined && { why }),
    data,
    status,
    amounts,
  };
  return { state: after, entries: [...entries, entry], revision };
}
