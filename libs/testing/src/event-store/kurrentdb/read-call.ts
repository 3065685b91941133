import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StoredEvent } from './stand-in-log.ts';

export type ReadRequest = InstanceType<typeof streams.ReadReq>;
export type ReadOptions = InstanceType<typeof streams.ReadReq.Options>;
/** Answers are bytes: each event was encoded when it was written. */
export type ReadCall = ServerWritableStream<ReadRequest, Buffer>;

/** Waits for a slow reader instead of holding what it has not taken. */
export async function writeTo(call: ReadCall, message: Buffer): Promise<void> {
  if (call.write(message) || call.cancelled) return;
  const waking = ['drain', 'cancelled', 'close'];
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      for (const event of waking) call.off(event, wake);
      resolve();
    };
    for (const event of waking) call.on(event, wake);
  });
}

export function filterOf(options: ReadOptions): (event: StoredEvent) => boolean {
  const filter = options.getFilter();
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!filter || !expression) return () => true;
  const prefixes = expression.getPrefixList();
  const pattern = prefixes.length === 0 ? new RegExp(expression.getRegex(), 'u') : undefined;
  const named = filter.hasStreamIdentifier()
    ? (event: StoredEvent): string => event.stream
    : (event: StoredEvent): string => event.type;
  return (event) =>
    pattern ? pattern.test(named(event)) : prefixes.some((prefix) => named(event).startsWith(prefix));
}
