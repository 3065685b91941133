import { committeePassageIntents } from './committee/committee-passage.commands.ts';
import { completenessIntents } from './completeness/completeness.commands.ts';
import { decisionIntents } from './decision/decision.commands.ts';
import { depositIntents } from './deposit/deposit.commands.ts';
import type { DossierStatus } from './dossier.state.ts';
import { dossierStatuses } from './dossier.state.ts';
import { executionIntents } from './execution/execution.commands.ts';
import { exitIntents } from './exits/exits.commands.ts';
import { instructionIntents } from './instruction/instruction.commands.ts';
import { fundingIntents } from './funding/funding.commands.ts';
import type { FieldsOf, IntentRow } from './intent.commands.ts';

/** Everything one may want of a dossier: its fields, who may, in which states. */
export const dossierIntents = {
  ...depositIntents,
  ...completenessIntents,
  ...instructionIntents,
  ...committeePassageIntents,
  ...decisionIntents,
  ...executionIntents,
  ...exitIntents,
  ...fundingIntents,
} as const;

type Intents = typeof dossierIntents;
export type DossierIntentName = keyof Intents;

/** The fields of an intent, once read. */
export type DossierIntentFields<Name extends DossierIntentName> = FieldsOf<Intents[Name]>;

/** An intent as the decider takes it: its name beside its fields. */
export type DossierIntent = {
  [Name in DossierIntentName]: { readonly intent: Name } & DossierIntentFields<Name>;
}[DossierIntentName];

export const dossierIntentNames = Object.keys(dossierIntents) as DossierIntentName[];

/** The row of an intent, seen as any row: for who walks the table. */
export function dossierIntentRow(name: DossierIntentName): IntentRow {
  return dossierIntents[name];
}

/** What a state takes: the same table, read the other way. */
export const possibleIntents: Readonly<Record<DossierStatus, readonly DossierIntentName[]>> =
  Object.fromEntries(
    dossierStatuses.map((status) => [
      status,
      dossierIntentNames.filter((name) => dossierIntentRow(name).from.includes(status)),
    ]),
    // Object.fromEntries forgets its keys; they are every status, from the list above.
  ) as Record<DossierStatus, DossierIntentName[]>;

/** The intents that people send over HTTP on a dossier that exists. */
export const dossierHttpIntents = Object.fromEntries(
  Object.entries(dossierIntents).filter(([name, row]) => name !== 'open-draft' && !('internal' in row)),
) as Omit<
  Intents,
  | 'open-draft'
  | 'import-past-grant'
  | 'take-place-on-agenda'
  | 'change-proposal'
  | 'leave-agenda'
  | 'receive-opinion'
  | 'hear-of-funding'
>;
