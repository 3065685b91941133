import type { RecordedEvent } from '@jalon/event-store';

/**
 * A read model as a pure value: which events it hears, which document each one changes, and how.
 * The same events in the same order give the same documents, byte for byte, on every engine.
 */
export interface Projection<Document extends object, Event extends RecordedEvent = RecordedEvent> {
  /** The collection's name: `dossier-register`. */
  readonly name: string;
  /** Raise it when `evolve` or the document's shape changes: the model is then built anew from the log. */
  readonly version: number;
  /** The types of the events it hears. */
  readonly types: readonly Event['type'][];
  /** The document that an event changes; undefined when it changes none. */
  readonly documentId: (event: Event) => string | undefined;
  /** The document after the event; undefined when there is none (any more). Never mutates its argument. */
  readonly evolve: (document: Document | undefined, event: Event) => Document | undefined;
  /** Fields searched by `Query.text`, accents and case ignored: `['title', 'porteur.name']`. */
  readonly textFields?: readonly string[];
}
