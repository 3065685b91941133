import { csvCell } from '@jalon/http';
import { type ScdlCells, scdlColumns } from './columns.ts';

export const printedHeaders = `${scdlColumns.join(',')}\r\n`;

/** A row as the standard writes it: commas, double quotes doubled. A text that would run as a formula is guarded. */
export function printedRow(cells: ScdlCells): string {
  return `${scdlColumns.map((column) => csvCell(cells[column])).join(',')}\r\n`;
}
