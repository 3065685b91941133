import { derivedId, type LogFollower, logStart, type Position, type RecordedEvent } from '@jalon/event-store';
import { epochMilliseconds } from '@jalon/kernel';
import type { DeadlineSource, DueDeadline, OpenDeadline } from '../deadline.ts';
import type { DeadlineHandler, SourceFault } from '../jobs.ts';
import type { Appointment } from './agenda.ts';

/** An open deadline and what came of it so far. */
export interface Task extends Appointment {
  readonly deadline: DueDeadline;
  readonly source: WatchedSource;
  readonly attempts: number;
  /** What its handler threw last. */
  readonly cause: string | undefined;
}

/** One source folded from the log: which deadlines are open for each key, and the task of each. */
export class WatchedSource implements LogFollower {
  readonly name: string;
  readonly types: readonly string[];
  readonly handler: DeadlineHandler;
  readonly #source: DeadlineSource;
  readonly #opened: (task: Task) => void;
  readonly #open = new Map<string, readonly OpenDeadline[]>();
  /** The task of each open deadline, by the id of its command; undefined once its handler has succeeded. */
  readonly #tasks = new Map<string, Task | undefined>();
  readonly #faults: SourceFault[] = [];
  #position = logStart;

  /** @param opened told of each task that there is now and was not before. */
  constructor(source: DeadlineSource, handler: DeadlineHandler, opened: (task: Task) => void) {
    this.name = source.name;
    this.types = source.types;
    this.handler = handler;
    this.#source = source;
    this.#opened = opened;
  }

  get position(): Position {
    return this.#position;
  }

  get faults(): readonly SourceFault[] {
    return this.#faults;
  }

  apply(event: RecordedEvent): void {
    try {
      const keys = this.#source.keyOf(event);
      if (keys === undefined) return;
      for (const key of typeof keys === 'string' ? [keys] : keys) {
        const before = this.#open.get(key) ?? [];
        this.#settle(key, before, this.#source.evolve(before, event, key));
      }
    } catch (error) {
      this.#faults.push({ eventId: event.id, eventType: event.type, cause: String(error) });
    }
  }

  /** What it is made of, for a snapshot to compare. */
  get projection() {
    const { name, types, keyOf, evolve } = this.#source;
    return { name: `deadlines-${name}`, version: 1, types, documentId: keyOf, evolve };
  }

  /** The open deadlines of each key; nothing of a source that met a fault, so that the next start meets it again. */
  kept() {
    if (this.#faults.length > 0) return undefined;
    const entries = Array.from(this.#open, ([id, open]) => ({ id, document: { open } }));
    return { collection: { size: entries.length, entries: () => entries }, position: this.#position };
  }

  /** Takes up what a snapshot kept, before the log is read. */
  restore(
    kept: { entries(): Iterable<{ readonly id: string; readonly document: object }> },
    position: Position,
  ): void {
    for (const { id, document } of kept.entries()) {
      // A snapshot is taken up only when it was written by this very source.
      const { open } = document as { readonly open: readonly OpenDeadline[] };
      this.#settle(id, [], open);
    }
    this.#position = position;
  }

  advance(position: Position): void {
    this.#position = position;
  }

  /** Whether this very task is the one to be done: not closed by the log since, nor done, nor put off. */
  isCurrent(task: Task): boolean {
    return this.#tasks.get(task.deadline.commandId) === task;
  }

  /** Its handler succeeded. The log will close the deadline; if it does not, the next start calls again. */
  done(task: Task): void {
    this.#tasks.set(task.deadline.commandId, undefined);
  }

  /** Its handler failed: tried again at `at`. */
  putOff(task: Task, at: number, cause: string): void {
    if (!this.isCurrent(task)) return;
    const later = { ...task, at, attempts: task.attempts + 1, cause };
    this.#tasks.set(task.deadline.commandId, later);
    this.#opened(later);
  }

  /** What is still to be done. */
  tasks(): readonly Task[] {
    return Array.from(this.#tasks.values()).filter((task) => task !== undefined);
  }

  #settle(key: string, before: readonly OpenDeadline[], after: readonly OpenDeadline[]): void {
    if (after === before) return;
    const same = (one: OpenDeadline) => (other: OpenDeadline) =>
      one.kind === other.kind && one.due === other.due;
    for (const one of before) if (!after.some(same(one))) this.#tasks.delete(this.#due(key, one).commandId);
    for (const one of after) if (!before.some(same(one))) this.#begin(this.#due(key, one));
    if (after.length === 0) this.#open.delete(key);
    else this.#open.set(key, after);
  }

  #begin(deadline: DueDeadline): void {
    const { key, kind, due, commandId } = deadline;
    const at = epochMilliseconds(due);
    const order = `${this.name}/${key}/${kind}`;
    const task: Task = { at, order, deadline, source: this, attempts: 0, cause: undefined };
    this.#tasks.set(commandId, task);
    this.#opened(task);
  }

  #due(key: string, { kind, due }: OpenDeadline): DueDeadline {
    const commandId = derivedId(`${this.name}/${key}/${kind}`, due);
    return { source: this.name, key, kind, due, commandId };
  }
}
