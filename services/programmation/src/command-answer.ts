import type { CommandResult } from '@jalon/event-store';
import { etagOf } from '@jalon/http';
import type { ReadModels } from '@jalon/read-models';
import type { FastifyReply } from 'fastify';

/** What a command answers over HTTP. */
export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  /** What it wrote, now or the first time it was sent. */
  readonly events: readonly { readonly type: string; readonly revision: number }[];
  /** True when the same command had been handled before. */
  readonly repeated: boolean;
}

/** Longer than this and the person is answered anyway: the facts are on disk, lists will follow. */
const patienceMs = 2_000;

/**
 * Answers a command once lists show it, so that who acts and looks sees what they did. `ETag` is the new revision;
 * 201 when the subject was created by it.
 */
export async function answerCommand(
  id: string,
  result: Pick<CommandResult<unknown>, 'revision' | 'position' | 'events' | 'repeated'>,
  readModels: ReadModels,
  reply: FastifyReply,
): Promise<CommandAnswer> {
  if (readModels.position() < result.position) {
    await readModels.waitFor(result.position, patienceMs).catch(() => undefined);
  }
  reply.header('etag', etagOf(result.revision));
  const { revision, events, repeated } = result;
  if (events[0]?.revision === 0) reply.status(201);
  return { id, revision, events, repeated };
}
