import { z } from 'zod';
import { lineSchema, officeHolderSchema } from '@jalon/contracts';

const memberSchema = officeHolderSchema.extend({
  organisation: lineSchema(200),
  /** Bodies in which the member holds an office: an interest to declare when they are the porteur (R19). */
  interests: z.array(z.string()),
});

/** Facts of a co-construction committee: what it covers and who sits on it. */
export const committeeEventSchemas = {
  CommitteeCreated: z.object({
    committee: z.string(),
    name: lineSchema(200),
    campaign: z.string(),
    /** It covers a territory or a theme. */
    scope: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('territory'), codes: z.array(z.string()).min(1) }),
      z.object({ kind: z.literal('theme'), codes: z.array(z.string()).min(1), nomenclature: z.string() }),
    ]),
    quorumPercent: z.number().int().min(1).max(100),
  }),
  MemberAppointed: memberSchema,
  MemberLeft: z.object({ id: z.string(), reason: lineSchema(400) }),
  CommitteeDissolved: z.object({ reason: lineSchema(400) }),
} as const;

export type CommitteeEventType = keyof typeof committeeEventSchemas;

export type CommitteeEvent = {
  [Type in CommitteeEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof committeeEventSchemas)[Type]>;
  };
}[CommitteeEventType];
