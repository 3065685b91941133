import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import type { Position } from '../envelope.ts';

const digits = 16;

/**
 * A small file beside the log that says the last position answered to a caller. Written after each commit and not
 * synced: after a power cut it may be late, never early. A log that ends before its witness has lost events.
 */
export class Witness {
  readonly #descriptor: number;
  readonly #bytes = Buffer.alloc(digits + 1, '\n');

  constructor(file: string) {
    this.#descriptor = openSync(witnessFile(file), constants.O_RDWR | constants.O_CREAT);
  }

  write(position: Position): void {
    this.#bytes.write(String(position).padStart(digits, '0'), 'latin1');
    try {
      writeSync(this.#descriptor, this.#bytes, 0, digits + 1, 0);
    } catch {
      // The events are on disk: a witness that is late must not turn their acknowledgement into a failure.
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** What the witness says; undefined when there is none (a new log, a copy) or it cannot be read. */
export function readWitness(file: string): number | undefined {
  try {
    const text = readFileSync(witnessFile(file), 'latin1').trim();
    return /^[0-9]{16}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function witnessFile(file: string): string {
  return `${file}.witness`;
}
