import { InvalidArgument } from '@jalon/event-store';

/** Where Redis is, and under which names this service keeps its own there. */
export interface RedisAddress {
  /** As ioredis reads it: `redis://user:password@host:6379/0`. */
  readonly url: string;
  /** Before the name of every key. Default `jalon`. */
  readonly prefix: string;
}

/**
 * Reads `redis://host:6379/0?prefix=jalon`, or `rediss://` for TLS.
 * @throws InvalidArgument: the message never shows the password.
 */
export function readRedisUrl(url: string): RedisAddress {
  const [, address, query = ''] = /^(rediss?:\/\/[^/?]+(?:\/\d*)?)(?:\?(.*))?$/.exec(url) ?? [];
  if (address === undefined) throw new InvalidArgument('A Redis URL looks like redis://host:6379/0');
  return { url: address, prefix: new URLSearchParams(query).get('prefix') ?? 'jalon' };
}
