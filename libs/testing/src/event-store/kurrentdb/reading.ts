import { type handleServerStreamingCall, status } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Faults } from './faults.ts';
import { filterOf, type ReadCall, type ReadOptions, type ReadRequest, writeTo } from './read-call.ts';
import type { StandInLog, StoredEvent } from './stand-in-log.ts';
import { serveSubscription } from './subscribing.ts';
import { nameOf, streamNotFoundMessage } from './wire.ts';

/** Reads of a stream and of the log, forwards and backwards, and subscriptions to the log. */
export function readHandler(log: StandInLog, faults: Faults): handleServerStreamingCall<ReadRequest, Buffer> {
  return (call) => {
    call.on('error', () => undefined);
    const options = call.request.getOptions();
    if (!options) {
      call.end();
      return;
    }
    const serving = options.hasSubscription()
      ? serveSubscription(log, faults, call, options)
      : serveRead(log, faults, call, options);
    serving.catch((error: unknown) => call.emit('error', error));
  };
}

async function serveRead(
  log: StandInLog,
  faults: Faults,
  call: ReadCall,
  options: ReadOptions,
): Promise<void> {
  await faults.before('read');
  const count = Number(options.getCount());
  const stream = options.getStream();
  if (stream) {
    const name = nameOf(stream.getStreamIdentifier());
    const events = log.stream(name);
    if (!events) {
      await writeTo(call, streamNotFoundMessage(name));
      call.end();
      return;
    }
    const at = stream.hasRevision() ? Number(stream.getRevision()) : undefined;
    const from = stream.hasEnd() ? events.length - 1 : (at ?? 0);
    await writeAll(call, walk(events, from, isBackwards(options), count));
    return;
  }
  await writeAll(call, ofLog(log, options, count));
}

/** From a position inclusive, or back from it exclusive. */
function* ofLog(log: StandInLog, options: ReadOptions, count: number): Generator<StoredEvent> {
  const all = options.getAll();
  const matches = filterOf(options);
  const backwards = isBackwards(options);
  let from = backwards ? log.events.length - 1 : 0;
  if (all?.hasEnd() && !backwards) from = log.events.length;
  const position = all?.getPosition();
  if (position) {
    const commit = Number(position.getCommitPosition());
    from = log.indexAt(commit);
    // The real server reads the bytes that are there: a position that is none is an error.
    const isPlace = log.events[from]?.position === commit || from === log.events.length;
    if (!isPlace)
      throw Object.assign(new Error(), { code: status.UNKNOWN, details: `No record at ${commit}` });
    if (backwards) from -= 1;
  }
  let left = count;
  for (const event of walk(log.events, from, backwards, Number.MAX_SAFE_INTEGER)) {
    if (left === 0) return;
    if (!matches(event)) continue;
    left -= 1;
    yield event;
  }
}

function* walk(
  events: readonly StoredEvent[],
  from: number,
  backwards: boolean,
  count: number,
): Generator<StoredEvent> {
  const start = backwards ? Math.min(from, events.length - 1) : from;
  for (let given = 0; given < count; given++) {
    const event = events[backwards ? start - given : start + given];
    if (!event) return;
    yield event;
  }
}

async function writeAll(call: ReadCall, events: Iterable<StoredEvent>): Promise<void> {
  for (const { message } of events) {
    if (call.cancelled) return;
    await writeTo(call, message);
  }
  call.end();
}

function isBackwards(options: ReadOptions): boolean {
  return options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
}
