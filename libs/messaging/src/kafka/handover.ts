import type { Position } from '@jalon/event-store';
import type { Clock, Instant } from '@jalon/kernel';
import { deliver } from '../delivery.ts';
import { inConsumerSpan } from '../consumer-span.ts';
import { NotParked } from '../errors.ts';
import type { Consumer } from '../message-bus.ts';
import type { Told } from './cloud-event.ts';
import type { Parking, ParkedTold } from './parking.ts';

/** A run of messages is cut here: a commit, a replay or another member of the group waits no longer. */
const longestRunMs = 1_000;
/** A message told twice lies a crash apart at most: its key is among the last. */
const rememberedKeys = 20_000;

/** Hands messages to a consumer, in order within a key, and sets aside what it fails on. */
export class Handover {
  readonly #consumer: Consumer;
  readonly #parking: Parking;
  readonly #clock: Clock;
  readonly #stopping: AbortSignal;
  /** The last position handled of each key: what a relay or a crash tells again is known by it. */
  readonly #handled = new Map<string, Position>();
  /** Deliveries, replays and givings-up take turns: a key is never handled from two sides. */
  #turn: Promise<unknown> = Promise.resolve();
  #oldest: Instant | undefined;

  constructor(consumer: Consumer, parking: Parking, clock: Clock, stopping: AbortSignal) {
    this.#consumer = consumer;
    this.#parking = parking;
    this.#clock = clock;
    this.#stopping = stopping;
  }

  /** When the oldest message that it is working on was recorded; undefined while it works on none. */
  get oldest(): Instant | undefined {
    return this.#oldest;
  }

  /** Resolves when nothing is under way. */
  async quiet(): Promise<void> {
    await this.#turn;
  }

  /**
   * Takes up a run of messages, until it is told to leave or the run lasts too long.
   * @param startsAfter what is not after this position in the log is passed over
   * @returns how many of the first are handled or parked for good; the others are to be delivered again
   */
  handle(told: readonly Told[], startsAfter: Position, leaving: AbortSignal): Promise<number> {
    return this.#inTurn(async () => {
      this.#oldest = told[0]?.message.recordedAt;
      try {
        return await this.#handleRun(told, startsAfter, leaving);
      } finally {
        this.#oldest = undefined;
      }
    });
  }

  /** As the port says. */
  replay(key: string): Promise<{ readonly passed: number; readonly left: number }> {
    return this.#inTurn(async () => {
      const rows = this.#parking.rows().filter(({ message }) => message.key === key);
      let passed = 0;
      for (const row of rows) {
        const failed = await this.#deliver(row, this.#stopping);
        if (failed === 'interrupted') break;
        if (failed) {
          const since = row.cause === undefined ? failed.parkedAt : row.parkedAt;
          await this.#parking.park([{ ...failed, parkedAt: since }]);
          break;
        }
        await this.#parking.unpark(row);
        passed++;
      }
      return { passed, left: rows.length - passed };
    });
  }

  /** @throws NotParked */
  abandon(messageId: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      const row = this.#parking.rows().find(({ message }) => message.id === messageId);
      if (!row) throw new NotParked(this.#consumer.group, messageId);
      await this.#parking.abandon(row, this.#clock.now(), reason);
    });
  }

  async #handleRun(told: readonly Told[], startsAfter: Position, leaving: AbortSignal): Promise<number> {
    const { concurrency = 1 } = this.#consumer;
    const until = Date.now() + longestRunMs;
    const done = told.map(() => false);
    const parked: ParkedTold[] = [];
    const held = new Set<string>();
    const ofKey = new Map<string, Promise<void>>();
    const running = new Set<Promise<void>>();
    const one = async (nth: number, message: Told) => {
      if (leaving.aborted) return; // the one before it of its key may not be done
      const { key } = message.message;
      const again = message.position <= (this.#handled.get(key) ?? -1) || this.#parking.knows(message);
      if (!again && message.position > startsAfter) {
        const waits = held.has(key) || this.#parking.holds(key);
        const failed = waits ? this.#rowOf(message) : await this.#deliver(message, leaving);
        if (failed === 'interrupted') return;
        if (failed) {
          parked.push(failed);
          held.add(key);
        }
      }
      done[nth] = true;
    };
    for (const [nth, message] of told.entries()) {
      if (running.size >= concurrency) await Promise.race(running);
      if (leaving.aborted || (nth > 0 && Date.now() > until)) break;
      const { key } = message.message;
      const before = ofKey.get(key);
      const task = before ? before.then(() => one(nth, message)) : one(nth, message);
      const ended = task.finally(() => running.delete(ended));
      ofKey.set(key, ended);
      running.add(ended);
    }
    await Promise.all(running);
    // Remembered as handled once what failed is safe: should it not be, all of it is delivered again.
    await this.#parking.park(parked);
    for (const [nth, { message, position }] of told.entries())
      if (done[nth]) this.#note(message.key, position);
    const first = done.indexOf(false);
    return first === -1 ? told.length : first;
  }

  async #deliver(told: Told, leaving: AbortSignal): Promise<ParkedTold | 'interrupted' | undefined> {
    if (told.unspeakable !== undefined) return { ...this.#rowOf(told), cause: told.unspeakable, attempts: 1 };
    const { group, handler, retry = {} } = this.#consumer;
    const { message, traceparent } = told;
    const handle = () => inConsumerSpan(group, message, traceparent, () => handler(message));
    const delivery = await deliver(handle, retry, leaving);
    if (delivery.kind === 'handled') return undefined;
    if (delivery.kind === 'interrupted') return 'interrupted';
    return { ...this.#rowOf(told), cause: delivery.cause, attempts: delivery.attempts };
  }

  #rowOf({ message, position, unspeakable }: Told): ParkedTold {
    const row = { message, position, parkedAt: this.#clock.now(), cause: undefined, attempts: 0 };
    return unspeakable === undefined ? row : { ...row, unspeakable };
  }

  #note(key: string, position: Position): void {
    if (position <= (this.#handled.get(key) ?? -1)) return;
    this.#handled.delete(key);
    this.#handled.set(key, position);
    if (this.#handled.size <= rememberedKeys) return;
    const oldest = this.#handled.keys().next().value;
    if (oldest !== undefined) this.#handled.delete(oldest);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
