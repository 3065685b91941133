/**
 * Reads a dotted path, walking into lists as MongoDB does: `lines.funder` of two lines gives two values.
 * @returns the values found, without undefined ones; `missing` when the path leads nowhere (an empty list is somewhere).
 */
export function readField(document: object, path: readonly string[]): FieldValues {
  // Most paths meet no list: nothing is gathered for them.
  let value: unknown = document;
  for (const [at, step] of path.entries()) {
    const member = memberOf(value, step);
    if (Array.isArray(member)) return readThrough(member, path.slice(at + 1));
    if (member === undefined || member === null) return nowhere;
    value = member;
  }
  return { values: [value], missing: false };
}

const nowhere: FieldValues = { values: [], missing: true };

/** What the rest of a path finds in each member of a list. */
function readThrough(list: readonly unknown[], path: readonly string[]): FieldValues {
  let values = list;
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of values) {
      const member = memberOf(value, step);
      if (Array.isArray(member)) next.push(...(member as unknown[]));
      else if (member !== undefined && member !== null) next.push(member);
    }
    values = next;
  }
  return { values, missing: false };
}

function memberOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined;
}

export interface FieldValues {
  readonly values: readonly unknown[];
  readonly missing: boolean;
}

export function fieldPath(field: string): readonly string[] {
  return field.split('.');
}
