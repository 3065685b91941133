import type { Position } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { ParkedMessage } from '../message-bus.ts';
import type { Told } from './cloud-event.ts';
import type { LastWords } from './last-words.ts';

/** A message set aside for a group, whole: it is replayed from here. */
export interface ParkedTold extends Told {
  readonly parkedAt: Instant;
  readonly cause: string | undefined;
  readonly attempts: number;
}

/** What one group set aside, kept in Kafka. */
export class Parking {
  readonly #group: string;
  readonly #words: LastWords;
  #rows: readonly ParkedTold[] = [];
  /** The position of the oldest of each key. */
  #oldest: ReadonlyMap<string, Position> = new Map();
  #asOf = -1;

  constructor(group: string, words: LastWords) {
    this.#group = group;
    this.#words = words;
  }

  /** The oldest first. */
  rows(): readonly ParkedTold[] {
    if (this.#asOf === this.#words.changes) return this.#rows;
    this.#asOf = this.#words.changes;
    const found = this.#words.under(this.#prefix).map(([, value]) => JSON.parse(value) as ParkedTold);
    this.#rows = found.toSorted((a, b) => a.position - b.position);
    this.#oldest = new Map(this.#rows.toReversed().map(({ message, position }) => [message.key, position]));
    return this.#rows;
  }

  /**
   * Whether a delivery of this message comes again and changes nothing: it is set aside already, or was given up, or
   * came before what is set aside of its key.
   */
  knows({ message: { id, key }, position }: Told): boolean {
    this.rows();
    const said = (name: string) => this.#words.get(name) !== undefined;
    const oldest = this.#oldest.get(key);
    return (
      (oldest !== undefined && position < oldest) || said(`${this.#prefix}${id}`) || said(this.#givenUp(id))
    );
  }

  /** Whether something of this key is set aside: what comes later for it waits behind. */
  holds(key: string): boolean {
    this.rows();
    return this.#oldest.has(key);
  }

  async park(rows: readonly ParkedTold[]): Promise<void> {
    await this.#words.say(rows.map((row) => [this.#keyOf(row), JSON.stringify(row)]));
  }

  async unpark(row: ParkedTold): Promise<void> {
    await this.#words.say([[this.#keyOf(row), undefined]]);
  }

  /** Gives a parked message up, and remembers that it was, and why. */
  async abandon(row: ParkedTold, at: Instant, reason: string): Promise<void> {
    const { id, key } = row.message;
    await this.#words.say([
      [this.#givenUp(id), JSON.stringify({ key, at, reason, cause: row.cause })],
      [this.#keyOf(row), undefined],
    ]);
  }

  messages(): readonly ParkedMessage[] {
    return this.rows().map(({ message, position, parkedAt, cause, attempts }) => ({
      group: this.#group,
      messageId: message.id,
      key: message.key,
      position,
      parkedAt,
      cause,
      attempts,
    }));
  }

  get #prefix(): string {
    return `parked/${this.#group}/`;
  }

  #givenUp(messageId: string): string {
    return `abandoned/${this.#group}/${messageId}`;
  }

  #keyOf({ message }: Told): string {
    return `${this.#prefix}${message.id}`;
  }
}
