import type { Comparison, Instant } from '@jalon/kernel';
import { canonicalJson } from '@jalon/kernel';
import type { Position } from '@jalon/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CsvColumn } from './csv.ts';
import { answerList } from './list-format.ts';
import { asOfSchema } from './list-query.ts';

/** The two dates of a comparison; the second is now when it is not given. */
export const comparisonSchema = z.strictObject({ since: asOfSchema, asOf: asOfSchema.optional() });

interface ComparisonOffer {
  /** Of the file, without its extension: `comparaison-D16-7K3M9Q`. */
  readonly name: string;
  readonly comparison: Comparison;
  readonly since: Instant;
  readonly asOf: Instant | undefined;
  /** What the read models had seen. */
  readonly position: Position;
}

/** Answers a comparison as `Accept` wants it: whole as JSON, or its fields as a file, one a line. */
export async function answerComparison(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, comparison, since, asOf, position }: ComparisonOffer,
) {
  const { fields, facts } = comparison;
  const answer = await answerList<Line, Line>(request, reply, {
    name,
    columns: columnsOf(comparison),
    itemOf: (line) => line,
    find: (whole = { page: 1, pageSize: fields.length }) =>
      Promise.resolve({ ...whole, items: fields, total: fields.length, facets: {}, position }),
  });
  if (typeof answer === 'string' || Buffer.isBuffer(answer)) return answer;
  return { since, ...(asOf !== undefined && { asOf }), fields, facts };
}

type Line = Comparison['fields'][number];

/** Values as the log keeps them: amounts are cents, whatever the field. */
function columnsOf({ facts }: Comparison): readonly CsvColumn<Line>[] {
  const told = new Map(
    facts.map(({ revision, type, occurredAt, by }) => [
      revision,
      `${type} (révision ${revision}, ${occurredAt}, ${by.id})`,
    ]),
  );
  return [
    { header: 'champ', value: ({ field }) => field },
    { header: 'avant (montants en centimes)', value: ({ from }) => plain(from) },
    { header: 'après (montants en centimes)', value: ({ to }) => plain(to) },
    { header: 'diffère', value: ({ differs }) => (differs ? 'oui' : 'non') },
    {
      header: 'faits',
      value: ({ facts: made }) => made.map((revision) => told.get(revision) ?? '').join(' ; '),
    },
  ];
}

function plain(value: Line['from']): string | number | boolean | null | undefined {
  return typeof value === 'object' && value !== null ? canonicalJson(value) : value;
}
