import { z } from 'zod';
import {
  amountSchema,
  daySchema,
  instantSchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
} from '@jalon/contracts';
import { committeeOpinionSchema, votesSchema } from '../dossier/dossier.events.ts';

/** A member entitled to sit; `interests` are the porteurs in which they hold an office (R19). */
export const sessionMemberSchema = officeHolderSchema.extend({
  organisation: z.string(),
  interests: z.array(z.string()),
});
export type SessionMember = z.infer<typeof sessionMemberSchema>;

/** Facts of one session of a committee: its agenda, who was there, what they thought. */
export const sessionEventSchemas = {
  SessionScheduled: z.object({
    session: z.string(),
    committee: z.string(),
    campaign: z.string(),
    heldOn: daySchema,
    place: lineSchema(200),
    /** The members entitled to sit, as the committee's list stood when the session was scheduled. */
    members: z.array(sessionMemberSchema).min(1),
    /** Least share of members present, in percent. */
    quorumPercent: z.number().int().min(1).max(100),
  }),
  AgendaItemAdded: z.object({
    dossier: z.string(),
    title: lineSchema(200),
    porteur: z.object({ id: z.string(), name: z.string() }),
    instructionNote: textSchema(10_000),
    proposals: z.array(z.object({ lineId: z.string(), amount: amountSchema })).min(1),
  }),
  /** Its note or the amounts that are proposed, before the opinion. */
  AgendaItemChanged: z.object({
    dossier: z.string(),
    instructionNote: textSchema(10_000),
    proposals: z.array(z.object({ lineId: z.string(), amount: amountSchema })).min(1),
  }),
  AgendaItemRemoved: z.object({ dossier: z.string(), reason: lineSchema(400) }),
  AgendaReordered: z.object({ dossiers: z.array(z.string()) }),
  SessionOpened: z.object({ openedAt: instantSchema, chair: officeHolderSchema }),
  AttendanceRecorded: z.object({ present: z.array(z.string()), excused: z.array(z.string()) }),
  /** R19: a member with an interest leaves for that dossier, and is not counted in its quorum. */
  MemberRecused: z.object({ member: z.string(), dossier: z.string(), interest: lineSchema(400) }),
  OpinionRecorded: z.object({
    dossier: z.string(),
    opinion: committeeOpinionSchema,
    comment: textSchema(2_000).optional(),
    /** One ballot per member who took part. */
    ballots: z.array(z.object({ member: z.string(), ballot: z.enum(['for', 'against', 'abstain']) })),
    votes: votesSchema,
    recused: z.array(z.string()),
    quorum: z.object({ entitled: z.number().int(), present: z.number().int(), needed: z.number().int() }),
  }),
  SessionClosed: z.object({ closedAt: instantSchema, adjourned: z.array(z.string()) }),
  MinutesApproved: z.object({ text: textSchema(50_000), approvedBy: officeHolderSchema }),
  SessionCancelled: z.object({ reason: lineSchema(400) }),
} as const;

export type SessionEventType = keyof typeof sessionEventSchemas;

export type SessionEvent = {
  [Type in SessionEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof sessionEventSchemas)[Type]>;
  };
}[SessionEventType];
