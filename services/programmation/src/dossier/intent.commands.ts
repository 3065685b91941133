import type { Decision } from '@jalon/kernel';
import type { z } from 'zod';
import type { Role } from '@jalon/contracts';
import type { DossierContext } from './dossier.context.ts';
import type { DossierEvent } from './dossier.events.ts';
import type { Dossier, DossierStatus } from './dossier.state.ts';

/** An intent as a table row: what it carries, who may have it, in which states, in a French sentence. */
export interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly DossierStatus[];
  readonly summary: string;
  /** Internal intents come from another subject or from a deadline's process, not over HTTP. */
  readonly internal?: true;
}

export type IntentTable = Readonly<Record<string, IntentRow>>;

/** Keeps the row's exact types: the state that a decision sees is deduced from `from`. */
export function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

/** The fields of an intent, once read; an intent without fields says nothing of them. */
export type FieldsOf<Row extends IntentRow> = string extends keyof z.infer<Row['schema']>
  ? unknown
  : z.infer<Row['schema']>;

/** The states in which an intent is possible. */
export type StateFor<Row extends IntentRow> = Extract<Dossier, { readonly status: Row['from'][number] }>;

/** One decision per intent of a table. */
export type DecisionsOf<Table extends IntentTable> = {
  readonly [Name in keyof Table]: (
    fields: FieldsOf<Table[Name]>,
    state: StateFor<Table[Name]>,
    context: DossierContext,
  ) => Decision<DossierEvent>;
};

/** The states before any decision was taken on the request. */
export const beforeDecision = [
  'submitted',
  'awaiting-complements',
  'admissible',
  'under-instruction',
  'on-agenda',
  'opinion-given',
  'programmed',
] as const;

/** The states in which a dossier is on an instructor's desk, be it to wait. */
export const workedOn = [
  ...beforeDecision,
  'decided',
  'notified',
  'in-execution',
  'report-due',
  'report-submitted',
  'report-to-amend',
] as const;
