import { hash } from 'node:crypto';
import { CsvReader, type CsvRecord, type ReceivedFile } from '@jalon/received-file';
import { HeadersMissing } from '../extract/extract.errors.ts';
import type { ExtractLine, LineContent, RowFault } from './extract-line.ts';
import { type Cells, contentOf } from './line-fields.ts';
import { type ExtractColumn, type SourceProfile, extractColumns, plainHeader } from './source-profiles.ts';

/** A whole extract, read. */
export interface ReadExtract {
  readonly lines: readonly ExtractLine[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads an extract by the profile of its source. A row at fault is told, and costs no other.
 * @throws HeadersMissing when the first line does not name what the source always says.
 */
export async function readExtract(
  text: ReceivedFile['text'],
  profile: SourceProfile,
  told: (rows: number) => void = () => undefined,
): Promise<ReadExtract> {
  const rows = new RowReader(profile);
  const reader = new CsvReader({ separator: profile.separator, lineEnd: '\n' });
  for await (const piece of text()) {
    for (const record of reader.take(piece)) rows.take(record);
    told(rows.lines.length);
  }
  for (const record of reader.end()) rows.take(record);
  return rows.end();
}

type Places = Readonly<Partial<Record<ExtractColumn, number>>>;

class RowReader {
  readonly lines: ExtractLine[] = [];
  readonly #profile: SourceProfile;
  readonly #faults: RowFault[] = [];
  /** How many lines said the same. */
  readonly #occurrences = new Map<string, number>();
  #places: Places | undefined;

  constructor(profile: SourceProfile) {
    this.#profile = profile;
  }

  take(record: CsvRecord): void {
    if (this.#places === undefined) this.#places = placesOf(record, this.#profile);
    else if ('fault' in record) {
      const { line, excerpt } = record;
      this.#faults.push({ line, column: '', value: excerpt, sentence: 'La ligne n’est pas du CSV lisible.' });
    } else if (record.cells.some((cell) => cell.trim() !== ''))
      this.#row(record.line, record.cells, this.#places);
  }

  end(): ReadExtract {
    if (this.#places === undefined) throw new HeadersMissing(this.#profile.source, this.#profile.required);
    return { lines: this.lines, faults: this.#faults };
  }

  #row(line: number, row: readonly string[], places: Places): void {
    const at = (column: ExtractColumn) => {
      const place = places[column];
      return place === undefined ? '' : (row[place] ?? '');
    };
    const cells = Object.fromEntries(extractColumns.map((column) => [column, at(column)])) as Record<
      ExtractColumn,
      string
    >; // every column, from the list above
    const content = contentOf(cells satisfies Cells, this.#profile);
    if (!('kind' in content)) {
      for (const fault of content) this.#faults.push({ line, ...fault });
      return;
    }
    const said = JSON.stringify(content);
    const occurrence = (this.#occurrences.get(said) ?? 0) + 1;
    this.#occurrences.set(said, occurrence);
    this.lines.push({ key: lineKey(this.#profile.source, said, occurrence), line, occurrence, ...content });
  }
}

/** Of a content and how many times its file had said it before: a letter, so that it is never taken for a number. */
function lineKey(source: string, said: string, occurrence: number): string {
  return `L${hash('sha256', `${source}\n${said}\n${occurrence}`).slice(0, 24)}`;
}

/** Contents as the lines of a file, for who has no file: the first stands on line 2, below the headers. */
export function asLines(source: string, contents: readonly LineContent[]): readonly ExtractLine[] {
  const occurrences = new Map<string, number>();
  return contents.map((content, nth) => {
    const said = JSON.stringify(content);
    const occurrence = (occurrences.get(said) ?? 0) + 1;
    occurrences.set(said, occurrence);
    return { key: lineKey(source, said, occurrence), line: nth + 2, occurrence, ...content };
  });
}

function placesOf(record: CsvRecord, { source, headers, required }: SourceProfile): Places {
  const names = 'cells' in record ? record.cells.map(plainHeader) : [];
  const places: Partial<Record<ExtractColumn, number>> = {};
  for (const column of extractColumns) {
    const place = headers[column]
      .map((header) => names.indexOf(plainHeader(header)))
      .find((found) => found >= 0);
    if (place !== undefined) places[column] = place;
  }
  const missing = required.filter((column) => places[column] === undefined);
  if (missing.length > 0)
    throw new HeadersMissing(
      source,
      missing.map((column) => headers[column][0] ?? column),
    );
  return places;
}
