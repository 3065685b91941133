import { isDay } from '@jalon/kernel';
import type { CsvColumn } from '../csv.ts';

type Value = ReturnType<CsvColumn<never>['value']>;

/** The places of the cell formats in the workbook's table of styles (`workbook.ts`). */
export const styles = { plain: 0, header: 1, euros: 2, day: 3 } as const;

/** What one cell of a spreadsheet holds at most. */
const longestText = 32_767;
/** A day of 1900 before this one would be shown a day off: spreadsheets believe in a 29 February 1900. */
const firstSafeDay = '1900-03-01';
const dayZero = Date.UTC(1899, 11, 30);
const millisecondsOfADay = 86_400_000;

/** One sheet: the headers in a frozen row, then a row for each item, in pieces. */
export function* sheetOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>';
  yield '<sheetView tabSelected="1" workbookViewId="0">';
  yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  if (columns.length > 0)
    yield `<cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols>`;
  yield '<sheetData>';
  yield `<row>${columns.map(({ header }) => textCell(header, styles.header)).join('')}</row>`;
  for (const row of rows) {
    yield `<row>${columns.map((column) => cell(column.value(row), column.format)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** A cell as its column means it; a value that is not what its column says stays a text. */
function cell(value: Value, format: CsvColumn<never>['format']): string {
  if (value === null || value === undefined || value === '') return '<c/>';
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? numberCell(String(value), styles.plain) : textCell(String(value));
  }
  if (format === 'euros' && /^-?[0-9]+\.[0-9]{2}$/.test(value)) return numberCell(value, styles.euros);
  if (format === 'day' && isDay(value) && value >= firstSafeDay) {
    const serial = (Date.parse(`${value}T00:00:00Z`) - dayZero) / millisecondsOfADay;
    return numberCell(String(serial), styles.day);
  }
  return textCell(value);
}

function numberCell(digits: string, style: number): string {
  return `<c s="${style}"><v>${digits}</v></c>`;
}

/** A text stands in the cell itself and never as a formula, whatever it begins with. */
function textCell(text: string, style: number = styles.plain): string {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text as XML 1.0 may carry it. `_x0041_` means a letter to a spreadsheet: it is written so as to be read as it stands. */
export function escaped(text: string): string {
  return text
    .slice(0, longestText)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(forbidden, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Control characters that XML 1.0 has no way to write. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
