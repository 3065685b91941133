import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** The stand-in's log on disk: appends of [length, [length, message] …]. What a kill left half-written is cut off. */
export class StandInFile {
  readonly #path: string;
  #descriptor: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  *read(): Generator<Buffer> {
    const whole = existsSync(this.#path) ? readFileSync(this.#path) : Buffer.alloc(0);
    let at = 0;
    while (at + 4 <= whole.length && at + 4 + whole.readUInt32BE(at) <= whole.length) {
      const end = at + 4 + whole.readUInt32BE(at);
      for (let message = at + 4; message < end;) {
        const length = whole.readUInt32BE(message);
        yield whole.subarray(message + 4, message + 4 + length);
        message += 4 + length;
      }
      at = end;
    }
    if (at < whole.length) truncateSync(this.#path, at);
  }

  write(messages: readonly Buffer[]): void {
    this.#descriptor ??= openSync(this.#path, 'a');
    const framed = messages.flatMap((message) => [lengthOf(message.length), message]);
    const size = framed.reduce((sum, { length }) => sum + length, 0);
    writeSync(this.#descriptor, Buffer.concat([lengthOf(size), ...framed]));
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
