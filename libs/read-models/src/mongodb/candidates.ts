import type { mongo } from 'mongoose';
import type { Filter, Query } from '../read-models.ts';
import { searchedWords } from '../querying/folded-text.ts';
import type { StoredDocument } from './stored-document.ts';

/** What to ask the server: at least every match, and of each the fields that the question is about. */
export interface Candidates {
  readonly filter: mongo.Filter<StoredDocument>;
  /** Undefined when the whole documents are needed. */
  readonly projection: Readonly<Record<string, 1>> | undefined;
}

/**
 * Turns a query into one that any server answers without fail: equalities of texts, and the beginnings of words.
 * The verdict on each candidate, the order and the counts are then those of the embedded engine, by the same code:
 * servers differ in what they make of the rest (collations, regular expressions, lists in lists, missing values).
 */
export function candidatesOf(query: Query): Candidates {
  const { filter = {}, text = '', sort = [], facets = [] } = query;
  const words: Condition[] = searchedWords(text).map((word) => ({ words: { $regex: `^${word.trim()}` } }));
  const equalities = equalitiesOf(filter);
  const fits: Condition[] =
    equalities.length > 0 ? [{ $or: [{ json: { $exists: true } }, { $and: equalities }] }] : [];
  return {
    filter: { $and: [{ gone: { $exists: false } }, ...words, ...fits] },
    projection: projectionOf([...fieldsOf(filter), ...sort.map(({ field }) => field), ...facets]),
  };
}

type Condition = mongo.Filter<StoredDocument>;

/** The conditions that every match fulfils and that mean the same on every server: none but equalities of texts. */
function equalitiesOf(filter: Filter): Condition[] {
  return Object.entries(filter).flatMap(([key, condition]) => {
    if (key === '$and' && Array.isArray(condition)) return condition.filter(isObject).flatMap(equalitiesOf);
    if (!isPlainPath(key)) return [];
    const path = `document.${key}`;
    if (isPlainText(condition)) return [{ [path]: condition }];
    if (!isObject(condition)) return [];
    const { $eq, $in } = condition;
    return [
      ...(isPlainText($eq) ? [{ [path]: $eq }] : []),
      ...(Array.isArray($in) && $in.length > 0 && $in.every(isPlainText) ? [{ [path]: { $in } }] : []),
    ];
  });
}

/** Every field that a filter names, however deep in its alternatives. */
function fieldsOf(filter: Filter): readonly string[] {
  return Object.entries(filter).flatMap(([key, condition]) => {
    if (!key.startsWith('$')) return [key];
    return Array.isArray(condition) ? condition.filter(isObject).flatMap(fieldsOf) : [];
  });
}

/** The whole of each member that is named: a part of it would be another document to the filter. */
function projectionOf(fields: readonly string[]): Candidates['projection'] {
  const members = new Set(fields.map((field) => field.split('.', 1)[0] ?? ''));
  if (![...members].every((member) => isPlainPath(member))) return undefined;
  const asked = [...members].map((member) => [`document.${member}`, 1] as const);
  return { position: 1, json: 1, words: 1, ...Object.fromEntries(asked) };
}

/** Without numbers: one may be the place in a list or the name of a member. */
function isPlainPath(path: string): boolean {
  return /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/.test(path);
}

function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
