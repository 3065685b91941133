import { type EventStore, type LogRunner, type RecordedEvent, Unavailable } from '@jalon/event-store';
import {
  type Clock,
  epochMilliseconds,
  type Instant,
  instantOfEpochMilliseconds,
  systemClock,
} from '@jalon/kernel';
import type { DeadlineSource, DueDeadline } from '../deadline.ts';
import type { DeadlineHandler, Jobs, Round, SourceHealth } from '../jobs.ts';
import { Agenda } from './agenda.ts';
import { systemTimer, type Timer } from './timer.ts';
import { type Task, WatchedSource } from './watched-source.ts';

export interface TimersJobsOptions {
  readonly store: EventStore;
  /** The loop that reads the log: the read models' own, or one started for the jobs alone. */
  readonly runner: LogRunner;
  readonly clock?: Clock;
  readonly timer?: Timer;
  /** Told of each source watched, so that a snapshot may keep its open deadlines between a stop and the next start. */
  readonly keep?: (source: WatchedSource) => void;
  /** Sees to it that what has fallen is done, here or in another process. Default: the handler is called here. */
  readonly deal?: (deadline: DueDeadline) => Promise<void>;
  /** Told of each failure of a handler. */
  readonly onFailure?: (deadline: DueDeadline, error: unknown) => void;
}

/** A machine that slept, or whose clock was set, notices within this time. Far below what setTimeout can hold (2^31 ms). */
const longestSleep = 10 * 60_000;
const firstRetry = 1_000;
const longestRetry = 3_600_000;
/** What only has to be there again is asked more often than what fails. */
const longestAway = 30_000;

/** Jobs kept by timers in this process; the open deadlines are folded from the log at start. */
export function timersJobs(options: TimersJobsOptions): Jobs {
  return new Timers(options);
}

class Timers implements Jobs {
  readonly #store: EventStore;
  readonly #runner: LogRunner;
  readonly #clock: Clock;
  readonly #timer: Timer;
  readonly #onFailure: (deadline: DueDeadline, error: unknown) => void;
  readonly #keep: (source: WatchedSource) => void;
  readonly #deal: ((deadline: DueDeadline) => Promise<void>) | undefined;
  readonly #sources = new Map<string, WatchedSource>();
  readonly #agenda = new Agenda<Task>();
  #state: 'waiting' | 'awake' | 'stopped' = 'waiting';
  /** When the timer is set for; Infinity when it is not. */
  #wakesAt = Infinity;
  #cancel: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({
    store,
    runner,
    clock = systemClock,
    timer = systemTimer,
    onFailure,
    keep,
    deal,
  }: TimersJobsOptions) {
    this.#store = store;
    this.#runner = runner;
    this.#clock = clock;
    this.#timer = timer;
    this.#onFailure = onFailure ?? (() => undefined);
    this.#keep = keep ?? (() => undefined);
    this.#deal = deal;
  }

  watch<Event extends RecordedEvent>(source: DeadlineSource<Event>, handler: DeadlineHandler): void {
    if (this.#sources.has(source.name)) throw new Error(`Deadlines ${source.name} are watched twice`);
    // The runner gives a source the events of its own types only: it never sees another.
    const watched = new WatchedSource(source as unknown as DeadlineSource, handler, (task) => {
      this.#agenda.add(task);
      if (this.#state === 'awake') this.#plan();
    });
    this.#sources.set(source.name, watched);
    this.#runner.follow(watched);
    this.#keep(watched);
  }

  async start(): Promise<void> {
    await this.#runner.waitFor(await this.#store.lastPosition());
    this.#state = 'awake';
    this.#plan();
  }

  open(key?: string): readonly DueDeadline[] {
    return this.#tasks()
      .map(({ deadline }) => deadline)
      .filter((deadline) => key === undefined || deadline.key === key)
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  }

  health(): readonly SourceHealth[] {
    const now = this.#clock.now();
    return Array.from(this.#sources.values(), (source) => {
      const tasks = source.tasks();
      const overdue = tasks.map(({ deadline }) => deadline.due).filter((due) => due <= now);
      const failing = tasks.flatMap(({ deadline, attempts, cause, at }) =>
        cause === undefined ? [] : [{ deadline, attempts, cause, retryAt: instantOfEpochMilliseconds(at) }],
      );
      return {
        source: source.name,
        open: tasks.length,
        overdue: overdue.length,
        oldestOverdue: overdue.toSorted()[0],
        failing,
        faults: source.faults,
        failure: undefined,
      };
    });
  }

  runDue(now: Instant): Promise<Round> {
    const round = this.#turn.then(() => this.#run(now));
    this.#turn = round.catch(() => undefined);
    return round;
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#cancel();
    await this.#turn;
  }

  async #run(now: Instant): Promise<Round> {
    const until = epochMilliseconds(now);
    let done = 0;
    let failed = 0;
    await this.#catchUp();
    let handled = new Set<string>();
    for (;;) {
      // What a handler wrote may close or open deadlines: let it come in before the same key is looked at again.
      const next = this.#agenda.first();
      const due = next !== undefined && next.at <= until;
      if (handled.size > 0 && (!due || handled.has(next.deadline.key))) {
        handled = new Set();
        await this.#catchUp();
        continue;
      }
      if (!due || this.#state === 'stopped') return { done, failed };
      this.#agenda.takeFirst();
      if (!next.source.isCurrent(next)) continue;
      handled.add(next.deadline.key);
      if (await this.#call(next, until)) done++;
      else failed++;
    }
  }

  /** @returns whether the handler succeeded. */
  async #call(task: Task, now: number): Promise<boolean> {
    try {
      await (this.#deal ?? task.source.handler)(task.deadline);
      task.source.done(task);
      return true;
    } catch (error) {
      const longest = error instanceof Unavailable ? longestAway : longestRetry;
      const delay = Math.min(firstRetry * 2 ** Math.min(task.attempts, 30), longest);
      task.source.putOff(task, now + delay, error instanceof Error ? error.message : String(error));
      this.#onFailure(task.deadline, error);
      return false;
    }
  }

  async #catchUp(): Promise<void> {
    await this.#runner.waitFor(await this.#store.lastPosition());
  }

  /** Sets the one timer for the earliest task (not before `rest` ms), unless it is set for an earlier moment already. */
  #plan(rest = 0): void {
    const now = epochMilliseconds(this.#clock.now());
    const first = this.#agenda.first();
    const at = Math.min(Math.max(first?.at ?? Infinity, now + rest), now + longestSleep);
    if (at >= this.#wakesAt) return;
    this.#cancel();
    this.#wakesAt = at;
    this.#cancel = this.#timer.after(Math.max(0, at - now), () => void this.#wake());
  }

  async #wake(): Promise<void> {
    this.#wakesAt = Infinity;
    if (this.#state !== 'awake') return;
    const now = this.#clock.now();
    const first = this.#agenda.first();
    let rest = 0;
    try {
      if (first && first.at <= epochMilliseconds(now)) await this.runDue(now);
    } catch (error) {
      rest = firstRetry; // the log cannot be read just now
      if (first) this.#onFailure(first.deadline, error);
    }
    if (this.#awake()) this.#plan(rest);
  }

  #awake(): boolean {
    return this.#state === 'awake';
  }

  #tasks(): readonly Task[] {
    return Array.from(this.#sources.values()).flatMap((source) => source.tasks());
  }
}
