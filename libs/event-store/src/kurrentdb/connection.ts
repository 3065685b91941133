import { setTimeout as rest } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { InvalidArgument, Unavailable } from '../errors.ts';
import { failureOf, Silence } from './failures.ts';

/** How long the guard waits, and how often it asks. */
export interface Patience {
  /** Milliseconds without a sign of life after which a call is given up. */
  readonly silence: number;
  /** How many times a call is made before its caller is told. */
  readonly attempts: number;
}

/**
 * The client, made again whenever one fails: a client that could not connect on its first read never reads again, and
 * neither its reads nor its batch appends have a deadline.
 */
export class Connection {
  readonly patience: Patience;
  readonly #url: string;
  #client: KurrentDBClient | undefined;
  #recycled = 0;
  #whenRecycled: () => void = () => undefined;

  /** Nothing is asked of the server yet. @throws InvalidArgument when the URL cannot be read. */
  constructor(url: string, patience: Patience) {
    this.#url = withQuickDiscovery(url);
    this.patience = patience;
    try {
      this.client();
    } catch {
      // What the client says of it holds the password.
      throw new InvalidArgument('Not a URL of KurrentDB (kurrentdb://host:2113?tls=false)');
    }
  }

  /** How many clients were thrown away. */
  get recycled(): number {
    return this.#recycled;
  }

  /** Who holds a subscription is told that its client was thrown away: the client itself says nothing then. */
  whenRecycled(told: () => void): void {
    this.#whenRecycled = told;
  }

  client(): KurrentDBClient {
    return (this.#client ??= KurrentDBClient.connectionString(this.#url));
  }

  /** After a failure: throws the client away, unless another caller did before, or it only has to go to the leader. */
  failed(client: KurrentDBClient, error: unknown, call: 'read' | 'append'): void {
    // An append told "not the leader" is redirected by the client itself; its native reads are not.
    if (call === 'append' && failureOf(error) === 'elsewhere') return;
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#recycled += 1;
    dispose(client);
    this.#whenRecycled();
  }

  /** Waits before the next attempt: 50 ms, 100, 200 … at most a second. */
  async restBefore(attempt: number): Promise<void> {
    await rest(Math.min(1_000, 25 * 2 ** attempt));
  }

  /**
   * Makes a call that may be made again: another client each time, until one answers.
   * @throws Unavailable when none did.
   */
  async read<Result>(what: string, call: (client: KurrentDBClient) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const client = this.client();
      try {
        return await call(client);
      } catch (error) {
        this.failed(client, error, 'read');
        if (attempt >= this.patience.attempts || failureOf(error) === 'final') throw unavailable(what, error);
        await this.restBefore(attempt);
      }
    }
  }

  /** @throws Silence when the call has not settled in time. The call itself goes on, unheard. */
  async within<Result>(what: string, call: Promise<Result>): Promise<Result> {
    return this.whileAlive(what, call, () => 0);
  }

  /**
   * Waits for a call as long as it shows signs of life.
   * @param progress a number that grows with what the call gives.
   * @param isAlive asked when nothing came: a server that searches its log for a rare event is silent and well.
   * @throws Silence
   */
  async whileAlive<Result>(
    what: string,
    call: Promise<Result>,
    progress: () => number,
    isAlive?: () => Promise<void>,
  ): Promise<Result> {
    const { silence } = this.patience;
    for (let seen = progress(); ;) {
      const timer = new AbortController();
      const quiet = rest(silence, 'quiet' as const, { signal: timer.signal });
      try {
        const first = await Promise.race([call.then((result) => ({ result })), quiet]);
        if (first !== 'quiet') return first.result;
      } finally {
        quiet.catch(() => undefined);
        timer.abort();
      }
      call.catch(() => undefined);
      if (progress() > seen) seen = progress();
      else if (isAlive) await isAlive();
      else throw new Silence(what, silence);
    }
  }

  close(): void {
    if (this.#client) dispose(this.#client);
    this.#client = undefined;
  }
}

export function unavailable(what: string, cause: unknown): Unavailable {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Unavailable(`KurrentDB did not serve ${what}: ${reason}`, { cause });
}

/** Each new client waits for one `discoveryInterval` before its first read, half a second unless told otherwise. */
function withQuickDiscovery(url: string): string {
  if (/[?&]discoveryInterval=/i.test(url)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}discoveryInterval=20`;
}

function dispose(client: KurrentDBClient): void {
  // `dispose` ends the streams and leaves the channel open; the client keeps the channel to itself and has no other way.
  const owner = client as unknown as { getChannel(): Promise<{ close(): void }> };
  void client
    .dispose()
    .then(() => owner.getChannel())
    .then((channel) => channel.close())
    .catch(() => undefined);
}
