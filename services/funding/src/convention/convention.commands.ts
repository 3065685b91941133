import { z } from 'zod';
import {
  type IntentFields,
  type Role,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
} from '@jalon/contracts';
import { scheduledPaymentSchema } from './convention.events.ts';
import type { ConventionStatus } from './convention.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly ConventionStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

/** Ids of commitments of the dossier, `<dossier>.<line>`. */
const commitmentsSchema = z.array(lineSchema(120)).min(1).max(60);
const paymentsSchema = z.array(scheduledPaymentSchema.strict()).min(1).max(20);

/** Everything one may want of the convention of a dossier: its fields, who may, in which states. */
export const conventionIntents = {
  draft: intent({
    schema: z.strictObject({
      commitments: commitmentsSchema,
      /** `threshold`: R7 imposes it. `notification`: the notified decision says so. `agreed`: the parties want one. */
      cause: z.enum(['threshold', 'notification', 'agreed']).default('threshold'),
    }),
    roles: ['finance'],
    from: ['absent', 'drafted', 'scheduled', 'signed', 'amended', 'abandoned'],
    summary: 'Préparer la convention du dossier',
  }),
  'agree-schedule': intent({
    schema: z.strictObject({ payments: paymentsSchema }),
    roles: ['finance'],
    from: ['drafted', 'scheduled', 'signed'],
    summary: 'Arrêter l’échéancier des versements',
  }),
  sign: intent({
    schema: z.strictObject({
      /** What the signature covers; a commitment that was not drafted is drafted by it. */
      commitments: commitmentsSchema,
      reference: lineSchema(80),
      signedOn: daySchema,
      signatories: z.array(officeHolderSchema).min(2).max(20),
    }),
    // Nobody's: the signature is a fact of the dossier, and is heard from there.
    roles: [],
    from: ['absent', 'drafted', 'scheduled', 'signed', 'amended', 'abandoned'],
    summary: 'Constater la signature',
  }),
  amend: intent({
    schema: z.strictObject({
      reference: lineSchema(80),
      signedOn: daySchema,
      payments: paymentsSchema,
      reason: textSchema(2_000),
    }),
    roles: ['finance'],
    from: ['signed', 'amended'],
    summary: 'Enregistrer un avenant',
  }),
  abandon: intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    roles: ['finance'],
    from: ['drafted', 'scheduled', 'signed', 'amended'],
    summary: 'Abandonner la convention',
  }),
  'hear-withdrawal': intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    // Nobody's: programmation tells that the grants of the dossier fall, whether they have a convention or not.
    roles: [],
    from: ['absent', 'drafted', 'scheduled', 'signed', 'amended', 'abandoned'],
    summary: 'Constater que les subventions du dossier tombent',
  }),
} as const;

type Intents = typeof conventionIntents;
export type ConventionIntentName = keyof Intents;
export type ConventionIntentFields<Name extends ConventionIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type ConventionIntent = {
  [Name in ConventionIntentName]: { readonly intent: Name } & ConventionIntentFields<Name>;
}[ConventionIntentName];

export const conventionIntentNames = Object.keys(conventionIntents) as ConventionIntentName[];

export function conventionIntentRow(name: ConventionIntentName): IntentRow {
  return conventionIntents[name];
}
