import { z } from 'zod';
import { type IntentFields, type Role, instantSchema, lineSchema, yearSchema } from '@jalon/contracts';
import type { CampaignStatus } from './campaign.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly CampaignStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const whoLeads = ['admin', 'decideur'] as const;

/** Everything one may want of a campaign: its fields, who may, in which states. */
export const campaignIntents = {
  prepare: intent({
    schema: z.strictObject({
      year: yearSchema,
      name: lineSchema(200),
      opensAt: instantSchema,
      closesAt: instantSchema,
      nomenclature: lineSchema(40),
      themes: z.array(z.string().max(20)).min(1).max(100),
      territories: z.array(z.string().max(20)).min(1).max(200),
      funders: z
        .array(z.strictObject({ funder: z.string().max(40), dispositif: z.string().max(40) }))
        .min(1)
        .max(100),
    }),
    roles: whoLeads,
    from: ['absent'],
    summary: 'Préparer une campagne : calendrier, thèmes, territoires, financeurs',
  }),
  open: intent({
    schema: z.strictObject({}),
    roles: whoLeads,
    from: ['prepared'],
    summary: 'Ouvrir la campagne',
  }),
  'change-calendar': intent({
    schema: z.strictObject({ opensAt: instantSchema, closesAt: instantSchema, reason: lineSchema(400) }),
    roles: whoLeads,
    from: ['prepared', 'open'],
    summary: 'Changer le calendrier',
  }),
  close: intent({
    schema: z.strictObject({}),
    roles: whoLeads,
    from: ['open'],
    summary: 'Clore la campagne',
  }),
} as const;

type Intents = typeof campaignIntents;
export type CampaignIntentName = keyof Intents;
export type CampaignIntentFields<Name extends CampaignIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type CampaignIntent = {
  [Name in CampaignIntentName]: { readonly intent: Name } & CampaignIntentFields<Name>;
}[CampaignIntentName];

export const campaignIntentNames = Object.keys(campaignIntents) as CampaignIntentName[];

export function campaignIntentRow(name: CampaignIntentName): IntentRow {
  return campaignIntents[name];
}
