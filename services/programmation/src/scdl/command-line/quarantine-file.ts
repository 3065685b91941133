import { once } from 'node:events';
import { type WriteStream, createWriteStream } from 'node:fs';
import { byteOrderMark, csvCell } from '@jalon/http';
import type { QuarantinedRow } from '../repairs/judged-row.ts';

const headers = ['ligne', 'bénéficiaire', 'colonne', 'motif', 'valeur', 'explication'];

/** The rows set aside, one line for each reason, for a person with a spreadsheet. Begun when a first row is. */
export class QuarantineFile {
  readonly path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Whether a row was set aside. */
  get begun(): boolean {
    return this.#stream !== undefined;
  }

  add({ line, faults, cells, excerpt }: QuarantinedRow): void {
    this.#stream ??= this.#begin();
    for (const { column, fault, value, sentence } of faults) {
      const row = [line, cells?.nomBeneficiaire ?? excerpt, column, fault, value, sentence];
      this.#stream.write(`${row.map(csvCell).join(',')}\r\n`);
    }
  }

  #begin(): WriteStream {
    const stream = createWriteStream(this.path);
    stream.write(`${byteOrderMark}${headers.join(',')}\r\n`);
    return stream;
  }

  async close(): Promise<void> {
    if (this.#stream === undefined) return;
    this.#stream.end();
    await once(this.#stream, 'finish');
  }
}
