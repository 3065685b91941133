import { drawReference } from '@jalon/kernel';
import { derivedId } from './event-id.ts';

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

/** How many references are drawn before the chance that all are taken is no longer believed. */
const attempts = 5;

/**
 * Uses the first reference drawn from a command's id that nobody has.
 * @param isTaken tells, from what `use` threw, that the reference is somebody else's.
 * @throws what `use` throws for any other reason, or at the last attempt.
 */
export async function withDrawnReference<Result>(
  prefix: string,
  commandId: string,
  isTaken: (error: unknown) => boolean,
  use: (reference: string) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await use(referenceFrom(prefix, commandId, attempt));
    } catch (error) {
      if (attempt >= attempts || !isTaken(error)) throw error;
    }
  }
}
