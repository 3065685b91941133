import { type Instant, parisDay } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import { type ScdlCells, printedHeaders, printedRow, publishedRow } from '@jalon/scdl';
import type { ConventionDocument } from '../convention/conventions.projection.ts';
import type { GrantDocument } from '../porteur-grants/grant-document.ts';
import { type NotPublic, type SignedGrants, conventionCells, whyNotPublic } from './published-convention.ts';

/** A convention of which something is public and cannot be said in the standard. */
export interface Omission {
  readonly dossier: string;
  readonly reference: string;
  /** The column left empty; without it the whole row is left out. */
  readonly column?: string;
  readonly reasons: readonly string[];
}

/** What the file says, what it cannot say, and what the law does not make public. */
export interface ExportSummary {
  readonly rows: number;
  readonly omissions: readonly Omission[];
  readonly notPublic: Readonly<Record<NotPublic, number>>;
}

interface ExportedSignature {
  readonly cells?: ScdlCells;
  readonly omission?: Omission;
  readonly notPublic?: NotPublic;
}

const pageSize = 1_000;

/** Publishes the essential data of the metropolis's conventions (R13), in SCDL 2.1.1, as they were known at an instant. */
export class ConventionsExporter {
  readonly #conventions: ReadModel<ConventionDocument>;
  readonly #grants: ReadModel<GrantDocument>;

  constructor(conventions: ReadModel<ConventionDocument>, grants: ReadModel<GrantDocument>) {
    this.#conventions = conventions;
    this.#grants = grants;
  }

  /** The file, line by line: UTF-8, commas, the columns in the standard's order. */
  async *file(at: Instant): AsyncIterable<string> {
    yield printedHeaders;
    for await (const { cells } of this.#exported(at)) if (cells) yield printedRow(cells);
  }

  async summary(at: Instant): Promise<ExportSummary> {
    const notPublic: Record<NotPublic, number> = {
      'of-other-funders': 0,
      'before-the-obligation': 0,
      'not-above-the-threshold': 0,
      withdrawn: 0,
    };
    const omissions: Omission[] = [];
    let rows = 0;
    for await (const one of this.#exported(at)) {
      if (one.notPublic) notPublic[one.notPublic] += 1;
      if (one.omission) omissions.push(one.omission);
      if (one.cells) rows += 1;
    }
    return { rows, omissions, notPublic };
  }

  async *#exported(at: Instant): AsyncIterable<ExportedSignature> {
    const today = parisDay(at);
    for await (const signed of this.#signed(at)) {
      const notPublic = whyNotPublic(signed);
      if (notPublic) {
        yield { notPublic };
        continue;
      }
      const { cells, omitted } = publishedRow(conventionCells(signed), today);
      const { dossier } = signed.convention;
      const { reference } = signed.signature;
      yield {
        ...(cells && { cells }),
        ...(omitted && { omission: { dossier, reference, ...omitted } }),
      };
    }
  }

  /** Every signature of every convention, in the order of dossiers. */
  async *#signed(at: Instant): AsyncIterable<SignedGrants> {
    for (let page = 1; ; page++) {
      const { items } = await this.#conventions.find({
        filter: { 'signatures.0': { $exists: true } },
        sort: [{ field: 'dossier' }],
        page,
        pageSize,
        asOf: at,
      });
      for (const convention of items) {
        for (const signature of convention.signatures) {
          const found = await Promise.all(signature.commitments.map((id) => this.#grants.get(id, at)));
          yield { convention, signature, grants: found.filter((grant) => grant !== undefined) };
        }
      }
      if (items.length < pageSize) return;
    }
  }
}
