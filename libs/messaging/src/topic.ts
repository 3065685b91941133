import { derivedId, type RecordedEvent } from '@jalon/event-store';
import type { Announcement, Message } from './message.ts';

/**
 * A virtual topic: a published view of a service's events, declared in its `publications.ts`. Nothing is stored
 * twice: an adapter reads the log through it.
 */
export interface Topic {
  readonly name: string;
  readonly publications: readonly Publication[];
}

/** Which events may be heard, and in what words. Made by `publish`, which keeps the types of the events. */
export interface Publication {
  readonly types: readonly string[];
  /** Undefined when this event is nobody else's business. Pure. */
  readonly announce: (event: RecordedEvent) => Announcement | undefined;
}

/**
 * Declares that events of these types may be heard, in these words:
 *
 *     publish<Recorded<LineGranted>>(['LineGranted'], ({ data }) => lineGranted.announce(data))
 */
export function publish<Event extends RecordedEvent>(
  types: readonly Event['type'][],
  announce: (event: Event) => Announcement | undefined,
): Publication {
  // Only events of these very types are given to it (`messageOf`), so it never sees another.
  return { types, announce: (event) => announce(event as Event) };
}

/** The types of the events that a topic tells of. */
export function typesOf(topic: Topic): readonly string[] {
  return topic.publications.flatMap(({ types }) => types);
}

/**
 * What a topic says of an event; undefined when nothing.
 * Its id is derived from the topic, the stream and the event: an event's own id is unique in its stream only.
 */
export function messageOf(topic: Topic, event: RecordedEvent): Message | undefined {
  const publication = topic.publications.find(({ types }) => types.includes(event.type));
  const announcement = publication?.announce(event);
  if (!announcement) return undefined;
  return {
    ...announcement,
    id: derivedId(event.id, `${topic.name}/${event.stream}`),
    topic: topic.name,
    key: event.stream,
    actor: event.metadata.actor,
    occurredAt: event.metadata.occurredAt,
    recordedAt: event.recordedAt,
    correlationId: event.metadata.correlationId,
    causationId: event.id,
  };
}
