/** Addresses that a person can read and send: `?status=closed,justified&page=2`, everything a text. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeAddress(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : String((value as string | undefined) ?? '');
    if (text !== '') query.set(name, text);
  }
  const written = query.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}
