import type { Revision } from '@jalon/event-store';
import { InvalidRequest } from './invalid-request.ts';

/** The entity tag of a subject: the revision of its stream. */
export function etagOf(revision: Revision): string {
  return `"${revision}"`;
}

/**
 * Reads `If-Match`. `*` means that any state will do.
 * @returns the revision that the person saw, or undefined without the header or with `*`.
 * @throws InvalidRequest when it is not one of our tags: a tag that we would not understand must not be ignored.
 */
export function expectedRevision(header: string | string[] | undefined): Revision | undefined {
  if (header === undefined || header === '*') return undefined;
  const tag = typeof header === 'string' ? /^(?:W\/)?"(0|[1-9][0-9]{0,14})"$/.exec(header.trim()) : null;
  if (tag === null) {
    throw new InvalidRequest([
      { field: 'If-Match', message: 'une seule étiquette est attendue, par exemple "12"' },
    ]);
  }
  return Number(tag[1]);
}
