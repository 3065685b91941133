/** How the bytes of a file write its letters. */
export interface TextEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** A byte order mark says so at the head of the file; windows-1252 never has one. */
  readonly marked: boolean;
}

/**
 * Tells the encoding of a file as its bytes pass: a byte order mark decides; else UTF-8 as long as it is valid, and
 * windows-1252, in which old spreadsheets write, only when it is not.
 */
export class EncodingWatch {
  #head: number[] = [];
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #valid = true;

  see(bytes: Uint8Array): void {
    if (this.#head.length < 3) this.#head.push(...bytes.subarray(0, 3 - this.#head.length));
    this.#try(() => this.#utf8.decode(bytes, { stream: true }));
  }

  verdict(): TextEncoding {
    this.#try(() => this.#utf8.decode());
    const [first, second, third] = this.#head;
    if (first === 0xff && second === 0xfe) return { name: 'utf-16le', marked: true };
    if (first === 0xfe && second === 0xff) return { name: 'utf-16be', marked: true };
    const marked = first === 0xef && second === 0xbb && third === 0xbf;
    return this.#valid ? { name: 'utf-8', marked } : { name: 'windows-1252', marked: false };
  }

  #try(decode: () => unknown): void {
    if (!this.#valid) return;
    try {
      decode();
    } catch {
      this.#valid = false;
    }
  }
}
