import type { Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import { type JournalFact, type SubjectBalances, afterFact } from './subject-balances.projection.ts';

/** A fact as the log would hold it, on 1 June 2016. */
export function recorded(stream: string, fact: EnvelopeEvent | CommitmentEvent, revision = 0): JournalFact {
  const at = '2016-06-01T10:00:00.000Z' as Instant;
  const id = '00000000-0000-4000-8000-000000000000';
  const metadata = {
    actor: { id: 'farah', role: 'finance' },
    occurredAt: at,
    commandId: id,
    correlationId: id,
    causationId: id,
  };
  return {
    ...fact,
    id,
    version: 1,
    metadata,
    stream,
    revision,
    position: revision,
    recordedAt: at,
    // Revisions and positions are branded numbers: a test counts them itself.
  } as unknown as Recorded<EnvelopeEvent> | Recorded<CommitmentEvent>;
}

/** Folds facts into the balances of their subjects, as the read model does. */
export class Balances {
  readonly subjects = new Map<string, SubjectBalances>();

  add(stream: string, ...facts: readonly (EnvelopeEvent | CommitmentEvent)[]): this {
    for (const fact of facts) {
      this.subjects.set(stream, afterFact(this.subjects.get(stream), recorded(stream, fact)));
    }
    return this;
  }

  all(): readonly SubjectBalances[] {
    return [...this.subjects.values()];
  }
}
