import type { Filter, Found, Query } from '@jalon/read-models';
import { type Instant, day, endOfParisDay, instant, isDay } from '@jalon/kernel';
import { z } from 'zod';

/** An instant, or a day: what was known at its end, in Paris. */
export const asOfSchema = z.string().transform((text, context): Instant => {
  try {
    return isDay(text) ? endOfParisDay(day(text)) : instant(text);
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'un jour (AAAA-MM-JJ) ou un instant avec son fuseau est attendu',
    });
    return z.NEVER;
  }
});

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^[0-9]{1,9}$/, 'un nombre entier est attendu')
    .transform(Number)
    .refine((number) => number >= least && number <= most, `de ${least} à ${most}`);

/** Several values given as `a,b` or by repeating the parameter. */
export const severalSchema = z
  .union([z.string(), z.array(z.string()).max(100)])
  .transform((given) =>
    (Array.isArray(given) ? given : [given]).flatMap((text) => text.split(',')).filter((text) => text !== ''),
  )
  .refine((values) => values.length <= 200, 'au plus 200 valeurs');

/**
 * The parameters that every list takes; `extend` it with the list's own. A parameter that is none of these is refused
 * by name: a filter with a slip of the pen must not answer everything.
 * @param sortable and `countable`: the fields of this list.
 */
export function listQuerySchema<Sort extends string, Facet extends string>(
  sortable: readonly [Sort, ...Sort[]],
  countable: readonly Facet[],
) {
  return z.strictObject({
    page: wholeNumber(1, 1_000_000).optional(),
    pageSize: wholeNumber(1, 500).optional(),
    q: z.string().max(200, 'au plus 200 caractères').optional(),
    sort: severalSchema
      .pipe(
        z
          .array(
            z.enum(
              sortable.flatMap((field) => [field, `-${field}`]) as [Sort | `-${Sort}`],
              `tri possible : ${sortable.join(', ')}`,
            ),
          )
          .max(5),
      )
      .optional(),
    facets: severalSchema
      .pipe(
        z.array(
          z.enum(countable as readonly [Facet, ...Facet[]], `facettes possibles : ${countable.join(', ')}`),
        ),
      )
      .optional(),
    asOf: asOfSchema.optional(),
  });
}

export interface ListRequest {
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly q?: string | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly facets?: readonly string[] | undefined;
  readonly asOf?: Instant | undefined;
}

/** The query of a list request: its own filter, and what every list takes. `fieldOf` maps a public field to a document's. */
export function queryOf(
  request: ListRequest,
  filter: Filter,
  fieldOf: (field: string) => string = (field) => field,
): Query {
  return {
    filter,
    ...(request.q === undefined || request.q.trim() === '' ? {} : { text: request.q }),
    ...(request.sort === undefined
      ? {}
      : {
          sort: request.sort.map((field) => ({
            field: fieldOf(field.replace(/^-/, '')),
            descending: field.startsWith('-'),
          })),
        }),
    ...(request.page === undefined ? {} : { page: request.page }),
    ...(request.pageSize === undefined ? {} : { pageSize: request.pageSize }),
    ...(request.facets === undefined ? {} : { facets: request.facets.map(fieldOf) }),
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
  };
}

/** How every list answers. */
export interface ListAnswer<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Found<Item>['facets'];
}

export function listAnswer<Document, Item = Document>(
  found: Found<Document>,
  itemOf: (document: Document) => Item = (document) => document as unknown as Item, // the identity when no mapping is given
): ListAnswer<Item> {
  const { items, total, page, pageSize, facets } = found;
  return { items: items.map(itemOf), total, page, pageSize, facets };
}
