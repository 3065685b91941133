import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import {
  Metadata,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
} from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsV2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import { appendHandler, batchAppendHandler } from './appending.ts';
import { appendRecordsHandler, appendSessionHandler } from './appending-to-several.ts';
import { Faults } from './faults.ts';
import { readHandler } from './reading.ts';
import { featuresHandler, gossipHandler, type StandInVersion } from './server-facts.ts';
import { StandInFile } from './stand-in-file.ts';
import { StandInLog } from './stand-in-log.ts';

export interface StandInOptions {
  /** A free one by default. */
  readonly port?: number;
  /** Keeps the events in a file, so that a stand-in that was killed starts with them again. In memory by default. */
  readonly file?: string;
  /** What it says it is. Default `26.1`. */
  readonly version?: StandInVersion;
  /** Bytes; the server's `MaxAppendSize`. Default 16 MiB, the most that it can be set to (its own default is 1 MiB). */
  readonly largestAppend?: number;
}

/** A stand-in for KurrentDB, for tests. */
export interface KurrentDbStandIn {
  /** `kurrentdb://127.0.0.1:PORT?tls=false` */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Its events, the server's own included. */
  readonly log: StandInLog;
  /** Breaks every connection and takes new ones. */
  drop(): void;
  /** Nobody is served for a while; then the same port serves the same data. */
  restart(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

// The client's native reads send a call in two packets and hold the second until the first is acknowledged, which the
// system puts off for 40 ms unless there is something to answer.
const answerHeadersAtOnce: ServerInterceptor = (_method, call) =>
  new ServerInterceptingCall(call, {
    start: (next) => {
      next();
      call.sendMetadata(new Metadata());
    },
  });

const largestMessage = 17 * 1024 * 1024;

/**
 * A TEST FIXTURE, never offered to users: a server of KurrentDB's gRPC protocol that serves the real client, by the
 * rules of the real server as far as tests need them, with faults on demand. It has no access control, no projections,
 * no persistent subscriptions, and promises nothing of what it keeps.
 */
export async function startKurrentDbStandIn({
  port = 0,
  file,
  version = '26.1',
  largestAppend = 16 * 1024 * 1024,
}: StandInOptions = {}): Promise<KurrentDbStandIn> {
  const faults = new Faults();
  const log = new StandInLog(largestAppend, file === undefined ? undefined : new StandInFile(file));
  const server = new Server({
    'grpc.max_receive_message_length': largestMessage,
    'grpc.max_send_message_length': largestMessage,
    interceptors: [answerHeadersAtOnce],
  });
  const read = { ...streams.StreamsService.read, responseSerialize: (bytes: Buffer) => bytes };
  server.addService(
    { read, append: streams.StreamsService.append, batchAppend: streams.StreamsService.batchAppend },
    {
      read: readHandler(log, faults),
      append: appendHandler(log, faults),
      batchAppend: batchAppendHandler(log, faults),
    },
  );
  server.addService(streamsV2.StreamsServiceService, {
    appendSession: appendSessionHandler(log, faults),
    appendRecords: appendRecordsHandler(log, faults),
  });
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: featuresHandler(version, faults),
  });
  server.addService(gossip.GossipService, { read: gossipHandler(() => bound, faults) });

  const sockets = new Set<Socket>();
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const listen = async (at: number): Promise<NetServer> => {
    const listening = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
      injector.injectConnection(socket);
    });
    listening.listen(at, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  };
  let listening = await listen(port);
  const bound = (listening.address() as AddressInfo).port;
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const leave = async (): Promise<void> => {
    const closed = once(listening, 'close');
    listening.close();
    drop();
    await closed;
  };
  return {
    url: `kurrentdb://127.0.0.1:${bound}?tls=false`,
    port: bound,
    faults,
    log,
    drop,
    restart: async (milliseconds) => {
      await leave();
      await rest(milliseconds);
      listening = await listen(bound);
    },
    stop: async () => {
      faults.endSubscriptions();
      await leave();
      server.forceShutdown();
      log.close();
    },
  };
}
