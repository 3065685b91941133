import {
  type handleClientStreamingCall,
  type handleUnaryCall,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import errors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import anys from 'google-protobuf/google/protobuf/any_pb.js';
import { tooLarge } from './appending.ts';
import type { Faults } from './faults.ts';
import { expecting, type ProposedAppend, type StandInLog } from './stand-in-log.ts';
import type { ProposedEvent } from './wire.ts';

type AppendRequest = InstanceType<typeof streams.AppendRequest>;
type AppendSessionResponse = InstanceType<typeof streams.AppendSessionResponse>;
type AppendRecordsRequest = InstanceType<typeof streams.AppendRecordsRequest>;
type AppendRecordsResponse = InstanceType<typeof streams.AppendRecordsResponse>;
type AppendRecord = InstanceType<typeof streams.AppendRecord>;

/** Several streams, all or none (KurrentDB 25.1). */
export function appendSessionHandler(
  log: StandInLog,
  faults: Faults,
): handleClientStreamingCall<AppendRequest, AppendSessionResponse> {
  return (call, answer) => {
    const appends: ProposedAppend[] = [];
    call.on('data', (request: AppendRequest) => {
      const expected = Number(request.getExpectedRevision() ?? expecting.any);
      const events = request.getRecordsList().map((record) => proposedEvent(record));
      appends.push({ stream: request.getStream(), expected, events });
    });
    call.on('end', () => {
      void (async () => {
        await faults.before('append');
        const outcome = log.append(appends);
        await faults.beforeAnswer();
        if (outcome.kind === 'tooLarge') throw tooLarge(outcome.limit);
        if (outcome.kind === 'conflict') throw conflict(appends[outcome.nth], outcome.actual);
        const response = new streams.AppendSessionResponse();
        for (const { stream, revision } of outcome.last) {
          response.addOutput(
            new streams.AppendResponse().setStream(stream).setStreamRevision(String(revision)),
          );
        }
        response.setPosition(String(outcome.last.at(-1)?.position ?? 0));
        answer(null, response);
      })().catch(answer);
    });
  };
}

/** Several streams in the very order of the records, with checks of any stream (KurrentDB 26.1). */
export function appendRecordsHandler(
  log: StandInLog,
  faults: Faults,
): handleUnaryCall<AppendRecordsRequest, AppendRecordsResponse> {
  return (call, answer) => {
    void (async () => {
      await faults.before('append');
      const expected = new Map<string, number>();
      for (const check of call.request.getChecksList()) {
        const state = check.getStreamState();
        if (state) expected.set(state.getStream(), Number(state.getExpectedState()));
      }
      const byStream = Map.groupBy(call.request.getRecordsList(), (record) => record.getStream());
      const appends = [...new Set([...expected.keys(), ...byStream.keys()])].map((stream) => ({
        stream,
        expected: expected.get(stream) ?? expecting.any,
        events: (byStream.get(stream) ?? []).map((record) => proposedEvent(record)),
      }));
      const outcome = log.append(appends);
      await faults.beforeAnswer();
      if (outcome.kind === 'tooLarge') throw tooLarge(outcome.limit);
      if (outcome.kind === 'conflict') throw violation(appends[outcome.nth], outcome.actual);
      const response = new streams.AppendRecordsResponse();
      for (const { stream, revision } of outcome.last.filter((last) => byStream.has(last.stream))) {
        response.addRevisions(new streams.StreamRevision().setStream(stream).setRevision(String(revision)));
      }
      response.setPosition(String(outcome.last.at(-1)?.position ?? 0));
      answer(null, response);
    })().catch(answer);
  };
}

/** Properties come back as the metadata of the event, a JSON object, with what the server adds to them. */
function proposedEvent(record: AppendRecord): ProposedEvent {
  const type = record.getSchema()?.getName() ?? '';
  const given = record.getPropertiesMap();
  const properties = Object.fromEntries([
    ...given.toArray().map(([name]) => [name, given.get(name)?.toJavaScript()]),
    ['$schema.format', 'Json'],
    ['$schema.name', type],
  ]);
  return {
    id: record.getRecordId() ?? crypto.randomUUID(),
    type,
    contentType: 'application/json',
    data: record.getData_asU8(),
    metadata: Buffer.from(JSON.stringify(properties)),
  };
}

function conflict(append: ProposedAppend | undefined, actual: number): Partial<ServiceError> {
  const details = new errors.StreamRevisionConflictErrorDetails();
  details.setStream(append?.stream ?? '');
  details.setExpectedRevision(String(append?.expected ?? expecting.any));
  details.setActualRevision(String(actual));
  return failure(details, 'kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails');
}

function violation(append: ProposedAppend | undefined, actual: number): Partial<ServiceError> {
  const state = new errors.ConsistencyViolation.StreamStateViolation();
  state.setStream(append?.stream ?? '');
  state.setExpectedState(String(append?.expected ?? expecting.any));
  state.setActualState(String(actual));
  const details = new errors.AppendConsistencyViolationErrorDetails();
  details.addViolations(new errors.ConsistencyViolation().setCheckIndex(0).setStreamState(state));
  return failure(details, 'kurrentdb.protocol.v2.streams.errors.AppendConsistencyViolationErrorDetails');
}

function failure(details: { serializeBinary(): Uint8Array }, type: string): Partial<ServiceError> {
  const any = new anys.Any();
  any.pack(details.serializeBinary(), type);
  const metadata = new Metadata();
  const bytes = new statuses.Status().setCode(9).setDetails(any).serializeBinary();
  metadata.set('grpc-status-details-bin', Buffer.from(bytes));
  return { code: status.FAILED_PRECONDITION, details: 'Append failed due to a revision conflict', metadata };
}
