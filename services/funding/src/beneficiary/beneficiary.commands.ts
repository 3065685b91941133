import { z } from 'zod';
import { type IntentFields, type Role, lineSchema } from '@jalon/contracts';
import type { BeneficiaryStatus } from './beneficiary.state.ts';
import { bareIban } from './iban.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly BeneficiaryStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const whoPays = ['finance', 'admin'] as const;

/** Everything one may want of the account of a body: its fields, who may, in which states. */
export const beneficiaryIntents = {
  'propose-account': intent({
    schema: z.strictObject({
      iban: lineSchema(60).transform(bareIban),
      holder: lineSchema(200),
      evidence: lineSchema(200),
    }),
    roles: whoPays,
    from: ['absent', 'without-account', 'proposed', 'confirmed', 'changing'],
    summary: 'Proposer le compte bancaire du bénéficiaire',
  }),
  'confirm-account': intent({
    schema: z.strictObject({ proposal: lineSchema(20) }),
    roles: whoPays,
    from: ['proposed', 'changing'],
    summary: 'Confirmer le compte proposé par une autre personne',
  }),
  'reject-account': intent({
    schema: z.strictObject({ proposal: lineSchema(20), reason: lineSchema(400) }),
    roles: whoPays,
    from: ['proposed', 'changing'],
    summary: 'Écarter le compte proposé',
  }),
} as const;

type Intents = typeof beneficiaryIntents;
export type BeneficiaryIntentName = keyof Intents;
export type BeneficiaryIntentFields<Name extends BeneficiaryIntentName> = IntentFields<
  Intents[Name]['schema']
>;

/** An intent as the decider takes it: its name beside its fields. */
export type BeneficiaryIntent = {
  [Name in BeneficiaryIntentName]: { readonly intent: Name } & BeneficiaryIntentFields<Name>;
}[BeneficiaryIntentName];

export const beneficiaryIntentNames = Object.keys(beneficiaryIntents) as BeneficiaryIntentName[];

/** What each state takes: the same table, read the other way. */
export function isPossible(name: BeneficiaryIntentName, status: BeneficiaryStatus): boolean {
  const { from }: IntentRow = beneficiaryIntents[name];
  return from.includes(status);
}
