import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { logStart, type Position, type RecordedEvent } from './envelope.ts';
import { Unavailable } from './errors.ts';
import type { EventStore, Subscription } from './event-store.ts';

/** Something in this process that is folded from the log: a read model, the open deadlines. */
export interface LogFollower {
  /** The types of the events it hears. */
  readonly types: readonly string[];
  /** Everything up to here is in it already: it is given only what comes after. */
  readonly position: Position;
  /** Takes one event, in the log's order. It keeps its own faults: it never throws. */
  apply(event: RecordedEvent): void;
  /** Everything up to `position` has been given, or was none of its types. */
  advance(position: Position): void;
}

/** How far a first reading of the log has come. */
export interface CatchUpProgress {
  readonly position: Position;
  readonly target: Position;
}

/** What was asked for is not there yet, and the time given is over. */
export class NotReachedInTime extends Error {
  override readonly name = 'NotReachedInTime';
  readonly wanted: Position;
  readonly reached: Position;

  constructor(wanted: Position, reached: Position) {
    super(`Position ${wanted} was not reached in time; the reader is at ${reached}`);
    this.wanted = wanted;
    this.reached = reached;
  }
}

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * One loop that reads the log once for all who follow it: pulls a page, gives each event to those that hear its
 * type, tells everyone how far it came. Two loops would parse the same events twice.
 */
export class LogRunner {
  readonly #store: Pick<EventStore, 'subscribe' | 'lastPosition'>;
  readonly #followers: LogFollower[] = [];
  readonly #routes = new Map<string, LogFollower[]>();
  readonly #waiters = new Set<Waiter>();
  readonly #stopping = new AbortController();
  #position = logStart;
  #subscription: Subscription | undefined;
  #running: Promise<void> | undefined;
  #failure: Error | undefined;
  #caughtUp = false;

  constructor(store: Pick<EventStore, 'subscribe' | 'lastPosition'>) {
    this.#store = store;
  }

  /** Adds a follower. Only before `start`: one that joined later would miss what was read. */
  follow(follower: LogFollower): void {
    if (this.#running) throw new Error('A follower joins before the runner starts');
    this.#followers.push(follower);
    for (const type of new Set(follower.types)) {
      const route = this.#routes.get(type);
      if (route) route.push(follower);
      else this.#routes.set(type, [follower]);
    }
  }

  /** Reads what is there, then keeps following. Resolves when the edge of the log was reached once. */
  async start(progress?: (progress: CatchUpProgress) => void): Promise<void> {
    const positions = this.#followers.map((follower) => follower.position);
    this.#position = positions.reduce((least, one) => (one < least ? one : least), positions[0] ?? logStart);
    const target = await this.#store.lastPosition();
    const caughtUp = Promise.withResolvers<void>();
    this.#running = this.#run(caughtUp.resolve, progress && ((position) => progress({ position, target })));
    this.#running.then(() => caughtUp.reject(stopped()), caughtUp.reject);
    await caughtUp.promise;
    this.#caughtUp = true;
  }

  position(): Position {
    return this.#position;
  }

  /** Why the loop cannot read just now; undefined while it can. It keeps trying. */
  failure(): Error | undefined {
    return this.#failure;
  }

  /**
   * Resolves when everything up to `position` was given to every follower; at once when it already was.
   * @throws NotReachedInTime after `timeoutMs` (default 10 s); Unavailable when the runner stops.
   */
  waitFor(position: Position, timeoutMs = 10_000): Promise<void> {
    if (position <= this.#position) return Promise.resolve();
    if (this.#stopping.signal.aborted) return Promise.reject(stopped());
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { position, resolve, reject };
    this.#waiters.add(waiter);
    const timer = setTimeout(() => reject(new NotReachedInTime(position, this.#position)), timeoutMs);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    });
  }

  /** Stops reading; nothing is given to anyone after it resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const waiter of this.#waiters) waiter.reject(stopped());
    await this.#subscription?.close();
    await this.#running?.catch(() => undefined); // told to start() and by failure() already
  }

  async #run(caughtUp: () => void, progress?: (position: Position) => void): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        this.#subscription = this.#store.subscribe(this.#position);
        await this.#read(this.#subscription, caughtUp, progress);
        this.#failure = undefined;
      } catch (error) {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        await this.#subscription?.close();
        if (!this.#caughtUp) throw this.#failure; // a start that fails says so
      }
      // A subscription that ended by itself is taken up again where it stopped.
      if (!this.#stopping.signal.aborted) {
        await pause(500, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }

  async #read(subscription: Subscription, caughtUp: () => void, progress?: (position: Position) => void) {
    let behind = true;
    for await (const message of subscription) {
      if (message.kind === 'events') this.#give(message.events);
      this.#reach(message.position);
      this.#failure = undefined;
      if (message.kind === 'caughtUp') {
        behind = false;
        caughtUp();
      } else if (behind) {
        progress?.(message.position);
        await nextTurn(); // a long reading leaves the others their turn
      }
    }
  }

  #give(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      const route = this.#routes.get(event.type);
      if (!route) continue;
      for (const follower of route) if (event.position > follower.position) follower.apply(event);
    }
  }

  #reach(position: Position): void {
    if (position <= this.#position) return;
    this.#position = position;
    for (const follower of this.#followers) follower.advance(position);
    for (const waiter of this.#waiters) if (waiter.position <= position) waiter.resolve();
  }
}

function stopped(): Unavailable {
  return new Unavailable('The reader of the log is stopped');
}
