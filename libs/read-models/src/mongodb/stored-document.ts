import { foldDocument } from '../querying/folded-text.ts';

/** A document as the database holds it. Its position guards it: only what comes later in the log may replace it. */
export interface StoredDocument {
  readonly _id: string;
  /** The last event that changed it. */
  readonly position: number;
  /** The document, when BSON carries it without loss; absent from a tombstone. */
  readonly document?: object;
  /** The document as JSON, when BSON, or a server of its protocol, would not give it back as it was. */
  readonly json?: string;
  /** The words of its text fields, without case nor accents: what `Query.text` begins. */
  readonly words?: readonly string[];
  /** A tombstone: the document was here until `position`. A late duplicate cannot bring it back. */
  readonly gone?: true;
}

/** What the database gives back when only some fields were asked for. */
export type PartlyStored = Pick<StoredDocument, '_id' | 'position'> & Partial<StoredDocument>;

/** What to keep of a document after the event at `position`; of its absence when it is undefined. */
export function stored(
  id: string,
  position: number,
  document: object | undefined,
  textFields: readonly string[],
): StoredDocument {
  const _id = storedId(id);
  if (document === undefined) return { _id, position, gone: true };
  const kept = survivesBson(document, 0) ? { document } : { json: JSON.stringify(document) };
  if (textFields.length === 0) return { _id, position, ...kept };
  const words = new Set(foldDocument(document, textFields).split(' ').filter(Boolean));
  return { _id, position, ...kept, words: [...words] };
}

/** The document, or the part that was asked for; undefined of a tombstone. */
export function readStored({ document, json, gone }: PartlyStored): object | undefined {
  if (gone) return undefined;
  return json === undefined ? (document ?? {}) : (JSON.parse(json) as object);
}

/** A mark that no reference begins with. */
const escaped = 'json:';

/** BSON holds UTF-8: an id that is not well-formed text is kept as JSON, which escapes what is not. */
export function storedId(id: string): string {
  return id.isWellFormed() && !id.startsWith(escaped) ? id : `${escaped}${JSON.stringify(id)}`;
}

export function readId(storedAs: string): string {
  return storedAs.startsWith(escaped) ? (JSON.parse(storedAs.slice(escaped.length)) as string) : storedAs;
}

/** MongoDB takes a hundred levels; FerretDB fewer. */
const deepest = 60;

/**
 * Whether a value comes back from MongoDB, and from FerretDB, as it went. Not: keys with a dot or a dollar (FerretDB
 * refuses them, and a filter would read them as paths), text that is not well-formed, a list directly in a list
 * (FerretDB), a key that JavaScript gives a meaning, and what lies very deep.
 */
function survivesBson(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value))
    return value.every((item) => !Array.isArray(item) && item !== undefined && survivesBson(item, depth + 1));
  return Object.entries(value).every(([key, member]) => isPlainKey(key) && survivesBson(member, depth + 1));
}

function isPlainKey(key: string): boolean {
  return /^[^.$\0]+$/.test(key) && key.isWellFormed() && key !== '__proto__' && !key.startsWith('_bsontype');
}
