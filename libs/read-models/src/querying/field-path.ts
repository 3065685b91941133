/**
 * Reads a dotted path, walking into lists as MongoDB does: `lines.funder` of two lines gives two values.
 * @returns the values found, without undefined ones; `missing` when the path leads nowhere (an empty list is somewhere).
 */
export function readField(document: object, path: readonly string[]): FieldValues {
  let values: unknown[] = [document];
  let listed = false;
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of values) {
      if (typeof value !== 'object' || value === null) continue;
      const member = (value as Readonly<Record<string, unknown>>)[step];
      if (Array.isArray(member)) {
        listed = true;
        next.push(...(member as unknown[]));
      } else if (member !== undefined && member !== null) {
        next.push(member);
      }
    }
    values = next;
  }
  return { values, missing: values.length === 0 && !listed };
}

export interface FieldValues {
  readonly values: readonly unknown[];
  readonly missing: boolean;
}

export function fieldPath(field: string): readonly string[] {
  return field.split('.');
}
