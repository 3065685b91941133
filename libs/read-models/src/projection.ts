import type { RecordedEvent } from '@jalon/event-store';

/** What an engine and a person know of a projection without knowing its documents. */
export interface ProjectionIdentity {
  /** The collection's name: `dossier-register`. */
  readonly name: string;
  /** Raise it when `evolve` or the document's shape changes: the model is then built anew from the log. */
  readonly version: number;
  /** The types of the events it hears. */
  readonly types: readonly string[];
  /** Fields searched by `Query.text`, accents and case ignored: `['title', 'porteur.name']`. */
  readonly textFields?: readonly string[];
  /**
   * Fields by which others look for a few documents of many, at each command or on each screen: `['beneficiary.id']`.
   * An engine on a server keeps an index on each; the memory needs none.
   */
  readonly lookups?: readonly string[];
}

/**
 * A read model as a pure value: which events it hears, which documents each one changes, and how.
 * The same events in the same order give the same documents, byte for byte, on every engine.
 * A document is JSON: no Date, no Map, nothing that a file could not carry.
 */
export interface Projection<
  Document extends object,
  Event extends RecordedEvent = RecordedEvent,
> extends ProjectionIdentity {
  readonly types: readonly Event['type'][];
  /** The document that an event changes (or several, each evolved apart); undefined when it changes none. */
  readonly documentId: (event: Event) => string | readonly string[] | undefined;
  /**
   * The document after the event; undefined when there is none (any more). Never mutates its argument: documents
   * are shared with readers, never copied. `id` is the document's own, for an event that changes several.
   */
  readonly evolve: (document: Document | undefined, event: Event, id: string) => Document | undefined;
}
