/** A column of an export: its header and how a row fills it. */
export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number | boolean | null | undefined;
  /** What a spreadsheet makes of the text: an amount (`1234.50`), a day (`2016-04-01`). A text otherwise. */
  readonly format?: 'euros' | 'day';
}

/** Tells a spreadsheet that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** CSV of RFC 4180: commas, CRLF, quotes doubled. The first line holds the headers. */
export function csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => csvCell(column.value(row))).join(','));
  return [columns.map((column) => csvCell(column.header)).join(','), ...lines, ''].join('\r\n');
}

/** A text that a spreadsheet would run as a formula is preceded by an apostrophe; numbers are left alone. */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const harmless =
    /^[=+\-@\t\r]/.test(value) && !/^[+-]?[0-9]+([.,][0-9]+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
