import type { EventStore, Position } from '@jalon/event-store';
import type { ReadModels } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from './etag.ts';
import { InvalidRequest } from './invalid-request.ts';

/** What waiting needs of the read models. */
export type Visibility = Pick<ReadModels, 'position' | 'waitFor'>;

/** How long a command's answer waits for the read models, and a read for a position, in milliseconds. */
const commandWaits = 1000;
const readWaits = 5000;
const longestWait = 10_000;

/** What a command led to, as far as its answer's headers tell it. */
export interface Written {
  readonly revision: number;
  readonly position: Position;
  readonly repeated: boolean;
}

/**
 * Puts on a command's answer its `ETag`, its `X-Jalon-Position` and, when it had been handled before,
 * `Idempotent-Replayed: true`; then waits until the read models hold what it wrote, so that a person who writes then
 * reads sees it. `Prefer: wait=N` bounds the wait to N seconds (0: none; default 1). Written is written: when the
 * read models are late the answer leaves without them, and says `X-Jalon-Read-Models: behind`.
 */
export function tellWritten(
  request: FastifyRequest,
  reply: FastifyReply,
  { revision, position, repeated }: Written,
  readModels: Visibility,
): Promise<void> | undefined {
  reply.header('etag', etagOf(revision)).header('x-jalon-position', String(position));
  if (repeated) reply.header('idempotent-replayed', 'true');
  if (readModels.position() >= position) return undefined;
  const preference = /(?:^|[,;\s])wait=([0-9]{1,3})/.exec(String(request.headers['prefer'] ?? ''))?.[1];
  const bound = preference === undefined ? commandWaits : Math.min(Number(preference) * 1000, longestWait);
  if (bound === 0) {
    reply.header('preference-applied', 'wait=0').header('x-jalon-read-models', 'behind');
    return undefined;
  }
  return readModels.waitFor(position, bound).catch(() => {
    reply.header('x-jalon-read-models', 'behind');
  });
}

/**
 * A read that carries `X-Jalon-At-Least` (the `X-Jalon-Position` of an earlier answer) waits until the read models
 * hold that position: whoever was told of a writing can ask to see it, from any process.
 * @throws NotReachedInTime (503) after 5 seconds. InvalidRequest when it is no position that the log ever gave.
 */
export async function waitUntilVisible(
  request: FastifyRequest,
  readModels: Visibility,
  store: Pick<EventStore, 'lastPosition'>,
): Promise<void> {
  const wanted = request.headers['x-jalon-at-least'];
  if (wanted === undefined) return;
  if (typeof wanted !== 'string' || !/^[0-9]{1,15}$/.test(wanted)) {
    throw new InvalidRequest([{ field: 'X-Jalon-At-Least', message: 'une position est attendue' }]);
  }
  const position = Number(wanted) as Position;
  if (readModels.position() >= position) return;
  // A position of the future would hold a connection for nothing; no answer of ours can have borne it.
  if ((await store.lastPosition()) < position) {
    throw new InvalidRequest([
      { field: 'X-Jalon-At-Least', message: 'aucune écriture n’a reçu cette position' },
    ]);
  }
  await readModels.waitFor(position, readWaits);
}
