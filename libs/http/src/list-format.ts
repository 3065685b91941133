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
 * Answers a list as `Accept` wants it: a page as JSON, or every match as a CSV file that opens in a spreadsheet.
 * The answer says the position that it reflects (`X-Jalon-Position`). XLSX is not offered yet.
 * @throws HttpException 406 when it wants neither.
 */
export async function answerList<Document, Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, columns, itemOf, find }: ListOffer<Document, Item>,
): Promise<ListAnswer<Item> | string> {
  reply.header('vary', 'accept');
  const format = preferredFormat(request.headers.accept);
  if (format === undefined) throw new HttpException('Not acceptable', 406);
  const found = await find(format === 'csv' ? { page: 1, pageSize: longestFile } : undefined);
  reply.header('x-jalon-position', String(found.position));
  if (format === 'json') return listAnswer(found, itemOf);
  reply
    .header('content-type', 'text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${name}.csv"`);
  return byteOrderMark + csvLines(columns, found.items.map(itemOf));
}

const offered = new Map<string, 'json' | 'csv'>([
  ['*/*', 'json'],
  ['application/*', 'json'],
  ['application/json', 'json'],
  ['text/*', 'csv'],
  ['text/csv', 'csv'],
]);

/** The offered format that `Accept` weighs most; the first named among equals; JSON without the header. */
export function preferredFormat(accept: string | undefined): 'json' | 'csv' | undefined {
  if (accept === undefined || accept.trim() === '') return 'json';
  let best: 'json' | 'csv' | undefined;
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
