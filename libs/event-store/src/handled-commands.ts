import type { Revision } from './envelope.ts';

const fewCommands = 64; // as many are compared one by one sooner than a map of them is made

/** The commands that wrote in a stream, each with the first revision that it wrote. */
export class HandledCommands {
  readonly #ids: string[] = [];
  readonly #revisions: Revision[] = [];
  #map: Map<string, Revision> | undefined;

  /** Takes note of an event of a command. The events of one command are noted together, in order. */
  note(commandId: string, revision: Revision): void {
    if (this.#ids.at(-1) === commandId) return;
    this.#ids.push(commandId);
    this.#revisions.push(revision);
    this.#map?.set(commandId, this.#map.get(commandId) ?? revision);
  }

  /** The first revision that a command wrote; undefined when it wrote none. */
  firstRevisionOf(commandId: string): Revision | undefined {
    if (this.#ids.length <= fewCommands) return this.#revisions[this.#ids.indexOf(commandId)];
    this.#map ??= this.#mapped();
    return this.#map.get(commandId);
  }

  #mapped(): Map<string, Revision> {
    const map = new Map<string, Revision>();
    // From the last to the first: the first revision of a command is the one that stays.
    for (let nth = this.#ids.length - 1; nth >= 0; nth--)
      map.set(this.#ids[nth] ?? '', this.#revisions[nth] ?? 0);
    return map;
  }
}
