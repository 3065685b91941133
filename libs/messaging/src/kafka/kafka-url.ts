import { InvalidArgument } from '@jalon/event-store';
import type { KafkaConfig, SASLOptions } from 'kafkajs';

/** What a URL says of a Kafka cluster. */
export interface KafkaAddress {
  readonly brokers: readonly string[];
  readonly connection: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  /** Before the name of every topic and group. Default `jalon.`. */
  readonly prefix: string;
  /** Of a topic that does not exist yet; docs/decisions/0020. Default 6. */
  readonly partitions: number;
  /** Copies of a topic that does not exist yet; -1 (default) as the cluster has it. */
  readonly replication: number;
  /** After so many milliseconds of silence a member is taken for dead, and its partitions go to others. Default 30 000. */
  readonly session: number;
}

/**
 * Reads `kafka://user:password@one:9092,two:9092?ssl=true&prefix=jalon.&partitions=6&replication=3&session=30000`. With a user, SASL
 * SCRAM-SHA-512 over TLS.
 * @throws InvalidArgument: the message never shows the password.
 */
export function readKafkaUrl(url: string): KafkaAddress {
  const parts = /^kafka:\/\/(?:([^:@/]+):([^@/]*)@)?([^/?]+)\/?(?:\?(.*))?$/.exec(url);
  const [, user, password, hosts = '', query = ''] = parts ?? [];
  const brokers = hosts.split(',').filter((host) => /^[^:]+:\d+$/.test(host));
  if (!parts || brokers.length === 0 || brokers.length !== hosts.split(',').length)
    throw new InvalidArgument('A Kafka URL looks like kafka://broker:9092,broker:9092');
  const options = new URLSearchParams(query);
  const sasl: SASLOptions | undefined =
    user === undefined
      ? undefined
      : {
          mechanism: 'scram-sha-512',
          username: decodeURIComponent(user),
          password: decodeURIComponent(password ?? ''),
        };
  return {
    brokers,
    connection: { ...(sasl && { sasl }), ssl: sasl !== undefined || options.get('ssl') === 'true' },
    prefix: options.get('prefix') ?? 'jalon.',
    partitions: Number(options.get('partitions') ?? 6),
    replication: Number(options.get('replication') ?? -1),
    session: Number(options.get('session') ?? 30_000),
  };
}
