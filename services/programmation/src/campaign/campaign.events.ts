import { z } from 'zod';
import { daySchema, instantSchema, lineSchema, yearSchema } from '@jalon/contracts';

/** Facts of a campaign: one year's call for projects, its calendar, what it takes and where. */
export const campaignEventSchemas = {
  CampaignPrepared: z.object({
    campaign: z.string(),
    year: yearSchema,
    name: lineSchema(200),
    /** Deposit is possible from `opensAt` until `closesAt` (UTC; closing is at the end of a day in Paris). */
    opensAt: instantSchema,
    closesAt: instantSchema,
    nomenclature: lineSchema(40),
    themes: z.array(z.string()).min(1),
    /** Codes of the territories eligible; `metropolitan` for actions that cover all. */
    territories: z.array(z.string()).min(1),
    funders: z.array(z.object({ funder: z.string(), dispositif: z.string() })).min(1),
  }),
  CampaignOpened: z.object({}),
  CalendarChanged: z.object({ opensAt: instantSchema, closesAt: instantSchema, reason: lineSchema(400) }),
  CampaignClosed: z.object({ closedOn: daySchema }),
} as const;

export type CampaignEventType = keyof typeof campaignEventSchemas;

export type CampaignEvent = {
  [Type in CampaignEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof campaignEventSchemas)[Type]>;
  };
}[CampaignEventType];
