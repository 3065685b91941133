import type { Asker, Policy } from '@jalon/kernel';
import { allowed, refused } from '@jalon/kernel';
import { NotPossibleNow, RoleRefused } from './intents.errors.ts';

/** One row of a subject's table of intents: who may, in which states. */
export interface IntentRow<Status extends string = string> {
  readonly roles: readonly string[];
  readonly from: readonly Status[];
}

type OnIntents<Status extends string> = Policy<
  { readonly intent: string },
  { readonly status: Status },
  { readonly actor: Asker }
>;

/** The role has a right to the intent. Jalon itself (a deadline, a message) acts as `systeme`. */
export const theRoleMay =
  <Status extends string>(
    subject: string,
    table: Readonly<Record<string, IntentRow<Status>>>,
  ): OnIntents<Status> =>
  ({ intent }, _, { actor }) => {
    const roles = table[intent]?.roles ?? [];
    return actor.role === 'systeme' || roles.includes(actor.role)
      ? allowed
      : refused(new RoleRefused(subject, actor.role, roles));
  };

/** The state takes the intent, by the table. */
export const theStateTakesTheIntent =
  <Status extends string>(
    subject: string,
    table: Readonly<Record<string, IntentRow<Status>>>,
  ): OnIntents<Status> =>
  ({ intent }, { status }) => {
    if (table[intent]?.from.includes(status)) return allowed;
    const possible = Object.keys(table).filter((name) => table[name]?.from.includes(status));
    return refused(new NotPossibleNow(subject, status, intent, possible));
  };
