/** How far a group's client came in the partitions that are its own, and how far they go. */
export class Progress {
  /** The offset of the next message to handle, by partition. */
  readonly #next = new Map<number, bigint>();
  readonly #ends = new Map<number, bigint>();
  #movedAt = Date.now();

  /** These partitions are its own from now on, from where the group stands. */
  assigned(partitions: readonly number[], committed: ReadonlyMap<number, bigint | undefined>): void {
    this.#next.clear();
    for (const partition of partitions) this.#next.set(partition, committed.get(partition) ?? 0n);
    this.moved();
  }

  done(partition: number, next: bigint): void {
    this.#next.set(partition, next);
    this.moved();
  }

  ends(ends: ReadonlyMap<number, bigint>): void {
    for (const [partition, end] of ends) this.#ends.set(partition, end);
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

  reached(ends: ReadonlyMap<number, bigint>): boolean {
    for (const [partition, next] of this.#next) if (next < (ends.get(partition) ?? 0n)) return false;
    return true;
  }
}
