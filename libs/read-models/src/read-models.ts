import type { Position, RecordedEvent } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { Projection, ProjectionIdentity } from './projection.ts';

/** The engine that keeps read models: built from the log, disposable, queried in one language everywhere. */
export interface ReadModels {
  /**
   * Declares a projection and answers its collection. Declare everything before `start`.
   * @throws Error when the name is taken or the engine has started.
   */
  register<Document extends object, Event extends RecordedEvent>(
    projection: Projection<Document, Event>,
  ): ReadModel<Document>;

  /** Builds what is missing from the log, then follows it. Resolves when every model has caught up. */
  start(progress?: (progress: BuildProgress) => void): Promise<void>;

  /**
   * Resolves when every model that is not stopped holds the effects of `position`; at once if it already does.
   * @throws NotReachedInTime after `timeoutMs` (default 10 s); Unavailable when the engine stops.
   */
  waitFor(position: Position, timeoutMs?: number): Promise<void>;

  /** How far the models have come. */
  position(): Position;

  /** How each model is, for health checks and metrics. */
  health(): readonly ModelHealth[];

  /**
   * Builds models (one, or all of them) afresh from the log beside the living ones, then switches at once.
   * The two digests of each were taken at the same position: they are equal unless a projection is not pure,
   * its code changed without its version, or the log is not what it was.
   */
  rebuild(name?: string): Promise<readonly Rebuilt[]>;

  /** The fingerprint of a living model: SHA-256, in hex, over the canonical JSON of its documents in id order. */
  digest(name: string): Promise<string>;

  /** Stops following; what the engine keeps stays. */
  stop(): Promise<void>;
}

export interface BuildProgress {
  readonly position: Position;
  readonly target: Position;
}

export interface ModelHealth {
  readonly name: string;
  readonly version: number;
  readonly position: Position;
  readonly documents: number;
  /** Set when the model met an event that it cannot take, and its policy is to stop there. */
  readonly stopped: EventFault | undefined;
  /** The events that it could not take and set aside (policy `skip`). */
  readonly setAside: readonly EventFault[];
  /** Why the engine cannot move on just now (its server is away, say); it keeps trying. Absent while it can. */
  readonly interrupted?: string;
}

/** An event that a projection failed on. */
export interface EventFault {
  readonly position: Position;
  readonly eventId: string;
  readonly eventType: string;
  /** What the projection threw. */
  readonly cause: string;
}

export interface Rebuilt {
  readonly name: string;
  readonly position: Position;
  /** Digest of what was built afresh, now alive. */
  readonly digest: string;
  /** Digest of what it replaced. */
  readonly replaced: string;
}

export interface ReadModel<Document extends object> {
  readonly projection: ProjectionIdentity;
  /** One document, as it is or as it was known at an instant. @throws ReadModelStopped */
  get(id: string, asOf?: Instant): Promise<Document | undefined>;
  /** @throws InvalidQuery when the query means nothing; ReadModelStopped */
  find(query: Query): Promise<Found<Document>>;
  /** Every document by id, in id order: for exports, comparisons and rebuild proofs. @throws ReadModelStopped */
  all(asOf?: Instant): Promise<readonly Identified<Document>[]>;
}

export interface Identified<Document> {
  readonly id: string;
  readonly document: Document;
}

/** MongoDB's query language: `{ status: 'submitted', 'lines.funder': { $in: ['etat'] } }`. */
export type Filter = Readonly<Record<string, unknown>>;

export interface Query {
  readonly filter?: Filter;
  /** Words that must all occur in the projection's text fields, accents and case ignored, prefix of a word enough. */
  readonly text?: string;
  /** Applied in order; ties are broken by document id, so that paging is stable. Text sorts as French does, a list by its first value; missing values last, whichever the direction. */
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  /** From 1. Default 1. */
  readonly page?: number;
  /** Default 50; 0 for counts and facets alone. */
  readonly pageSize?: number;
  /**
   * Fields whose values are counted over all matches (not only the page), the most frequent first. A document counts
   * once for each distinct value it holds in the field; without the field it counts as null, with an empty list nowhere.
   */
  readonly facets?: readonly string[];
  /** The collection as it was known at this instant. */
  readonly asOf?: Instant;
}

export interface Found<Document> {
  readonly items: readonly Document[];
  /** Matches in all, whatever the page. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /** The position of the log that this answer reflects. */
  readonly position: Position;
}

export interface FacetCount {
  readonly value: string | number | boolean | null;
  readonly count: number;
}
