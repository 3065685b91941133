import type { Instant } from '@jalon/kernel';
import type { Found, Query, ReadModel } from '@jalon/read-models';
import type { z } from 'zod';
import { NotFound } from '../../intents.errors.ts';
import type { OurOrder } from '../matching/open-order.ts';
import type { BenchDocument, TheirLine } from './bench-lines.projection.ts';
import { type BenchRow, benchListQuery, type benchListSchema } from './bench-list.ts';
import { type ExtractDifferences, differencesBetween } from './extract-differences.ts';
import type { ExtractDocument } from './extracts.projection.ts';
import { type CommitmentOrders, orderParts, ordersOf } from './open-orders.projection.ts';

/** The read models of the bench. */
export interface BenchModels {
  readonly lines: ReadModel<BenchDocument>;
  readonly extracts: ReadModel<ExtractDocument>;
  readonly orders: ReadModel<CommitmentOrders>;
}

type Asked = z.output<typeof benchListSchema>;

const everything = 1_000_000;

/** What people look at: the accountant's lines beside our orders. */
export class BenchReader {
  readonly #models: BenchModels;

  constructor(models: BenchModels) {
    this.#models = models;
  }

  extracts(query: Query): Promise<Found<ExtractDocument>> {
    return this.#models.extracts.find(query);
  }

  /** An extract, with its lines counted by state and by decision. @throws NotFound */
  async extract(id: string, asOf?: Instant) {
    const extract = await this.#models.extracts.get(id, asOf);
    if (extract === undefined) throw new NotFound('extract', id);
    const { facets, total } = await this.#models.lines.find({
      filter: { extracts: id },
      facets: ['state', 'decision', 'kind', 'findings'],
      pageSize: 0,
      ...(asOf !== undefined && { asOf }),
    });
    return { ...extract, bench: { total, facets } };
  }

  /** The lines of one extract, or of every one that no other replaces. @throws NotFound */
  async lines(
    asked: Asked,
    extract?: string,
    whole?: { readonly page: number; readonly pageSize: number },
  ): Promise<Found<BenchRow>> {
    const { asOf } = asked;
    if (extract !== undefined && (await this.#models.extracts.get(extract, asOf)) === undefined)
      throw new NotFound('extract', extract);
    const query = benchListQuery(asked, extract === undefined ? await this.#inForce(asOf) : [extract]);
    const found = await this.#models.lines.find({ ...query, ...whole });
    return { ...found, items: await Promise.all(found.items.map((line) => this.#beside(line, asOf))) };
  }

  /** One line beside our order. @throws NotFound */
  async line(id: string, asOf?: Instant): Promise<BenchRow> {
    const line = await this.#models.lines.get(id, asOf);
    if (line === undefined) throw new NotFound('extract-line', id);
    return this.#beside(line, asOf);
  }

  /** What an extract says differently from the one that it corrects. @throws NotFound */
  async differences(id: string): Promise<ExtractDifferences & { readonly corrects: string }> {
    const extract = await this.#models.extracts.get(id);
    if (extract?.corrects === undefined) throw new NotFound('extract', id);
    const { corrects } = extract;
    return { corrects, ...differencesBetween(await this.#allOf(corrects), await this.#allOf(id)) };
  }

  async #allOf(extract: string): Promise<readonly TheirLine[]> {
    const { items } = await this.#models.lines.find({
      filter: { extracts: extract },
      sort: [{ field: 'line' }],
      pageSize: everything,
    });
    return items.filter((one) => one.state !== 'unknown-there');
  }

  async #inForce(asOf: Instant | undefined): Promise<readonly string[]> {
    const { items } = await this.#models.extracts.find({
      filter: { status: { $ne: 'superseded' } },
      pageSize: everything,
      ...(asOf !== undefined && { asOf }),
    });
    return items.map(({ extract }) => extract);
  }

  async #beside(line: BenchDocument, asOf: Instant | undefined): Promise<BenchRow> {
    const { order } = line;
    const ours = order === undefined ? undefined : await this.#ours(order, asOf);
    return ours === undefined ? line : { ...line, ours };
  }

  async #ours(id: string, asOf: Instant | undefined): Promise<OurOrder | undefined> {
    const document = await this.#models.orders.get(orderParts(id).commitment, asOf);
    return document && ordersOf(document).find((order) => order.id === id);
  }
}
