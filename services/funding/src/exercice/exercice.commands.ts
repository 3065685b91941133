import { z } from 'zod';
import { type IntentFields, type Role, amountSchema, daySchema, lineSchema } from '@jalon/contracts';
import type { ExerciceStatus } from './exercice.state.ts';

export interface ExerciceIntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly ExerciceStatus[];
  readonly summary: string;
}

function intent<const Row extends ExerciceIntentRow>(row: Row): Row {
  return row;
}

const whoKeepsTheBudget = ['finance', 'admin'] as const;

/** Everything a person may want of an exercice: its fields, who may, in which states. */
export const exerciceIntents = {
  open: intent({
    schema: z.strictObject({}),
    roles: whoKeepsTheBudget,
    from: ['absent'],
    summary: 'Ouvrir un exercice',
  }),
  'open-complementary-period': intent({
    schema: z.strictObject({ until: daySchema }),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Ouvrir la journée complémentaire, jusqu’à un jour de janvier',
  }),
  close: intent({
    schema: z.strictObject({ act: lineSchema(80) }),
    // It attaches expenses to commitments: the ordonnateur's alone.
    roles: ['finance'],
    from: ['open', 'complementary'],
    summary: 'Clore l’exercice : rattacher, reporter, annuler ce qui reste',
  }),
} as const;

/**
 * What a commitment entails, in one append with its own fact. Nobody asks for it over HTTP: who may is decided on the
 * commitment, so they name no role. Amounts in cents.
 */
export const numberingIntents = {
  'number-payment-order': intent({
    schema: z.strictObject({
      commitment: z.string().min(1),
      order: z.string().min(1),
      amount: amountSchema,
      /** When the service that it pays was certified. */
      certifiedOn: daySchema,
    }),
    roles: [],
    from: ['open', 'complementary'],
    summary: 'Numéroter un mandat',
  }),
  'number-recovery-order': intent({
    schema: z.strictObject({
      commitment: z.string().min(1),
      recovery: z.string().min(1),
      amount: amountSchema,
    }),
    roles: [],
    from: ['open', 'complementary'],
    summary: 'Numéroter un titre de recettes',
  }),
} as const;

export const everyExerciceIntent = { ...exerciceIntents, ...numberingIntents } as const;

type Intents = typeof everyExerciceIntent;
export type ExerciceIntentName = keyof Intents;
export type ExerciceIntentFields<Name extends ExerciceIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type ExerciceIntent = {
  [Name in ExerciceIntentName]: { readonly intent: Name } & ExerciceIntentFields<Name>;
}[ExerciceIntentName];

export const exerciceIntentNames = Object.keys(everyExerciceIntent) as ExerciceIntentName[];

export function exerciceIntentRow(name: ExerciceIntentName): ExerciceIntentRow {
  return everyExerciceIntent[name];
}

export function isAskedByPeople(name: ExerciceIntentName): name is keyof typeof exerciceIntents {
  return Object.hasOwn(exerciceIntents, name);
}
