import type { Role } from '@jalon/contracts';
import { z } from 'zod';
import { extractEventSchemas } from './extract.events.ts';
import type { ExtractStatus } from './extract.state.ts';

export interface ExtractIntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly ExtractStatus[];
  readonly summary: string;
}

function intent<const Row extends ExtractIntentRow>(row: Row): Row {
  return row;
}

const finance = ['finance'] as const;
const { ExtractReceived, ExtractCompared, OrdersNotFound } = extractEventSchemas;

/** What becomes of an extract as a whole. The importer and the comparison ask for it, not people over HTTP. */
export const extractIntents = {
  receive: intent({
    schema: ExtractReceived.omit({ receivedBy: true, receivedOn: true }),
    roles: finance,
    from: ['absent'],
    summary: 'Recevoir un fichier du comptable',
  }),
  'note-missing': intent({
    schema: OrdersNotFound,
    roles: finance,
    from: ['received', 'compared'],
    summary: 'Noter les mandats que le fichier ne dit pas',
  }),
  'note-comparison': intent({
    schema: ExtractCompared,
    roles: finance,
    from: ['received', 'compared'],
    summary: 'Noter la fin d’une comparaison',
  }),
  supersede: intent({
    schema: z.object({ by: z.string() }),
    roles: finance,
    from: ['received', 'compared'],
    summary: 'Remplacer par un fichier corrigé',
  }),
} as const;

type Intents = typeof extractIntents;
export type ExtractIntentName = keyof Intents;
export type ExtractIntent = {
  [Name in ExtractIntentName]: { readonly intent: Name } & z.infer<Intents[Name]['schema']>;
}[ExtractIntentName];
export const extractIntentNames = Object.keys(extractIntents) as ExtractIntentName[];
