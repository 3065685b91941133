import { z } from 'zod';
import { type IntentFields, type Role, daySchema, lineSchema } from '@jalon/contracts';
import type { PorteurStatus } from './porteur.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly PorteurStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const whoKeepsPorteurs = ['instructeur', 'admin'] as const;
const identifiersSchema = z.strictObject({
  siret: z.string().max(40).optional(),
  rna: z.string().max(40).optional(),
});
const legalFormSchema = z.enum(['private-law', 'public-body']);

/** Everything one may want of a porteur: its fields, who may, in which states. */
export const porteurIntents = {
  register: intent({
    schema: z.strictObject({
      name: lineSchema(200),
      identifiers: identifiersSchema,
      legalForm: legalFormSchema,
      commune: z.string().max(5).optional(),
      since: daySchema,
      origin: z.enum(['entered', 'imported']).default('entered'),
    }),
    roles: whoKeepsPorteurs,
    from: ['absent'],
    summary: 'Enregistrer un porteur',
  }),
  rename: intent({
    schema: z.strictObject({ name: lineSchema(200), since: daySchema }),
    roles: whoKeepsPorteurs,
    from: ['active', 'inactive'],
    summary: 'Changer le nom, à sa date',
  }),
  'change-identifiers': intent({
    schema: z.strictObject({ identifiers: identifiersSchema, since: daySchema, reason: lineSchema(400) }),
    roles: whoKeepsPorteurs,
    from: ['active', 'inactive'],
    summary: 'Changer le SIRET ou le RNA, à sa date',
  }),
  'change-legal-form': intent({
    schema: z.strictObject({ legalForm: legalFormSchema, since: daySchema }),
    roles: whoKeepsPorteurs,
    from: ['active', 'inactive'],
    summary: 'Changer la forme juridique, à sa date',
  }),
  deactivate: intent({
    schema: z.strictObject({ reason: lineSchema(400), since: daySchema }),
    roles: whoKeepsPorteurs,
    from: ['active'],
    summary: 'Désactiver un porteur : il n’ouvre plus de dossier',
  }),
  reactivate: intent({
    schema: z.strictObject({ since: daySchema }),
    roles: whoKeepsPorteurs,
    from: ['inactive'],
    summary: 'Réactiver un porteur',
  }),
} as const;

type Intents = typeof porteurIntents;
export type PorteurIntentName = keyof Intents;
export type PorteurIntentFields<Name extends PorteurIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type PorteurIntent = {
  [Name in PorteurIntentName]: { readonly intent: Name } & PorteurIntentFields<Name>;
}[PorteurIntentName];

export const porteurIntentNames = Object.keys(porteurIntents) as PorteurIntentName[];

export function porteurIntentRow(name: PorteurIntentName): IntentRow {
  return porteurIntents[name];
}
