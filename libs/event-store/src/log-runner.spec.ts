import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { logStart, type NewEvent, type Position, type RecordedEvent } from './envelope.ts';
import { Unavailable } from './errors.ts';
import { derivedId } from './event-id.ts';
import type { EventStore, Subscription } from './event-store.ts';
import { type LogFollower, LogRunner } from './log-runner.ts';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite/index.ts';

class Listener implements LogFollower {
  readonly types: readonly string[];
  readonly heard: string[] = [];
  position: Position;

  constructor(types: readonly string[], position: Position = logStart) {
    this.types = types;
    this.position = position;
  }
  apply({ type, revision }: RecordedEvent): void {
    this.heard.push(`${type} ${revision}`);
  }
  advance(position: Position): void {
    if (position > this.position) this.position = position;
  }
}

describe('the one loop that reads the log', () => {
  let directory: string;
  let store: SqliteEventStore;
  let written = 0;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'jalon-runner-'));
    store = openSqliteEventStore({ file: join(directory, 'jalon.db') });
    written = 0;
  });
  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function write(...types: readonly string[]): Promise<Position> {
    const actor = { id: 'p', role: 'instructeur' };
    const events = types.map((type): NewEvent => {
      const id = derivedId('runner', written++);
      const occurredAt = instant('2016-01-01T00:00:00Z');
      const metadata = { actor, occurredAt, commandId: id, correlationId: id, causationId: id };
      return { id, type, version: 1, data: {}, metadata };
    });
    return (await store.append('dossier-A', events, 'any')).position;
  }

  it('gives each follower the events of its types, each once, in order', async () => {
    await write('Opened', 'Closed', 'Opened');
    const runner = new LogRunner(store);
    const opened = new Listener(['Opened', 'Opened']);
    const all = new Listener(['Opened', 'Closed']);
    runner.follow(opened);
    runner.follow(all);
    await runner.start();
    await runner.waitFor(await write('Closed'));
    expect(opened.heard).toEqual(['Opened 0', 'Opened 2']);
    expect(all.heard).toEqual(['Opened 0', 'Closed 1', 'Opened 2', 'Closed 3']);
    await runner.stop();
  });

  it('gives a follower only what comes after what it holds', async () => {
    const held = await write('Opened', 'Closed');
    await write('Opened');
    const runner = new LogRunner(store);
    const ahead = new Listener(['Opened', 'Closed'], held);
    const fresh = new Listener(['Closed']);
    runner.follow(ahead);
    runner.follow(fresh);
    await runner.start();
    expect(ahead.heard).toEqual(['Opened 2']);
    expect(fresh.heard).toEqual(['Closed 1']);
    await runner.stop();
  });

  it('tells followers how far it came, even past events of no type of theirs', async () => {
    const runner = new LogRunner(store);
    const listener = new Listener(['Nothing']);
    runner.follow(listener);
    await runner.start();
    const position = await write('Opened');
    await runner.waitFor(position);
    expect(listener.position).toBe(position);
    expect(() => runner.follow(new Listener([]))).toThrow('before the runner starts');
    await runner.stop();
  });

  it('takes the log up again where it was when a reading breaks, and says meanwhile that it cannot', async () => {
    const flaky = new FlakyStore(store);
    const runner = new LogRunner(flaky);
    const listener = new Listener(['Opened']);
    runner.follow(listener);
    await runner.start();
    await runner.waitFor(await write('Opened'));
    flaky.breakOnNextEvent = true;
    const position = await write('Opened');
    await expect(runner.waitFor(position, 100)).rejects.toThrow();
    expect(runner.failure()?.message).toBe('the connection is lost');
    await runner.waitFor(position);
    expect(listener.heard).toEqual(['Opened 0', 'Opened 1']);
    expect(runner.failure()).toBeUndefined();
    await runner.stop();
  });

  it('does not start on a log that it cannot read', async () => {
    await write('Opened');
    const flaky = new FlakyStore(store);
    flaky.breakOnNextEvent = true;
    const runner = new LogRunner(flaky);
    runner.follow(new Listener(['Opened']));
    await expect(runner.start()).rejects.toThrow('the connection is lost');
    await runner.stop();
  });
});

/** A log behind a connection that breaks when told to. */
class FlakyStore implements Pick<EventStore, 'subscribe' | 'lastPosition'> {
  readonly #store: EventStore;
  breakOnNextEvent = false;

  constructor(store: EventStore) {
    this.#store = store;
  }

  lastPosition(): Promise<Position> {
    return this.#store.lastPosition();
  }

  subscribe(from: Position | 'end'): Subscription {
    const inner = this.#store.subscribe(from);
    const messages = async function* (this: FlakyStore) {
      for await (const message of inner) {
        if (message.kind === 'events' && this.breakOnNextEvent) {
          this.breakOnNextEvent = false;
          throw new Unavailable('the connection is lost');
        }
        yield message;
      }
    };
    const source = messages.call(this);
    return { close: () => inner.close(), [Symbol.asyncIterator]: () => source };
  }
}
