import { z } from 'zod';
import { type IntentFields, type Role } from '@jalon/contracts';
import { viewFields } from './view.events.ts';
import type { ViewStatus } from './view.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly ViewStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

/** Who works on the register of all dossiers: a porteur sees their own, and keeps no view of them. */
export const viewers = [
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'observatoire',
  'admin',
] as const satisfies readonly Role[];

/** Everything one may want of a view: its fields, who may, in which states. */
export const viewIntents = {
  keep: intent({
    schema: z.strictObject(viewFields),
    roles: viewers,
    from: ['absent'],
    summary: 'Garder une vue du registre sous un nom, pour soi ou pour tous',
  }),
  change: intent({
    schema: z.strictObject(viewFields),
    roles: viewers,
    from: ['kept'],
    summary: 'Changer sa vue : son nom, ce qu’elle montre, qui la voit',
  }),
  forget: intent({
    schema: z.strictObject({}),
    roles: viewers,
    from: ['kept'],
    summary: 'Oublier sa vue',
  }),
} as const;

type Intents = typeof viewIntents;
export type ViewIntentName = keyof Intents;
export type ViewIntentFields<Name extends ViewIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type ViewIntent = {
  [Name in ViewIntentName]: { readonly intent: Name } & ViewIntentFields<Name>;
}[ViewIntentName];

export const viewIntentNames = Object.keys(viewIntents) as ViewIntentName[];

export function viewIntentRow(name: ViewIntentName): IntentRow {
  return viewIntents[name];
}
