import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStore,
  logStart,
  type Position,
  type RecordedEvent,
  type Subscription,
} from '@jalon/event-store';
import { type Clock, epochMilliseconds, type Instant } from '@jalon/kernel';
import { CheckpointAheadOfLog, NotParked } from '../errors.ts';
import type { Consumer, ConsumerHealth, ParkedMessage } from '../message-bus.ts';
import { type Topic, typesOf } from '../topic.ts';
import type { ConsumerFile, ParkedRow } from './consumer-file.ts';
import { describe } from '../delivery.ts';
import { Handover } from './handover.ts';

/** Events handled between two checkpoints: what a crash delivers again at most. */
const sliceSize = 64;

export interface ConsumerSurroundings {
  readonly store: EventStore;
  readonly file: ConsumerFile;
  readonly clock: Clock;
  /** Told each time the consumer comes further. */
  readonly onProgress: () => void;
}

/** One group reading one topic straight off the log, once it is started on it; idle until then. */
export class InPlaceConsumer {
  readonly #consumer: Consumer;
  readonly #around: ConsumerSurroundings;
  readonly #stopping = new AbortController();
  #handover: Handover | undefined;
  /** The keys of which something is parked: what comes later for them is held back. */
  readonly #parkedKeys = new Set<string>();
  #checkpoint: { position: Position; eventId: string | undefined } = {
    position: logStart,
    eventId: undefined,
  };
  #position = logStart;
  /** When the oldest event at hand was recorded; undefined when there is none. */
  #oldest: Instant | undefined;
  #lastProgressAt: Instant;
  #failure: string | undefined;
  #subscription: Subscription | undefined;
  #running: Promise<void> | undefined;
  /** Deliveries, replays and givings-up take turns: a key is never handled from two sides. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(consumer: Consumer, around: ConsumerSurroundings) {
    this.#consumer = consumer;
    this.#around = around;
    this.#lastProgressAt = around.clock.now();
  }

  get position(): Position {
    return this.#position;
  }

  /** The name of the topic that it hears. */
  get topic(): string {
    return this.#consumer.topic;
  }

  /** Takes up where the group stopped. @throws CheckpointAheadOfLog */
  async start(topic: Topic): Promise<void> {
    const { store, file, clock } = this.#around;
    const { group, from = 'start' } = this.#consumer;
    const known = file.checkpoint(group);
    if (known) {
      const eventId = await eventIdAt(store, known.position);
      if (eventId !== known.eventId) throw new CheckpointAheadOfLog(group, file.path);
      this.#checkpoint = known;
    } else if (from === 'end') {
      const position = await store.lastPosition();
      this.#checkpoint = { position, eventId: await eventIdAt(store, position) };
      file.advance(group, this.#checkpoint, []);
    }
    this.#position = this.#checkpoint.position;
    this.#lastProgressAt = clock.now();
    const handover = new Handover(this.#consumer, topic, clock, this.#stopping.signal);
    this.#handover = handover;
    this.#running = this.#run(typesOf(topic), handover);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#subscription?.close();
    await this.#running;
    await this.#turn;
  }

  parked(): readonly ParkedMessage[] {
    const { group } = this.#consumer;
    return this.#around.file.parked(group).map((row) => ({ group, ...row }));
  }

  replay(key: string): Promise<{ passed: number; left: number }> {
    return this.#inTurn(async () => {
      const { file, store, clock } = this.#around;
      const { group } = this.#consumer;
      const rows = file.parked(group).filter((row) => row.key === key);
      const handover = this.#handover;
      let passed = 0;
      for (const row of handover ? rows : []) {
        const event = await eventAt(store, row.position);
        const failed = event && (await handover?.deliver(event));
        if (failed === 'interrupted') break;
        if (failed) {
          file.park(group, { ...failed, parkedAt: row.cause === undefined ? clock.now() : row.parkedAt });
          break;
        }
        file.unpark(group, row.position);
        passed++;
      }
      if (passed === rows.length) this.#parkedKeys.delete(key);
      return { passed, left: rows.length - passed };
    });
  }

  abandon(messageId: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      const { file, clock } = this.#around;
      const { group } = this.#consumer;
      const rows = file.parked(group);
      const row = rows.find((one) => one.messageId === messageId);
      if (!row) throw new NotParked(group, messageId);
      file.abandon(group, row, clock.now(), reason);
      if (!rows.some((one) => one.key === row.key && one !== row)) this.#parkedKeys.delete(row.key);
    });
  }

  health(): ConsumerHealth {
    const { group, topic } = this.#consumer;
    const rows = this.parked();
    const failed = rows.filter((row) => row.cause !== undefined);
    const oldest = this.#oldest;
    return {
      group,
      topic,
      idle: this.#handover === undefined,
      position: this.#position,
      behind: oldest !== undefined || this.#failure !== undefined,
      lagMs: oldest
        ? Math.max(0, epochMilliseconds(this.#around.clock.now()) - epochMilliseconds(oldest))
        : 0,
      lastProgressAt: this.#lastProgressAt,
      parked: failed.length,
      held: rows.length - failed.length,
      oldestParkedAt: failed[0]?.parkedAt,
      failure: this.#failure,
    };
  }

  async #run(types: readonly string[], handover: Handover): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        // Afresh each time: a page that could not be stored left keys here that are not parked.
        this.#parkedKeys.clear();
        for (const row of this.parked()) this.#parkedKeys.add(row.key);
        this.#subscription = this.#around.store.subscribe(this.#position, { types });
        await this.#read(this.#subscription, handover);
      } catch (error) {
        this.#failure = describe(error);
        await this.#subscription?.close();
      }
      // A subscription that ended by itself is taken up again where it stopped.
      if (!this.#stopping.signal.aborted) {
        await pause(500, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
    // What was only passed over is not stored at each step. A clean stop stores it, so as not to read it again; a
    // log that is closed already only means that it will be.
    if (this.#position !== this.#checkpoint.position) {
      await this.#store(this.#position, undefined, []).catch(() => undefined);
    }
  }

  /** The next page is asked for when this one is handled: a slow handler is never overrun. */
  async #read(subscription: Subscription, handover: Handover): Promise<void> {
    for await (const message of subscription) {
      if (message.kind === 'events') {
        for (let start = 0; start < message.events.length; start += sliceSize) {
          const slice = message.events.slice(start, start + sliceSize);
          if (!(await this.#inTurn(() => this.#handle(slice, handover)))) return;
        }
      }
      this.#failure = undefined;
      this.#reach(message.position);
    }
  }

  /** @returns false when the consumer was stopped before all was handled or parked. */
  async #handle(events: readonly RecordedEvent[], handover: Handover): Promise<boolean> {
    const last = events.at(-1);
    if (!last || this.#stopping.signal.aborted) return false;
    this.#oldest = events[0]?.recordedAt;
    const { concurrency = 1 } = this.#consumer;
    const parked: ParkedRow[] = [];
    const ofKey = new Map<string, Promise<void>>();
    const running = new Set<Promise<void>>();
    let interrupted = false;
    for (const event of events) {
      if (running.size >= concurrency) await Promise.race(running);
      const before = ofKey.get(event.stream) ?? Promise.resolve();
      const task = before.then(async () => {
        const failed = this.#parkedKeys.has(event.stream)
          ? handover.hold(event)
          : await handover.deliver(event);
        if (failed === 'interrupted') interrupted = true;
        else if (failed) {
          parked.push(failed);
          this.#parkedKeys.add(event.stream);
        }
      });
      const done = task.finally(() => running.delete(done));
      ofKey.set(event.stream, done);
      running.add(done);
    }
    await Promise.all(running);
    if (interrupted) return false;
    await this.#store(last.position, last.id, parked);
    this.#oldest = undefined;
    this.#reach(last.position);
    return true;
  }

  async #store(position: Position, eventId: string | undefined, parked: readonly ParkedRow[]): Promise<void> {
    const { file, store } = this.#around;
    this.#checkpoint = { position, eventId: eventId ?? (await eventIdAt(store, position)) };
    file.advance(this.#consumer.group, this.#checkpoint, parked);
  }

  #reach(position: Position): void {
    if (position <= this.#position) return;
    this.#position = position;
    this.#lastProgressAt = this.#around.clock.now();
    this.#around.onProgress();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

async function eventAt(store: EventStore, position: Position): Promise<RecordedEvent | undefined> {
  for await (const event of store.readAll({ from: position, to: position, maxCount: 1 })) return event;
  return undefined;
}

async function eventIdAt(store: EventStore, position: Position): Promise<string | undefined> {
  return position === logStart ? undefined : (await eventAt(store, position))?.id;
}
