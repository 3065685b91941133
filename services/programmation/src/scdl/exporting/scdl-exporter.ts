import type { EventStore } from '@jalon/event-store';
import { type Instant, parisDay } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { DossierEvent } from '../../dossier/dossier.events.ts';
import type { DossierEntry } from '../../dossier/dossier-entry.ts';
import { publisher, printedHeaders, printedRow } from '@jalon/scdl';
import {
  type ExportedLine,
  type Omission,
  type SignedConvention,
  grantedLineCells,
  pastGrantCells,
  publish,
} from './exported-row.ts';

/** What the file does not say, and how much it says. */
export interface ExportSummary {
  readonly rows: number;
  readonly omissions: readonly Omission[];
  /** Lines that another funder granted: each publishes its own (R13). */
  readonly ofOtherFunders: number;
}

type Fact<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>['data'];

/** More than a programme ever grants in one year, page by page. */
const pageSize = 1_000;

/** Publishes the granted lines in SCDL 2.1.1: those of the metropolis, and past grants as their files held them. */
export class ScdlExporter {
  readonly #store: EventStore;
  readonly #register: ReadModel<DossierEntry>;

  constructor(store: EventStore, register: ReadModel<DossierEntry>) {
    this.#store = store;
    this.#register = register;
  }

  /** The file, line by line: UTF-8, commas, the columns in the standard's order. What was known at `at`. */
  async *file(at: Instant): AsyncIterable<string> {
    yield printedHeaders;
    for await (const { cells } of this.#lines(at)) {
      if (cells) yield printedRow(cells);
    }
  }

  async summary(at: Instant): Promise<ExportSummary> {
    let rows = 0;
    let ofOtherFunders = 0;
    const omissions: Omission[] = [];
    for await (const line of this.#lines(at)) {
      if (line.cells) rows += 1;
      if (line.omission) omissions.push(line.omission);
      if (!line.cells && !line.omission) ofOtherFunders += 1;
    }
    return { rows, omissions, ofOtherFunders };
  }

  async *#lines(at: Instant): AsyncIterable<ExportedLine> {
    yield* this.#pastGrants(at);
    yield* this.#grantedHere(at);
  }

  async *#pastGrants(at: Instant): AsyncIterable<ExportedLine> {
    const today = parisDay(at);
    for await (const event of this.#store.readAll({ until: at, filter: { types: ['PastGrantImported'] } })) {
      const grant = event.data as Fact<'PastGrantImported'>;
      yield publish(grant.reference, grant.line.lineId, pastGrantCells(grant), today);
    }
  }

  async *#grantedHere(at: Instant): AsyncIterable<ExportedLine> {
    const today = parisDay(at);
    const conventions = await this.#conventions(at);
    for (let page = 1; ; page++) {
      const { items } = await this.#register.find({
        filter: { 'lines.outcome': 'granted', status: { $ne: 'past-grant' } },
        sort: [{ field: 'reference' }],
        page,
        pageSize,
        asOf: at,
      });
      for (const entry of items) {
        for (const line of entry.lines.filter(({ outcome }) => outcome === 'granted')) {
          if (line.funder !== publisher.funder) {
            yield {};
            continue;
          }
          const convention = conventions.get(`${entry.reference} ${line.lineId}`);
          yield publish(entry.reference, line.lineId, grantedLineCells(entry, line, convention), today);
        }
      }
      if (items.length < pageSize) return;
    }
  }

  /** The convention of each line that has one, the last one signed. */
  async #conventions(at: Instant): Promise<ReadonlyMap<string, SignedConvention>> {
    const conventions = new Map<string, SignedConvention>();
    for await (const event of this.#store.readAll({ until: at, filter: { types: ['ConventionSigned'] } })) {
      const signed = event.data as SignedConvention;
      const dossier = event.stream.slice('dossier-'.length);
      for (const lineId of signed.lineIds) conventions.set(`${dossier} ${lineId}`, signed);
    }
    return conventions;
  }
}
