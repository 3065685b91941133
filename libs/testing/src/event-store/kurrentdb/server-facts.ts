import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Faults } from './faults.ts';

/** The version that the stand-in says it is: what it can do depends on it, as with the real server. */
export type StandInVersion = '24.10' | '25.1' | '26.1';

type Empty = InstanceType<typeof shared.Empty>;

const streamsV1 = 'event_store.client.streams.streams';
const streamsV2 = 'kurrentdb.protocol.v2.streams.streamsservice';

export function featuresHandler(
  version: StandInVersion,
  faults: Faults,
): handleUnaryCall<Empty, InstanceType<typeof features.SupportedMethods>> {
  return (_call, answer) => {
    const methods: [string, string][] = [
      [streamsV1, 'read'],
      [streamsV1, 'append'],
      [streamsV1, 'batchappend'],
    ];
    if (version >= '25.1') methods.push([streamsV2, 'appendsession']);
    if (version >= '26.1') methods.push([streamsV2, 'appendrecords']);
    const supported = new features.SupportedMethods().setEventStoreServerVersion(`${version}.0`);
    supported.setMethodsList(
      methods.map(([service, method]) =>
        new features.SupportedMethod().setServiceName(service).setMethodName(method),
      ),
    );
    faults.before('features').then(() => answer(null, supported), answer);
  };
}

/** A cluster of one, for clients that ask who leads. */
export function gossipHandler(
  port: () => number,
  faults: Faults,
): handleUnaryCall<Empty, InstanceType<typeof gossip.ClusterInfo>> {
  return (_call, answer) => {
    const member = new gossip.MemberInfo()
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setTimeStamp('0')
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port()));
    const cluster = new gossip.ClusterInfo().setMembersList([member]);
    faults.before('features').then(() => answer(null, cluster), answer);
  };
}
