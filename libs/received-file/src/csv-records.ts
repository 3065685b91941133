/** How a file separates its cells and its lines. */
export interface CsvDialect {
  readonly separator: ',' | ';' | '\t';
  readonly lineEnd: '\n' | '\r';
}

/** What makes a line unreadable, each fault apart. */
export type CsvFault = 'quote-never-closed' | 'text-after-quote' | 'line-too-long';

/** One record of the file: its cells, or why they cannot be read. Lines count from 1. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: CsvFault; readonly excerpt: string };

/** The longest record: a grant is a few hundred characters. Also what a quote that is never closed may swallow. */
const longestRecord = 262_144;
const longestExcerpt = 200;
/**
 * How many records may be given up after several lines, each of which is then read again. A file of nothing but such
 * quotes would otherwise be read once per line: past this, a quote must close on its own line.
 */
const mostRereadings = 100;

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Reads CSV (RFC 4180) line by line, in bounded memory. A fault costs the line where it stands and no other: after a
 * quote that is never closed, reading goes on with the next line.
 */
export class CsvReader {
  readonly #dialect: CsvDialect;
  #rest = '';
  #number = 0;
  /** The line goes on beyond what is kept of it. */
  #skipping = false;
  /** The lines of a record whose quote is open. */
  #open: Line[] = [];
  #openLength = 0;
  #rereadings = 0;
  #cells = new CellReader();

  constructor(dialect: CsvDialect) {
    this.#dialect = dialect;
  }

  /** The records that a piece of the text completes. */
  *take(piece: string): Generator<CsvRecord> {
    const { lineEnd } = this.#dialect;
    let from = 0;
    for (let end = piece.indexOf(lineEnd); end >= 0; end = piece.indexOf(lineEnd, from)) {
      yield* this.#line(this.#rest + piece.slice(from, end));
      this.#rest = '';
      from = end + 1;
    }
    this.#rest += piece.slice(from);
    if (this.#rest.length > longestRecord) {
      if (!this.#skipping) yield* this.#tooLong(this.#rest);
      this.#skipping = true;
      this.#rest = '';
    }
  }

  /** The records that the end of the text completes. */
  *end(): Generator<CsvRecord> {
    if (this.#rest !== '' || this.#skipping) yield* this.#line(this.#rest);
    this.#rest = '';
    while (this.#open.length > 0) yield* this.#giveUp();
  }

  *#line(text: string): Generator<CsvRecord> {
    if (this.#skipping) {
      this.#skipping = false;
      return;
    }
    if (text.length > longestRecord) {
      yield* this.#tooLong(text);
      return;
    }
    this.#number += 1;
    yield* this.#feed({ number: this.#number, text: text.endsWith('\r') ? text.slice(0, -1) : text });
  }

  *#tooLong(text: string): Generator<CsvRecord> {
    while (this.#open.length > 0) yield* this.#giveUp();
    this.#number += 1;
    yield { line: this.#number, fault: 'line-too-long', excerpt: text.slice(0, longestExcerpt) };
  }

  *#feed(line: Line): Generator<CsvRecord> {
    this.#open.push(line);
    this.#openLength += line.text.length + 1;
    const first = this.#open[0] ?? line;
    const outcome = this.#cells.take(line.text, this.#dialect.separator);
    if (outcome === 'open') {
      const mayGoOn = this.#openLength <= longestRecord && this.#rereadings < mostRereadings;
      if (!mayGoOn) yield* this.#giveUp();
    } else if (outcome === 'complete') {
      const { cells } = this.#cells;
      this.#restart();
      yield { line: first.number, cells };
    } else {
      yield* this.#giveUp(outcome);
    }
  }

  /** The first open line is at fault; those after it are read anew. */
  *#giveUp(fault: CsvFault = 'quote-never-closed'): Generator<CsvRecord> {
    const [first, ...others] = this.#open;
    this.#restart();
    if (others.length > 0) this.#rereadings += 1;
    if (first) yield { line: first.number, fault, excerpt: first.text.slice(0, longestExcerpt) };
    for (const line of others) yield* this.#feed(line);
  }

  #restart(): void {
    this.#open = [];
    this.#openLength = 0;
    this.#cells = new CellReader();
  }
}

/** The cells of a record as its lines come. */
class CellReader {
  cells: string[] = [];
  #inQuotes = false;
  #cell = '';

  take(line: string, separator: string): 'complete' | 'open' | CsvFault {
    if (!this.#inQuotes && !line.includes('"')) {
      this.cells = line.split(separator);
      return 'complete';
    }
    let at = 0;
    if (this.#inQuotes) this.#cell += '\n';
    for (;;) {
      if (!this.#inQuotes) {
        if (line[at] !== '"') {
          // A quote inside a bare cell is a character like another.
          const end = line.indexOf(separator, at);
          this.cells.push(line.slice(at, end < 0 ? undefined : end));
          if (end < 0) return 'complete';
          at = end + 1;
          continue;
        }
        this.#inQuotes = true;
        at += 1;
      }
      const end = line.indexOf('"', at);
      if (end < 0) {
        this.#cell += line.slice(at);
        return 'open';
      }
      this.#cell += line.slice(at, end);
      if (line[end + 1] === '"') {
        this.#cell += '"';
        at = end + 2;
        continue;
      }
      this.#inQuotes = false;
      this.cells.push(this.#cell);
      this.#cell = '';
      if (end + 1 >= line.length) return 'complete';
      if (line[end + 1] !== separator) return 'text-after-quote';
      at = end + 2;
    }
  }
}
