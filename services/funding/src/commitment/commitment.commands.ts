import type { CommitmentStatus } from './commitment.state.ts';
import { commitmentStatuses } from './commitment.state.ts';
import { engagementIntents } from './engagement/engagement.commands.ts';
import { exitsIntents } from './exits/exits.commands.ts';
import type { FieldsOf, IntentRow } from './intent.commands.ts';
import { liquidationIntents } from './liquidation/liquidation.commands.ts';
import { noticesIntents } from './notices/notices.commands.ts';
import { paymentIntents } from './payment/payment.commands.ts';
import { recoveryIntents } from './recovery/recovery.commands.ts';
import { reservationIntents } from './reservation/reservation.commands.ts';

/** Everything one may want of a commitment: its fields (amounts in cents), who may, in which states. */
export const commitmentIntents = {
  ...reservationIntents,
  ...noticesIntents,
  ...engagementIntents,
  ...liquidationIntents,
  ...paymentIntents,
  ...recoveryIntents,
  ...exitsIntents,
} as const;

type Intents = typeof commitmentIntents;
export type CommitmentIntentName = keyof Intents;

/** The fields of an intent, once read. */
export type CommitmentIntentFields<Name extends CommitmentIntentName> = FieldsOf<Intents[Name]>;

/** An intent as the decider takes it: its name beside its fields. */
export type CommitmentIntent = {
  [Name in CommitmentIntentName]: { readonly intent: Name } & CommitmentIntentFields<Name>;
}[CommitmentIntentName];

/** An intent by its name, as the decider takes it. */
export type AskedFor<Name extends CommitmentIntentName> = {
  readonly intent: Name;
} & CommitmentIntentFields<Name>;

export const commitmentIntentNames = Object.keys(commitmentIntents) as CommitmentIntentName[];

/** The row of an intent, seen as any row: for who walks the table. */
export function commitmentIntentRow(name: CommitmentIntentName): IntentRow {
  return commitmentIntents[name];
}

/** What a state takes: the same table, read the other way. */
export const possibleIntents: Readonly<Record<CommitmentStatus, readonly CommitmentIntentName[]>> =
  Object.fromEntries(
    commitmentStatuses.map((status) => [
      status,
      commitmentIntentNames.filter((name) => commitmentIntentRow(name).from.includes(status)),
    ]),
    // Object.fromEntries forgets its keys; they are every status, from the list above.
  ) as Record<CommitmentStatus, CommitmentIntentName[]>;

/** The intents that people send over HTTP. */
export const commitmentHttpIntents = Object.fromEntries(
  Object.entries(commitmentIntents).filter(([, row]) => !('internal' in row)),
) as Omit<Intents, 'open' | keyof typeof noticesIntents | 'attach-to-exercice'>;
