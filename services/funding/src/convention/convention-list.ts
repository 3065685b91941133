import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import { type Cents, plainEuros } from '@jalon/kernel';
import type { Query } from '@jalon/read-models';
import { z } from 'zod';
import { type ConventionStatus, conventionStatuses } from './convention.state.ts';
import type { ConventionDocument } from './conventions.projection.ts';

/** What the list of conventions may be asked: its own filters, and what every list takes. */
export const conventionListSchema = listQuerySchema(
  ['dossier', 'draftedOn', 'signedOn', 'amount', 'beneficiary'],
  ['status', 'cause', 'funders'],
).extend({
  status: z.enum(conventionStatuses).exclude(['absent']).optional(),
  funder: z.string().max(40).optional(),
  beneficiary: z.string().max(80).optional(),
});

/** @param own the porteur whose conventions alone are shown. */
export function conventionListQuery(
  asked: z.output<typeof conventionListSchema>,
  own: string | undefined,
): Query {
  const { status, funder, beneficiary, ...list } = asked;
  const conditions = [
    ...(status === undefined ? [] : [{ status }]),
    ...(funder === undefined ? [] : [{ funders: funder }]),
    ...(beneficiary === undefined ? [] : [{ 'beneficiary.id': beneficiary }]),
    ...(own === undefined ? [] : [{ 'beneficiary.id': own }]),
  ];
  return queryOf(list, conditions.length === 0 ? {} : { $and: conditions }, (field) =>
    field === 'beneficiary' ? 'beneficiary.name' : field,
  );
}

const statusNames: Readonly<Record<Exclude<ConventionStatus, 'absent'>, string>> = {
  drafted: 'préparée',
  scheduled: 'échéancier arrêté',
  signed: 'signée',
  amended: 'modifiée par avenant',
  abandoned: 'abandonnée',
};

export const conventionColumns: readonly CsvColumn<ConventionDocument>[] = [
  { header: 'dossier', value: ({ dossier }) => dossier },
  { header: 'bénéficiaire', value: ({ beneficiary }) => beneficiary.name },
  { header: 'état', value: ({ status }) => statusNames[status] },
  { header: 'financeurs', value: ({ funders }) => funders.join(' ; ') },
  { header: 'montant (€)', value: ({ amount }) => plainEuros(amount), format: 'euros' },
  { header: 'motif', value: ({ grounds }) => grounds.map(groundText).join(' ; ') },
  { header: 'préparée le', value: ({ draftedOn }) => draftedOn, format: 'day' },
  { header: 'référence', value: ({ reference }) => reference },
  { header: 'signée le', value: ({ signedOn }) => signedOn, format: 'day' },
];

function groundText(ground: { funder: string; year: number; total: Cents; threshold: Cents }): string {
  const { funder, year, total, threshold } = ground;
  return `${funder} ${year} : ${plainEuros(total)} > ${plainEuros(threshold)}`;
}
