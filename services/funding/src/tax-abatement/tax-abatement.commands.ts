import { z } from 'zod';
import {
  type IntentFields,
  type Role,
  amountSchema,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
  yearSchema,
} from '@jalon/contracts';
import { partySchema, valuedActionsSchema } from './tax-abatement.events.ts';
import type { TaxAbatementStatus } from './tax-abatement.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly TaxAbatementStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const whoFollows = ['finance', 'instructeur', 'admin'] as const;

/** Everything one may want of an abatement convention: its fields, who may, in which states. */
export const taxAbatementIntents = {
  sign: intent({
    schema: z.strictObject({
      landlord: z.strictObject({ name: lineSchema(200), siret: z.string().max(14).optional() }),
      city: lineSchema(120),
      quartiers: z.array(z.string().max(20)).min(1).max(40),
      signedOn: daySchema,
      firstYear: yearSchema,
      lastYear: yearSchema,
      signatories: z.array(z.strictObject({ party: partySchema, person: officeHolderSchema })).max(10),
    }),
    roles: ['decideur', 'admin'],
    from: ['absent'],
    summary: 'Enregistrer une convention d’abattement signée par la ville, le bailleur et l’État',
  }),
  'plan-year': intent({
    schema: z.strictObject({ year: yearSchema, saving: amountSchema, actions: valuedActionsSchema }),
    roles: whoFollows,
    from: ['signed'],
    summary: 'Enregistrer le programme prévisionnel d’une année',
  }),
  'submit-balance': intent({
    schema: z.strictObject({
      year: yearSchema,
      saving: amountSchema,
      expenses: valuedActionsSchema,
      submittedOn: daySchema,
    }),
    roles: whoFollows,
    from: ['signed'],
    summary: 'Enregistrer le bilan d’une année, déposé par le bailleur',
  }),
  'sign-balance': intent({
    schema: z.strictObject({
      year: yearSchema,
      party: partySchema,
      person: officeHolderSchema,
      signedOn: daySchema,
      reservation: textSchema(1_000).optional(),
    }),
    roles: ['decideur', ...whoFollows],
    from: ['signed'],
    summary: 'Enregistrer la signature du bilan par l’une des trois parties',
  }),
  'return-balance': intent({
    schema: z.strictObject({ year: yearSchema, reason: lineSchema(400) }),
    roles: whoFollows,
    from: ['signed'],
    summary: 'Renvoyer le bilan au bailleur ; les signatures déjà données tombent',
  }),
} as const;

type Intents = typeof taxAbatementIntents;
export type TaxAbatementIntentName = keyof Intents;
export type TaxAbatementIntentFields<Name extends TaxAbatementIntentName> = IntentFields<
  Intents[Name]['schema']
>;

/** An intent as the decider takes it: its name beside its fields. */
export type TaxAbatementIntent = {
  [Name in TaxAbatementIntentName]: { readonly intent: Name } & TaxAbatementIntentFields<Name>;
}[TaxAbatementIntentName];

export const taxAbatementIntentNames = Object.keys(taxAbatementIntents) as TaxAbatementIntentName[];
