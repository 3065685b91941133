/** Reads parts of an address; what is not as it should be is left out: an old link still opens. */
export type Search = Readonly<Record<string, unknown>>;

/** The texts among these names. */
export function textsIn<Name extends string>(
  search: Search,
  names: readonly Name[],
): { [N in Name]?: string } {
  const found: { [N in Name]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}

/** Lists, written `a,b`. */
export function listsIn<Name extends string>(
  search: Search,
  names: readonly Name[],
): { [N in Name]?: readonly string[] } {
  const found: { [N in Name]?: readonly string[] } = {};
  for (const name of names) {
    const values = listOf(search[name]);
    if (values.length > 0) found[name] = values;
  }
  return found;
}

/** The page, when it is not the first. */
export function pageIn({ page: given }: Search): { readonly page?: number } {
  const page = Number(given);
  return Number.isInteger(page) && page > 1 ? { page } : {};
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(',').filter((text) => text !== '') : [];
}

/** What changes of an address; undefined takes a part off. */
export type Change<Of> = { readonly [Name in keyof Of]?: Of[Name] | undefined };

/** An address with changes; what was taken off is not there. */
export function changed<Of extends object>(before: Of, change: Change<Of>): Of {
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(after) as Of;
}
