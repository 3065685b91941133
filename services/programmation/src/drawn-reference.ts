import { derivedId } from '@jalon/event-store';
import { drawReference } from '@jalon/kernel';

/**
 * A reference drawn from a command's id instead of chance: the same command again draws the same one, and finds what
 * it made the first time. `attempt` counts from 1, for when the reference is taken.
 */
export function referenceFrom(prefix: string, commandId: string, attempt: number): string {
  const drawn = derivedId(commandId, `reference ${attempt}`);
  return drawReference(prefix, {
    bytes: (count) =>
      Uint8Array.from({ length: count }, (_, nth) => parseInt(drawn.slice(nth * 2, nth * 2 + 2), 16)),
    uuid: () => drawn,
  });
}
