import { type Role, daySchema, lineSchema } from '@jalon/contracts';
import { z } from 'zod';
import type { AcceptedMatch, SheetFact } from './sheet.events.ts';
import type { LineStatus } from './sheet.state.ts';

export interface LineIntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly LineStatus[];
  readonly summary: string;
}

function intent<const Row extends LineIntentRow>(row: Row): Row {
  return row;
}

const finance = ['finance'] as const;

/** What a person may want of a line: its fields, who may, in which states. */
export const lineIntents = {
  accept: intent({
    schema: z.strictObject({
      /** When the file's own day is wrong. */
      day: daySchema.optional(),
    }),
    roles: finance,
    from: ['undecided', 'rejected'],
    summary: 'Accepter le rapprochement proposé, ou celui que l’on a choisi',
  }),
  reject: intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    roles: finance,
    from: ['undecided'],
    summary: 'Écarter la ligne',
  }),
  assign: intent({
    schema: z.strictObject({
      /** `<engagement>/<mandat>` */
      order: z.string().max(160),
    }),
    roles: finance,
    from: ['undecided', 'rejected'],
    summary: 'Choisir le mandat de la ligne',
  }),
  reverse: intent({
    schema: z.strictObject({ reason: lineSchema(400) }),
    roles: finance,
    from: ['accepted'],
    summary: 'Revenir sur un rapprochement accepté : le paiement est retiré',
  }),
} as const;

type LineIntents = typeof lineIntents;
export type LineIntentName = keyof LineIntents;
export type LineIntent = {
  [Name in LineIntentName]: { readonly intent: Name } & z.infer<LineIntents[Name]['schema']>;
}[LineIntentName];
export const lineIntentNames = Object.keys(lineIntents) as LineIntentName[];

/** An intent as the sheet's decider takes it: of one line, of several accepted together, or of the importer. */
export type SheetIntent =
  | {
      readonly intent: 'accept';
      readonly matches: Readonly<Record<string, AcceptedMatch>>;
      readonly how: 'bulk' | 'single';
    }
  | { readonly intent: 'reject'; readonly line: string; readonly reason: string }
  | { readonly intent: 'assign'; readonly line: string; readonly order: string }
  | { readonly intent: 'reverse'; readonly line: string; readonly reason: string }
  | ({ readonly intent: 'read' } & SheetFact<'ExtractLinesRead'>)
  | ({ readonly intent: 'compare' } & SheetFact<'LinesCompared'>);
