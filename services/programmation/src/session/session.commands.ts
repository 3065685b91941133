import { z } from 'zod';
import { committeeOpinionSchema } from '../dossier/dossier.events.ts';
import {
  type IntentFields,
  type Role,
  amountSchema,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
} from '@jalon/contracts';
import type { SessionStatus } from './session.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly SessionStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const secretary = ['secretaire-comite', 'admin'] as const;
const whoPreparesAnAgenda = ['instructeur', ...secretary] as const;
const dossier = z.string().max(40);
const member = z.string().max(80);
const proposals = z
  .array(z.strictObject({ lineId: z.string().max(4), amount: amountSchema }))
  .min(1)
  .max(20);

/** Everything one may want of a session: its fields, who may, in which states. */
export const sessionIntents = {
  schedule: intent({
    schema: z.strictObject({ committee: z.string().max(40), heldOn: daySchema, place: lineSchema(200) }),
    roles: secretary,
    from: ['absent'],
    summary: 'Fixer une séance',
  }),
  'add-agenda-item': intent({
    schema: z.strictObject({ dossier, instructionNote: textSchema(10_000), proposals }),
    roles: whoPreparesAnAgenda,
    from: ['scheduled', 'open'],
    summary: 'Inscrire un dossier à l’ordre du jour, avec sa note et un montant proposé par ligne',
  }),
  'change-agenda-item': intent({
    schema: z.strictObject({ dossier, instructionNote: textSchema(10_000), proposals }),
    roles: whoPreparesAnAgenda,
    from: ['scheduled', 'open'],
    summary: 'Changer la note ou les montants proposés d’un dossier inscrit, tant que l’avis n’est pas donné',
  }),
  'remove-agenda-item': intent({
    schema: z.strictObject({ dossier, reason: lineSchema(400) }),
    roles: whoPreparesAnAgenda,
    from: ['scheduled', 'open'],
    summary: 'Retirer un dossier de l’ordre du jour',
  }),
  'reorder-agenda': intent({
    schema: z.strictObject({ dossiers: z.array(dossier).max(500) }),
    roles: whoPreparesAnAgenda,
    from: ['scheduled', 'open'],
    summary: 'Changer l’ordre de l’ordre du jour',
  }),
  open: intent({
    schema: z.strictObject({ chair: officeHolderSchema }),
    roles: secretary,
    from: ['scheduled'],
    summary: 'Ouvrir la séance',
  }),
  'record-attendance': intent({
    schema: z.strictObject({ present: z.array(member).max(200), excused: z.array(member).max(200) }),
    roles: secretary,
    from: ['open'],
    summary: 'Noter les présents et les excusés',
  }),
  'recuse-member': intent({
    schema: z.strictObject({ member, dossier, interest: lineSchema(400) }),
    roles: secretary,
    from: ['open'],
    summary: 'Noter le déport d’un membre intéressé (R19)',
  }),
  'record-opinion': intent({
    schema: z.strictObject({
      dossier,
      opinion: committeeOpinionSchema,
      comment: textSchema(2_000).optional(),
      ballots: z.array(z.strictObject({ member, ballot: z.enum(['for', 'against', 'abstain']) })).max(200),
    }),
    roles: secretary,
    from: ['open'],
    summary: 'Enregistrer l’avis du comité sur un dossier',
  }),
  close: intent({
    schema: z.strictObject({}),
    roles: secretary,
    from: ['open'],
    summary: 'Clore la séance ; les dossiers sans avis sont ajournés',
  }),
  'approve-minutes': intent({
    schema: z.strictObject({ text: textSchema(50_000) }),
    roles: secretary,
    from: ['closed'],
    summary: 'Approuver le procès-verbal',
  }),
  cancel: intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    roles: secretary,
    from: ['scheduled'],
    summary: 'Annuler la séance ; ses dossiers quittent l’ordre du jour',
  }),
} as const;

type Intents = typeof sessionIntents;
export type SessionIntentName = keyof Intents;
export type SessionIntentFields<Name extends SessionIntentName> = IntentFields<Intents[Name]['schema']>;

/** An intent as the decider takes it: its name beside its fields. */
export type SessionIntent = {
  [Name in SessionIntentName]: { readonly intent: Name } & SessionIntentFields<Name>;
}[SessionIntentName];

export const sessionIntentNames = Object.keys(sessionIntents) as SessionIntentName[];

export function sessionIntentRow(name: SessionIntentName): IntentRow {
  return sessionIntents[name];
}
