import { NotAGrantsFile } from '../scdl.errors.ts';
import {
  type CsvDialect,
  type CsvFault,
  CsvReader,
  type CsvRecord,
  type ReceivedFile,
} from '@jalon/received-file';
import { dialectOf } from './csv-dialect.ts';
import { type ScdlColumn, scdlColumns } from '@jalon/scdl';
import { type ReadHeader, readHeaders } from './scdl-columns.ts';

/** Without these columns a file is no list of grants; without another, each row is judged. */
const indispensable = ['nomBeneficiaire', 'montant'] as const;

/** What the first line says of the file. */
export interface ScdlShape {
  readonly dialect: CsvDialect;
  readonly headers: readonly ReadHeader[];
}

/** One row of the file, as it was read. Lines count from 1, the headers' included. */
export type ReadRow =
  | {
      readonly line: number;
      readonly cells: Readonly<Record<ScdlColumn, string>>;
      /** The columns that the standard does not know, by their header. */
      readonly others: readonly (readonly [header: string, text: string])[];
    }
  | { readonly line: number; readonly fault: CsvFault | 'cell-count'; readonly excerpt: string }
  | { readonly line: number; readonly blank: true };

/** The shape of a file, from its first line. @throws NotAGrantsFile */
export async function shapeOf(file: ReceivedFile): Promise<ScdlShape> {
  let head = '';
  for await (const piece of file.text()) {
    head += piece;
    if (/[\r\n]./.test(head) || head.length > 1_000_000) break;
  }
  const dialect = dialectOf(head);
  const first = firstRecord(head, dialect);
  const headers = first && 'cells' in first ? readHeaders(first.cells) : [];
  const named = new Set(headers.map(({ column }) => column));
  if (indispensable.some((column) => !named.has(column))) {
    throw new NotAGrantsFile(scdlColumns.filter((column) => !named.has(column)));
  }
  return { dialect, headers };
}

function firstRecord(head: string, dialect: CsvDialect): CsvRecord | undefined {
  const reader = new CsvReader(dialect);
  for (const record of reader.take(head)) return record;
  for (const record of reader.end()) return record;
  return undefined;
}

/** Every row below the headers, in order. */
export async function* rowsOf(file: ReceivedFile, { dialect, headers }: ScdlShape): AsyncIterable<ReadRow> {
  const reader = new CsvReader(dialect);
  let first = true;
  for await (const piece of file.text()) {
    for (const record of reader.take(piece)) {
      if (first) first = false;
      else yield rowOf(record, headers);
    }
  }
  for (const record of reader.end()) {
    if (first) first = false;
    else yield rowOf(record, headers);
  }
}

function rowOf(record: CsvRecord, headers: readonly ReadHeader[]): ReadRow {
  if (!('cells' in record)) return record;
  const { line, cells } = record;
  // A spreadsheet leaves lines of bare separators below its table, and empty cells after its last column.
  if (cells.every((cell) => cell.trim() === '')) return { line, blank: true };
  const beyond = cells.slice(headers.length);
  if (cells.length < headers.length || beyond.some((cell) => cell.trim() !== '')) {
    return { line, fault: 'cell-count', excerpt: cells.join(' | ').slice(0, 200) };
  }
  const known = Object.fromEntries(scdlColumns.map((column) => [column, '']));
  const others: (readonly [string, string])[] = [];
  for (const [place, { header, column }] of headers.entries()) {
    const text = cells[place] ?? '';
    if (column !== undefined) known[column] = text;
    else others.push([header === '' ? `colonne ${place + 1}` : header, text]);
  }
  // Every column was given a text just above.
  return { line, cells: known as Record<ScdlColumn, string>, others };
}
