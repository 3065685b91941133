import type { DomainEvent, Instant } from '@jalon/kernel';
import type { CommandEnvelope } from './command.ts';
import type { EventMetadata, NewEvent } from './envelope.ts';
import { derivedId } from './event-id.ts';

/** What a decider stated, as the log takes it: ids derived from the command, and who, why and since when. */
export function newEvents<Event extends DomainEvent>(
  events: readonly Event[],
  { commandId, actor, correlationId, causationId, occurredAt }: CommandEnvelope,
  now: Instant,
  versionOf: ((type: Event['type']) => number) | undefined,
): readonly NewEvent[] {
  const metadata: EventMetadata = {
    actor,
    occurredAt: occurredAt ?? now,
    commandId,
    correlationId: correlationId ?? commandId,
    causationId: causationId ?? commandId,
  };
  return events.map(({ type, data }: Event, nth) => ({
    id: derivedId(commandId, nth),
    type,
    version: versionOf?.(type) ?? 1,
    data,
    metadata,
  }));
}
