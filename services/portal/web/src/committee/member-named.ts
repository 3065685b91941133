import { plainOf } from '../words/plain.ts';

/** A member is called by their name: whoever is named again takes their own seat, with what has changed. */
export const memberNamed = {
  fields: ['id'],
  of: ({ name }: Readonly<Record<string, unknown>>) => ({
    id: idOfMember(typeof name === 'string' ? name : ''),
  }),
};

/** `m-omar-ghesquiere`. */
export function idOfMember(name: string): string {
  return `m-${plainOf(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')}`.slice(0, 80);
}
