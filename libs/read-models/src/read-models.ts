import type { Position } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { Projection } from './projection.ts';

/** The engine that keeps read models: built from the log, disposable, queried in one language everywhere. */
export interface ReadModels {
  /** Declares a projection and answers its collection. Declare everything before `start`. */
  register<Document extends object>(projection: Projection<Document, never>): ReadModel<Document>;

  /** Builds what is missing from the log, then follows it. Resolves when every model has caught up. */
  start(progress?: (progress: BuildProgress) => void): Promise<void>;

  /** Resolves when every model holds the effects of `position`; at once if it already does. @throws when stopped or after `timeoutMs`. */
  waitFor(position: Position, timeoutMs?: number): Promise<void>;

  /** How far the models have come. */
  position(): Position;

  /** Stops following; what the engine keeps stays. */
  stop(): Promise<void>;
}

export interface BuildProgress {
  readonly position: Position;
  readonly target: Position;
}

export interface ReadModel<Document extends object> {
  readonly projection: Projection<Document, never>;
  /** One document, as it is or as it was known at an instant. */
  get(id: string, asOf?: Instant): Promise<Document | undefined>;
  find(query: Query): Promise<Found<Document>>;
  /** Every document by id, in id order: for exports, comparisons and rebuild proofs. */
  all(asOf?: Instant): Promise<readonly { readonly id: string; readonly document: Document }[]>;
}

/** MongoDB's query language: `{ status: 'submitted', 'lines.funder': { $in: ['etat'] } }`. */
export type Filter = Readonly<Record<string, unknown>>;

export interface Query {
  readonly filter?: Filter;
  /** Words that must all occur in the projection's text fields, accents and case ignored, prefix of a word enough. */
  readonly text?: string;
  /** Applied in order; ties are broken by document id, so that paging is stable. Text sorts as French does; missing values last. */
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  /** From 1. Default 1. */
  readonly page?: number;
  /** Default 50. */
  readonly pageSize?: number;
  /** Fields whose values are counted over all matches (not only the page); an array counts each of its values. */
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
