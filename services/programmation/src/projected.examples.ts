import type { Position, RecordedEvent, StreamName } from '@jalon/event-store';
import type { DomainEvent, Instant } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';

/** Folds facts of one stream, recorded one a minute from the first instant of 2016. @returns the document after each. */
export function documentsAlong<Document extends object, Event extends RecordedEvent>(
  { documentId, evolve }: Projection<Document, Event>,
  stream: StreamName,
  facts: readonly (Event extends unknown ? Pick<Event, 'type' | 'data'> & DomainEvent : never)[],
): readonly (Document | undefined)[] {
  const documents: (Document | undefined)[] = [];
  facts.forEach((fact, revision) => {
    // A fact of the union in its envelope is an event of the union: the compiler cannot join the two again.
    const event = inEnvelope(stream, fact, revision) as Event;
    const id = documentId(event);
    if (typeof id !== 'string') throw new Error(`${fact.type} changes no document of its own`);
    documents.push(evolve(documents.at(-1), event, id));
  });
  return documents;
}

function inEnvelope(stream: StreamName, fact: DomainEvent, revision: number): RecordedEvent {
  const at = `2016-01-01T00:${String(revision % 60).padStart(2, '0')}:00.000Z` as Instant;
  return {
    ...fact,
    id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
    version: 1,
    stream,
    revision,
    position: (revision + 1) as Position,
    recordedAt: at,
    metadata: {
      actor: { id: 'ines', role: 'instructeur' },
      occurredAt: at,
      commandId: 'c',
      correlationId: 'c',
      causationId: 'c',
    },
  };
}
