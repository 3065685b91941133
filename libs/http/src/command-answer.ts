import type { CommandResult } from '@jalon/event-store';
import { type Visibility, tellWritten } from './visibility.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a command answers over HTTP. */
export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  /** What it wrote, now or the first time it was sent. */
  readonly events: readonly { readonly type: string; readonly revision: number }[];
  /** True when the same command had been handled before. */
  readonly repeated: boolean;
}

/**
 * Answers a command once lists show it, so that who acts and looks sees what they did (`tellWritten` says for how long).
 * 201 when the subject was created by it.
 */
export async function answerCommand(
  id: string,
  result: Pick<CommandResult<unknown>, 'revision' | 'position' | 'events' | 'repeated'>,
  readModels: Visibility,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CommandAnswer> {
  await tellWritten(request, reply, result, readModels);
  const { revision, events, repeated } = result;
  if (events[0]?.revision === 0) reply.status(201);
  return { id, revision, events, repeated };
}
