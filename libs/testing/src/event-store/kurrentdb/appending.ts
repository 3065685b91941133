import {
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  Metadata,
  type ServerDuplexStream,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import anys from 'google-protobuf/google/protobuf/any_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Faults } from './faults.ts';
import { expecting, type Outcome, type ProposedAppend, type StandInLog } from './stand-in-log.ts';
import { nameOf, type ProposedEvent, streamIdentifier, uuidOf } from './wire.ts';

type AppendReq = InstanceType<typeof streams.AppendReq>;
type AppendResp = InstanceType<typeof streams.AppendResp>;
type BatchAppendReq = InstanceType<typeof streams.BatchAppendReq>;
type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;
type BatchOptions = InstanceType<typeof streams.BatchAppendReq.Options>;

/** One stream, one call. */
export function appendHandler(
  log: StandInLog,
  faults: Faults,
): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, answer) => {
    let append: ProposedAppend | undefined;
    const events: ProposedEvent[] = [];
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      const proposed = request.getProposedMessage();
      if (options) {
        const expected = options.hasRevision() ? Number(options.getRevision()) : expectationOf(options);
        append = { stream: nameOf(options.getStreamIdentifier()), expected, events };
      }
      if (proposed) events.push(proposedEvent(proposed));
    });
    call.on('end', () => {
      if (append)
        void appendOne(log, faults, append)
          .then((outcome) => answer(null, response(outcome)))
          .catch(answer);
    });
  };
}

/** Many appends over one call, each answered under its number. */
export function batchAppendHandler(
  log: StandInLog,
  faults: Faults,
): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return (call) => {
    const arriving = new Map<string, { options: BatchOptions; events: ProposedEvent[] }>();
    call.on('error', () => undefined);
    call.on('data', (request: BatchAppendReq) => {
      const id = uuidOf(request.getCorrelationId());
      const options = request.getOptions();
      const append = arriving.get(id) ?? (options && { options, events: [] });
      if (!append) return;
      arriving.set(id, append);
      append.events.push(...request.getProposedMessagesList().map((proposed) => proposedEvent(proposed)));
      if (!request.getIsFinal()) return;
      arriving.delete(id);
      void answerBatch(call, id, append);
    });
    call.on('end', () => call.end());
  };

  async function answerBatch(
    call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
    id: string,
    { options, events }: { options: BatchOptions; events: ProposedEvent[] },
  ): Promise<void> {
    const stream = nameOf(options.getStreamIdentifier());
    const expected = options.hasStreamPosition()
      ? Number(options.getStreamPosition())
      : expectationOf(options);
    try {
      const outcome = await appendOne(log, faults, { stream, expected, events });
      if (!call.destroyed) call.write(batchResponse(id, stream, expected, outcome));
    } catch (error) {
      call.emit('error', error);
    }
  }
}

/** @throws ServiceError when a fault says so */
async function appendOne(log: StandInLog, faults: Faults, append: ProposedAppend): Promise<Outcome> {
  await faults.before('append');
  const outcome = log.append([append]);
  await faults.beforeAnswer();
  return outcome;
}

function expectationOf(options: { hasNoStream(): boolean; hasStreamExists(): boolean }): number {
  if (options.hasNoStream()) return expecting.none;
  return options.hasStreamExists() ? expecting.exists : expecting.any;
}

function proposedEvent(
  proposed: InstanceType<
    typeof streams.BatchAppendReq.ProposedMessage | typeof streams.AppendReq.ProposedMessage
  >,
): ProposedEvent {
  return {
    id: uuidOf(proposed.getId()),
    type: proposed.getMetadataMap().get('type') ?? '',
    contentType: proposed.getMetadataMap().get('content-type') ?? '',
    data: proposed.getData_asU8(),
    metadata: proposed.getCustomMetadata_asU8(),
  };
}

function response(outcome: Outcome): AppendResp {
  const answer = new streams.AppendResp();
  if (outcome.kind === 'tooLarge') throw tooLarge(outcome.limit);
  if (outcome.kind === 'conflict') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.actual === -1) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.actual));
    return answer.setWrongExpectedVersion(wrong);
  }
  const [last] = outcome.last;
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(last?.revision ?? 0));
  const position = new streams.AppendResp.Position();
  position.setCommitPosition(String(last?.position)).setPreparePosition(String(last?.position));
  if (outcome.repeated) success.setNoPosition(new shared.Empty());
  else success.setPosition(position);
  return answer.setSuccess(success);
}

function batchResponse(id: string, stream: string, expected: number, outcome: Outcome): BatchAppendResp {
  const answer = new streams.BatchAppendResp();
  answer.setCorrelationId(new shared.UUID().setString(id));
  answer.setStreamIdentifier(streamIdentifier(stream));
  if (outcome.kind === 'conflict') return answer.setError(wrongExpectedVersion(expected, outcome.actual));
  if (outcome.kind === 'tooLarge') {
    const exceeded = new shared.MaximumAppendSizeExceeded().setMaxappendsize(outcome.limit);
    return answer.setError(failed('MaximumAppendSizeExceeded', exceeded));
  }
  const [last] = outcome.last;
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(last?.revision ?? 0));
  if (outcome.repeated) return answer.setSuccess(success.setNoPosition(new empties.Empty()));
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(last?.position)).setPreparePosition(String(last?.position));
  return answer.setSuccess(success.setPosition(position));
}

function wrongExpectedVersion(expected: number, actual: number): InstanceType<typeof statuses.Status> {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === -1) wrong.setCurrentNoStream(new empties.Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === expecting.any) wrong.setExpectedAny(new empties.Empty());
  else if (expected === expecting.none) wrong.setExpectedNoStream(new empties.Empty());
  else if (expected === expecting.exists) wrong.setExpectedStreamExists(new empties.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return failed('WrongExpectedVersion', wrong);
}

function failed(
  name: string,
  cause: { serializeBinary(): Uint8Array },
): InstanceType<typeof statuses.Status> {
  const details = new anys.Any();
  details.pack(cause.serializeBinary(), `event_store.client.${name}`);
  return new statuses.Status().setMessage(name).setDetails(details);
}

/** As the call of one stream tells it, and those of several. */
export function tooLarge(limit: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(limit));
  return { code: status.INVALID_ARGUMENT, details: `Maximum Append Size of ${limit} Exceeded.`, metadata };
}
