import { type CsvColumn, type ListRequest, listQuerySchema, queryOf, severalSchema } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import type { Filter, Query } from '@jalon/read-models';
import { z } from 'zod';
import { quartiers } from '../reference/territories.ts';
import { daySchema } from '@jalon/contracts';
import { dossierStatuses } from './dossier.state.ts';
import type { DossierEntry } from './dossier-entry.ts';

const code = z.string().min(1).max(80);
const centsText = z
  .string()
  .regex(/^[0-9]{1,13}$/, 'un montant en centimes est attendu')
  .transform(Number);

/** What a list of dossiers may be asked: its own filters, and what every list takes. Amounts in cents. */
export const dossierListSchema = listQuerySchema(
  [
    'reference',
    'title',
    'porteur',
    'status',
    'amount',
    'requested',
    'granted',
    'submittedOn',
    'dueOn',
    'updatedAt',
  ],
  ['status', 'theme', 'territory', 'porteur', 'instructor', 'funder', 'committee', 'campaign'],
).extend({
  campaign: code.optional(),
  status: severalSchema.pipe(z.array(z.enum(dossierStatuses, 'état inconnu'))).optional(),
  commune: severalSchema.optional(),
  quartier: severalSchema.optional(),
  theme: severalSchema.optional(),
  porteur: code.optional(),
  instructor: code.optional(),
  funder: severalSchema.optional(),
  dispositif: severalSchema.optional(),
  committee: code.optional(),
  session: code.optional(),
  /** On what is at stake now: granted once decided, else programmed, else requested. */
  minAmount: centsText.optional(),
  maxAmount: centsText.optional(),
  dueBefore: daySchema.optional(),
});

export type DossierListRequest = z.output<typeof dossierListSchema>;

/** Public names of fields, and where the register keeps them. */
const fields: Readonly<Record<string, string>> = {
  porteur: 'porteur.id',
  instructor: 'instructor.id',
  territory: 'territories',
  funder: 'funders',
};

/** The facets of an answer, under their public names. */
export function publicFacets<Counts>(
  facets: Readonly<Record<string, Counts>>,
): Readonly<Record<string, Counts>> {
  const names = Object.entries(fields);
  return Object.fromEntries(
    Object.entries(facets).map(([field, counts]) => [
      names.find(([, kept]) => kept === field)?.[0] ?? field,
      counts,
    ]),
  );
}

const sortFields: Readonly<Record<string, string>> = { ...fields, porteur: 'porteur.name' };

/** A list request in the register's own terms. `own`: only this porteur's dossiers. */
export function dossierListQuery(request: DossierListRequest, own?: string): Query {
  const asked: ListRequest = request;
  const { facets: _facets, ...withoutFacets } = asked;
  const query = queryOf(withoutFacets, filterOf(request, own), (field) => sortFields[field] ?? field);
  return asked.facets ? { ...query, facets: asked.facets.map((facet) => fields[facet] ?? facet) } : query;
}

function filterOf(request: DossierListRequest, own: string | undefined): Filter {
  const conditions: Filter[] = [];
  const equal = (field: string, value: string | undefined) => {
    if (value !== undefined) conditions.push({ [field]: value });
  };
  const among = (field: string, values: readonly string[] | undefined) => {
    if (values !== undefined) conditions.push({ [field]: { $in: values } });
  };
  equal('campaign', request.campaign);
  among('status', request.status);
  among('territories', request.commune?.flatMap(territoriesOf));
  among('territories', request.quartier);
  among('theme', request.theme);
  equal('porteur.id', request.porteur);
  equal('porteur.id', own);
  equal('instructor.id', request.instructor);
  among('funders', request.funder);
  among('lines.dispositif', request.dispositif);
  equal('committee', request.committee);
  equal('session', request.session);
  if (request.minAmount !== undefined) conditions.push({ amount: { $gte: request.minAmount } });
  if (request.maxAmount !== undefined) conditions.push({ amount: { $lte: request.maxAmount } });
  if (request.dueBefore !== undefined) conditions.push({ dueOn: { $lt: request.dueBefore } });
  return conditions.length === 0 ? {} : { $and: conditions };
}

/** A commune and the quartiers that lie in it: an action in one of its quartiers is an action in the commune. */
function territoriesOf(commune: string): readonly string[] {
  return [
    commune,
    ...quartiers.filter(({ communes }) => communes.includes(commune)).map((quartier) => quartier.code),
  ];
}

/** The register as a spreadsheet opens it: one line per dossier, amounts in euros. */
export const dossierColumns: readonly CsvColumn<DossierEntry>[] = [
  { header: 'référence', value: ({ reference }) => reference },
  { header: 'campagne', value: ({ campaign }) => campaign },
  { header: 'état', value: ({ status }) => status },
  { header: 'intitulé', value: ({ title }) => title },
  { header: 'porteur', value: ({ porteur }) => porteur.name },
  { header: 'siret', value: ({ porteur }) => porteur.siret },
  { header: 'rna', value: ({ porteur }) => porteur.rna },
  { header: 'thème', value: ({ theme }) => theme },
  { header: 'territoires', value: ({ territories }) => territories.join(' ') },
  { header: 'financeurs', value: ({ funders }) => funders.join(' ') },
  { header: 'instructeur', value: ({ instructor }) => instructor?.name },
  { header: 'coût de l’action', value: ({ cost }) => plainEuros(cost), format: 'euros' },
  { header: 'demandé', value: ({ requested }) => plainEuros(requested), format: 'euros' },
  { header: 'programmé', value: ({ programmed }) => plainEuros(programmed), format: 'euros' },
  { header: 'accordé', value: ({ granted }) => plainEuros(granted), format: 'euros' },
  { header: 'déposé le', value: ({ submittedOn }) => submittedOn, format: 'day' },
  { header: 'échéance', value: ({ dueOn }) => dueOn, format: 'day' },
];
