/** A document as this process has folded it. */
export interface KnownDocument {
  /** The last event that changed it; -1 when none did. */
  readonly position: number;
  readonly document: object | undefined;
  /** Whether the database holds it, or its tombstone. */
  readonly inDatabase: boolean;
  /** Changed in the page at hand. */
  readonly unwritten?: boolean;
}

const never: KnownDocument = { position: -1, document: undefined, inDatabase: false };

/** Documents kept in memory: some 20 MB of a register's lines. */
const most = 20_000;

/**
 * The documents changed of late, so that a page need not read what the page before wrote. They are this process's own
 * fold of the log, so that another process that writes the same collection cannot make them wrong.
 */
export class KnownDocuments {
  readonly #byId = new Map<string, KnownDocument>();
  /** Folded from the beginning of the log, and none forgotten: what is not here is nowhere. */
  #complete: boolean;

  constructor(complete: boolean) {
    this.#complete = complete;
  }

  get(id: string): KnownDocument {
    return this.#byId.get(id) ?? never;
  }

  /** The ids that only the database can tell of. */
  missing(ids: readonly string[]): readonly string[] {
    if (this.#complete) return [];
    return [...new Set(ids)].filter((id) => !this.#byId.has(id));
  }

  absent(id: string): void {
    this.#byId.set(id, never);
  }

  put(id: string, document: KnownDocument): void {
    this.#byId.delete(id); // the last changed is the last forgotten
    this.#byId.set(id, document);
  }

  /** Forgets the oldest beyond what is kept. Only between two pages. */
  trim(): void {
    for (const id of this.#byId.keys()) {
      if (this.#byId.size <= most) return;
      this.#byId.delete(id);
      this.#complete = false;
    }
  }
}
