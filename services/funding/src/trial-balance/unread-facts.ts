import type { EventStore, Position, RecordedEvent, StreamName } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { journalTypes } from './subject-balances.projection.ts';

/** A fact of an envelope or of a commitment whose type the journal does not know. */
export interface UnreadFact {
  readonly subject: StreamName;
  readonly type: string;
  readonly revision: number;
  readonly recordedAt: Instant;
}

/** The streams whose every fact concerns the journal. */
export const journalStreams = ['envelope-', 'commitment-'] as const;

/** Any type but those that the journal reads. */
const unknownType = new RegExp(`^(?!(?:${journalTypes.join('|')})$)`);

/**
 * Looks for facts that the journal passed over. A read model only hears the types that it names: without this, a new
 * type of fact would leave the figures wrong and balanced. Each look begins where the last one ended.
 */
export class UnreadFacts {
  readonly #store: EventStore;
  readonly #found = new Map<Position, UnreadFact>();
  #from: Position | undefined;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** Those of the log, or of the log as it was known at an instant. */
  async until(asOf?: Instant): Promise<readonly UnreadFact[]> {
    const to = await this.#store.lastPosition();
    const range = { to, ...(this.#from !== undefined && { from: this.#from }) };
    const filter = { streamPrefixes: journalStreams, typeMatches: unknownType };
    for await (const fact of this.#store.readAll({ ...range, filter })) this.#note(fact);
    this.#from = to;
    return [...this.#found.values()].filter(({ recordedAt }) => asOf === undefined || recordedAt <= asOf);
  }

  #note({ position, stream: subject, type, revision, recordedAt }: RecordedEvent): void {
    this.#found.set(position, { subject, type, revision, recordedAt });
  }
}
