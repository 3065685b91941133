import { setTimeout as rest } from 'node:timers/promises';
import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { logStart, type Position, type RecordedEvent } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import type { Connection } from './connection.ts';
import { type ReadEvent, recordedEvent, serverPosition } from './event-mapping.ts';
import { ownEvents } from './server-filter.ts';
import type { ServerPages } from './server-pages.ts';

const kept = 256; // events

/**
 * The newest events, heard once for all who follow the log: one catch-up subscription, made again from where it was
 * whenever it fails, ends or falls silent behind the log. It is read at once and holds the last few events only: whoever
 * is further behind reads pages.
 */
export class LogTail {
  readonly #connection: Connection;
  readonly #pages: ServerPages;
  #events: RecordedEvent[] = [];
  #after: Position = logStart;
  #upTo: Position = logStart;
  #waiting: (() => void)[] = [];
  #subscription: AllStreamSubscription | undefined;
  #started: Promise<void> | undefined;
  #closed = false;
  #heard = 0;

  constructor(connection: Connection, pages: ServerPages) {
    this.#connection = connection;
    this.#pages = pages;
  }

  /** The newest position heard of. */
  get upTo(): Position {
    return this.#upTo;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Listens from now on. Resolves when it knows where the log ends, however long the server takes. */
  start(): Promise<void> {
    return (this.#started ??= this.#start());
  }

  /** The newest position, asked for until the server answers; the present one when the log closes meanwhile. */
  async edge(): Promise<Position> {
    const newest = await this.patiently(() => this.#pages.newest());
    return newest?.position ?? logStart;
  }

  /** Tries again, for ever, what needs the server and finds it unavailable; undefined once closed. */
  async patiently<Result>(call: () => Promise<Result>): Promise<Result | undefined> {
    for (let attempt = 1; !this.#closed; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await this.#connection.restBefore(attempt);
      }
    }
    return undefined;
  }

  /** The events after a position, if they are all still held. */
  eventsAfter(position: Position): readonly RecordedEvent[] | undefined {
    if (position < this.#after) return undefined;
    return this.#events.filter((event) => event.position > position);
  }

  /** Resolves when the log has grown, or was closed. */
  grown(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closed) resolve();
      else this.#waiting.push(resolve);
    });
  }

  close(): void {
    this.#closed = true;
    this.#leave();
    this.#wake();
  }

  async #start(): Promise<void> {
    const position = await this.edge();
    this.#after = position;
    this.#upTo = position;
    this.#connection.whenRecycled(() => this.#leave());
    void this.#listen();
    void this.#watch();
  }

  async #listen(): Promise<void> {
    for (let attempt = 1; !this.#closed; attempt++) {
      const client = this.#connection.client();
      const before = this.#heard;
      try {
        const subscription = client.subscribeToAll(
          {
            fromPosition: this.#upTo === logStart ? 'start' : serverPosition(this.#upTo),
            filter: ownEvents,
            requiresLeader: true,
          },
          { highWaterMark: kept },
        );
        this.#subscription = subscription;
        for await (const { event } of subscription) if (event) this.#take(event as ReadEvent);
      } catch (error) {
        this.#connection.failed(client, error, 'read');
      }
      if (this.#heard > before) attempt = 1;
      if (!this.#closed) await this.#connection.restBefore(attempt);
    }
  }

  #take(read: ReadEvent): void {
    const event = recordedEvent(read);
    this.#heard += 1;
    if (event.position <= this.#upTo) return;
    this.#events.push(event);
    if (this.#events.length > 2 * kept) {
      this.#after = this.#events.at(-kept - 1)?.position ?? this.#after;
      this.#events = this.#events.slice(-kept);
    }
    this.#upTo = event.position;
    this.#wake();
  }

  /** A subscription may fall silent without an error: the log's newest position tells. */
  async #watch(): Promise<void> {
    while (!this.#closed) {
      const heard = this.#heard;
      await rest(this.#connection.patience.silence, undefined, { ref: false });
      if (this.#closed) return;
      const newest = await this.#pages.newest().catch(() => undefined);
      if (newest && newest.position > this.#upTo && this.#heard === heard) this.#leave();
    }
  }

  #leave(): void {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    subscription?.unsubscribe().catch(() => undefined);
    subscription?.destroy();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
