import { z } from 'zod';
import { type IntentFields, type Role, amountSchema, lineSchema, yearSchema } from '@jalon/contracts';
import { consumptionIntents } from './consumption/consumption.commands.ts';
import { creditActSchema } from './envelope.events.ts';
import type { EnvelopeStatus } from './envelope.state.ts';

export interface EnvelopeIntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly EnvelopeStatus[];
  readonly summary: string;
}

function intent<const Row extends EnvelopeIntentRow>(row: Row): Row {
  return row;
}

const whoKeepsTheBudget = ['finance', 'admin'] as const;

const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code attendu : minuscules, chiffres, tirets');
const change = { amount: amountSchema, act: creditActSchema };
const creditsOfExercice = { ...change, exercice: yearSchema };

/** Everything a person may want of an envelope: its fields (amounts in cents), who may, in which states. */
export const envelopeIntents = {
  open: intent({
    schema: z.strictObject({
      funder: codeSchema,
      dispositif: codeSchema,
      year: yearSchema,
      label: lineSchema(200),
      parent: z.string().max(120).optional(),
      act: creditActSchema,
    }),
    roles: whoKeepsTheBudget,
    from: ['absent'],
    summary: 'Ouvrir une enveloppe : un financeur, un dispositif, une année',
  }),
  'vote-authority': intent({
    schema: z.strictObject(change),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Voter une autorisation d’engagement',
  }),
  'reduce-authority': intent({
    schema: z.strictObject(change),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Réduire l’autorisation d’engagement votée',
  }),
  allocate: intent({
    schema: z.strictObject({ ...change, operation: lineSchema(200) }),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Affecter une part de l’autorisation à une opération',
  }),
  deallocate: intent({
    schema: z.strictObject({ ...change, operation: lineSchema(200) }),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Retirer une affectation',
  }),
  'open-payment-credits': intent({
    schema: z.strictObject(creditsOfExercice),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Ouvrir des crédits de paiement d’un exercice',
  }),
  'reduce-payment-credits': intent({
    schema: z.strictObject(creditsOfExercice),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Réduire les crédits de paiement d’un exercice',
  }),
  delegate: intent({
    schema: z.strictObject({
      to: z.string().min(1).max(120),
      act: creditActSchema,
      authority: amountSchema.optional(),
      paymentCredits: z.strictObject({ exercice: yearSchema, amount: amountSchema }).optional(),
    }),
    roles: whoKeepsTheBudget,
    from: ['open'],
    summary: 'Déléguer des crédits à une enveloppe fille, ou les rendre à la mère',
  }),
} as const;

/** Every intent that the decider takes: those of people, and those that a commitment or a closing entails. */
export const everyEnvelopeIntent = { ...envelopeIntents, ...consumptionIntents } as const;

type Intents = typeof everyEnvelopeIntent;
export type EnvelopeIntentName = keyof Intents;
export type EnvelopeIntentFields<Name extends EnvelopeIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type EnvelopeIntent = {
  [Name in EnvelopeIntentName]: { readonly intent: Name } & EnvelopeIntentFields<Name>;
}[EnvelopeIntentName];

export const envelopeIntentNames = Object.keys(everyEnvelopeIntent) as EnvelopeIntentName[];

export function envelopeIntentRow(name: EnvelopeIntentName): EnvelopeIntentRow {
  return everyEnvelopeIntent[name];
}

/** Whether an intent is one of people, asked for over HTTP; the others come from another subject's desk. */
export function isAskedByPeople(name: EnvelopeIntentName): name is keyof typeof envelopeIntents {
  return Object.hasOwn(envelopeIntents, name);
}
