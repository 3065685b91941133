import type { Found } from '@jalon/read-models';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CsvColumn, byteOrderMark, csvLines } from './csv.ts';
import { type ListAnswer, listAnswer } from './list-query.ts';

/** A list, and the ways it may leave. */
export interface ListOffer<Document, Item> {
  /** Name of the file, without its extension: `dossiers`. */
  readonly name: string;
  readonly columns: readonly CsvColumn<Item>[];
  readonly itemOf: (document: Document) => Item;
  /** Asks the read model; `whole` replaces the page that the person asked for. */
  readonly find: (whole?: { readonly page: number; readonly pageSize: number }) => Promise<Found<Document>>;
}

/** A file holds every match, up to here. */
const longestFile = 100_000;

/**
 * Answers a list as `Accept` wants it: a page as JSON, or every match as a file, CSV or XLSX.
 * The answer says the position that it reflects (`X-Jalon-Position`).
 * @throws HttpException 406 when it wants neither.
 */
export async function answerList<Document, Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, columns, itemOf, find }: ListOffer<Document, Item>,
): Promise<ListAnswer<Item> | string | Buffer> {
  reply.header('vary', 'accept');
  const format = preferredFormat(request.headers.accept);
  if (format === undefined) throw new HttpException('Not acceptable', 406);
  const found = await find(format === 'json' ? undefined : { page: 1, pageSize: longestFile });
  reply.header('x-jalon-position', String(found.position));
  if (format === 'json') return listAnswer(found, itemOf);
  const items = found.items.map(itemOf);
  reply.header('content-disposition', `attachment; filename="${name}.${format}"`);
  if (format === 'csv') {
    reply.header('content-type', 'text/csv; charset=utf-8; header=present');
    return byteOrderMark + csvLines(columns, items);
  }
  // Loaded by the first who asks: most processes never make a workbook.
  const { workbookOf } = await import('./xlsx/workbook.ts');
  reply.header('content-type', spreadsheetType);
  return workbookOf(name, columns, items);
}

/** The media type of an XLSX file. */
export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Format = 'json' | 'csv' | 'xlsx';

const offered = new Map<string, Format>([
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/json', 'json'],
  ['text/*', 'csv'],
  ['text/csv', 'csv'],
  [spreadsheetType, 'xlsx'],
]);

/** The offered format that `Accept` weighs most; the first named among equals; JSON without the header. */
export function preferredFormat(accept: string | undefined): Format | undefined {
  if (accept === undefined || accept.trim() === '') return 'json';
  let best: Format | undefined;
  let bestWeight = 0;
  for (const range of accept.split(',')) {
    const [media = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    const format = offered.get(media);
    if (format !== undefined && weight > bestWeight) {
      best = format;
      bestWeight = weight;
    }
  }
  return best;
}
