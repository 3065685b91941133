import { z } from 'zod';
import { type IntentFields, type Role, lineSchema, officeHolderSchema } from '@jalon/contracts';
import type { CommitteeStatus } from './committee.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly CommitteeStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const secretary = ['secretaire-comite', 'admin'] as const;
const code = z.string().max(20);

/** Everything one may want of a committee: its fields, who may, in which states. */
export const committeeIntents = {
  create: intent({
    schema: z.strictObject({
      name: lineSchema(200),
      campaign: z.string().max(40),
      scope: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('territory'), codes: z.array(code).min(1).max(60) }),
        z.strictObject({
          kind: z.literal('theme'),
          codes: z.array(code).min(1).max(60),
          nomenclature: lineSchema(40),
        }),
      ]),
      quorumPercent: z.number().int().min(1).max(100),
    }),
    roles: secretary,
    from: ['absent'],
    summary: 'Créer un comité de co-construction',
  }),
  'appoint-member': intent({
    schema: officeHolderSchema
      .extend({ organisation: lineSchema(200), interests: z.array(z.string().max(40)).max(50) })
      .strict(),
    roles: secretary,
    from: ['active'],
    summary: 'Nommer un membre, avec les porteurs où il exerce des fonctions (R19)',
  }),
  'remove-member': intent({
    schema: z.strictObject({ id: z.string().max(80), reason: lineSchema(400) }),
    roles: secretary,
    from: ['active'],
    summary: 'Constater le départ d’un membre',
  }),
  dissolve: intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    roles: secretary,
    from: ['active'],
    summary: 'Dissoudre le comité',
  }),
} as const;

type Intents = typeof committeeIntents;
export type CommitteeIntentName = keyof Intents;
export type CommitteeIntentFields<Name extends CommitteeIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type CommitteeIntent = {
  [Name in CommitteeIntentName]: { readonly intent: Name } & CommitteeIntentFields<Name>;
}[CommitteeIntentName];

export const committeeIntentNames = Object.keys(committeeIntents) as CommitteeIntentName[];

export function committeeIntentRow(name: CommitteeIntentName): IntentRow {
  return committeeIntents[name];
}
