import { logStart, type Position } from '@jalon/event-store';

/** How far a group's client came in the partitions that are its own, and how far they go. */
export class Progress {
  /** The offset of the next message to handle, by partition. */
  readonly #next = new Map<number, bigint>();
  readonly #ends = new Map<number, bigint>();
  /** The log's position of the last message handled, by partition. */
  readonly #positions = new Map<number, Position>();
  #movedAt = Date.now();

  /** Its partitions are being dealt out anew. */
  joining(): void {
    this.#next.clear();
    this.moved();
  }

  /** These partitions are its own from now on, from where the group stands or further. */
  assigned(partitions: readonly number[], committed: ReadonlyMap<number, bigint | undefined>): void {
    for (const partition of partitions) {
      const known = this.#next.get(partition) ?? 0n;
      const said = committed.get(partition) ?? 0n;
      this.#next.set(partition, said > known ? said : known);
    }
    this.moved();
  }

  done(partition: number, next: bigint, position: Position): void {
    this.#next.set(partition, next);
    this.#positions.set(partition, position);
    this.moved();
  }

  ends(ends: ReadonlyMap<number, bigint>): void {
    for (const [partition, end] of ends)
      if (end > (this.#ends.get(partition) ?? -1n)) this.#ends.set(partition, end);
  }

  moved(): void {
    this.#movedAt = Date.now();
  }

  idleMs(): number {
    return Date.now() - this.#movedAt;
  }

  isBehind(): boolean {
    return !this.reached(this.#ends);
  }

  /** Whether its topic is known to hold nothing at all. */
  isEmpty(): boolean {
    return this.#ends.size > 0 && [...this.#ends.values()].every((end) => end === 0n);
  }

  reached(ends: ReadonlyMap<number, bigint>): boolean {
    for (const [partition, next] of this.#next) if (next < (ends.get(partition) ?? 0n)) return false;
    return true;
  }

  /** Everything up to here is handled, in this process's partitions: the least of those that have more to come. */
  position(): Position {
    let least = Infinity;
    let most: number = logStart;
    for (const [partition, next] of this.#next) {
      const position = this.#positions.get(partition) ?? logStart;
      most = Math.max(most, position);
      if (next < (this.#ends.get(partition) ?? 0n)) least = Math.min(least, position);
    }
    return Math.min(least, most) as Position;
  }
}
