import type { IntentFields, Role } from '@jalon/contracts';
import type { Decision, Policy } from '@jalon/kernel';
import type { z } from 'zod';
import type { CommitmentContext } from './commitment.context.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { CommitmentStatus, OpenCommitment } from './commitment.state.ts';

/** An intent as a table row: what it carries, who may have it, in which states, in a French sentence. */
export interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly CommitmentStatus[];
  readonly summary: string;
  /** Internal intents come from a process that hears programmation, from an import or a closing, not over HTTP. */
  readonly internal?: true;
}

export type IntentTable = Readonly<Record<string, IntentRow>>;

/** Keeps the row's exact types. */
export function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

/** The fields of an intent, once read. */
export type FieldsOf<Row extends IntentRow> = IntentFields<Row['schema']>;

/** One decision per intent of a table, on a commitment that was opened. */
export type DecisionsOf<Table extends IntentTable> = {
  readonly [Name in keyof Table]: (
    fields: FieldsOf<Table[Name]>,
    state: OpenCommitment,
    context: CommitmentContext,
  ) => Decision<CommitmentEvent>;
};

/** A rule that looks at no field of the intent: it can be asked beforehand. */
export type StandingPolicy = Policy<unknown, OpenCommitment, CommitmentContext>;

/** Who keeps the accounts of the programme (ordonnateur). */
export const finance = ['finance'] as const;

/** Given up or never begun: another grant of the same line may begin anew. */
export const givenUp = ['cancelled', 'lapsed'] as const;

/** The legal commitment stands and money may still move towards the beneficiary. */
export const underway = ['legal', 'partly-liquidated', 'liquidated', 'ordered', 'rejected', 'paid'] as const;

/** Money was committed, whatever came of it. */
export const onceCommitted = [
  ...underway,
  'settled',
  'released',
  'in-recovery',
  'recovered',
  'written-off',
] as const;

/** Every state of a commitment that is not a grant of the past. */
export const everyLiveStatus = ['denied', 'reserved', 'accounting', ...onceCommitted, ...givenUp] as const;
