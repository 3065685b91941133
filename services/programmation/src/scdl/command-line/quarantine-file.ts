import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { byteOrderMark, csvCell } from '@jalon/http';
import type { QuarantinedRow } from '../repairs/judged-row.ts';

const headers = ['ligne', 'bénéficiaire', 'colonne', 'motif', 'valeur', 'explication'];

/** The rows set aside, one line for each reason, for a person with a spreadsheet. Written as rows come. */
export class QuarantineFile {
  readonly path: string;
  readonly #stream;

  constructor(path: string) {
    this.path = path;
    this.#stream = createWriteStream(path);
    this.#stream.write(`${byteOrderMark}${headers.join(',')}\r\n`);
  }

  add({ line, faults, cells, excerpt }: QuarantinedRow): void {
    for (const { column, fault, value, sentence } of faults) {
      const row = [line, cells?.nomBeneficiaire ?? excerpt, column, fault, value, sentence];
      this.#stream.write(`${row.map(csvCell).join(',')}\r\n`);
    }
  }

  async close(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'finish');
  }
}
