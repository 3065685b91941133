import type { Decider, DomainEvent, Instant } from '@jalon/kernel';
import type { Actor, Position, RecordedEvent, Revision, StreamName } from './envelope.ts';

/** What accompanies every command: who, which one, since when. */
export interface CommandEnvelope {
  /** The UUID of the command: `Idempotency-Key` over HTTP, the message id for a process. */
  readonly commandId: string;
  readonly actor: Actor;
  /** Default: the command id (this command starts the correlation). */
  readonly correlationId?: string;
  /** Default: the command id. */
  readonly causationId?: string;
  /** When the fact took effect, if earlier than now. */
  readonly occurredAt?: Instant;
  /** The revision that the person saw (`If-Match`). With it a conflict is told, never retried. */
  readonly expectedRevision?: Revision;
}

/** What a command led to. `events` is empty when it changed nothing. */
export interface CommandResult<State> {
  readonly stream: StreamName;
  /** The state that the command left; for a repeated command, the one that it left the first time. */
  readonly state: State;
  /** The stream's last revision then; -1 when the stream does not exist. */
  readonly revision: Revision;
  readonly position: Position;
  /** Types and revisions of the events that this command wrote, now or the first time it was sent. */
  readonly events: readonly { readonly type: string; readonly revision: Revision }[];
  /** True when the command had been handled before and nothing was written this time. */
  readonly repeated: boolean;
}

/** A subject as the command handler runs it. */
export interface Subject<State, Command, Event extends DomainEvent, Context> {
  /** The prefix of its streams: `dossier`. */
  readonly name: string;
  readonly decider: Decider<State, Command, Event, Context>;
  /** The schema version of each event written; default 1. */
  readonly versionOf?: (type: Event['type']) => number;
  /** Brings an event of an older version to the newest shape; default: as it is. */
  readonly upcast?: (event: RecordedEvent) => Event;
}

/** What the decider needs of the world: ready, or worked out from the state that is about to decide. */
export type ContextSource<State, Context> = Context | ((state: State) => Context | Promise<Context>);
