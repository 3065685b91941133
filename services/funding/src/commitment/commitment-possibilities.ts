import { type Asker, firstRefusal } from '@jalon/kernel';
import {
  type CommitmentIntentName,
  commitmentHttpIntents,
  commitmentIntentRow,
  possibleIntents,
} from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import type { OpenCommitment } from './commitment.state.ts';
import { theConventionIsInForce, theDecisionIsNotified } from './engagement/engagement.policies.ts';
import { thereIsARemainder } from './exits/exits.policies.ts';
import type { StandingPolicy } from './intent.commands.ts';
import { theAccountIsConfirmed } from './payment/payment-order.policies.ts';

/** An intent that a person could have now, and what would refuse it whatever its fields. */
export interface Possibility {
  readonly intent: CommitmentIntentName;
  readonly summary: string;
  readonly possible: boolean;
  readonly code?: string;
  readonly rule?: string;
  readonly sentence?: string;
}

/** The rules of an intent that look at none of its fields. */
const standing: Partial<Record<CommitmentIntentName, readonly StandingPolicy[]>> = {
  'commit-legally': [theDecisionIsNotified, theConventionIsInForce],
  'issue-payment-order': [theAccountIsConfirmed],
  release: [thereIsARemainder],
};

/** The intents open over HTTP to a person on a commitment, in the order of its life. */
export function askable({ status }: OpenCommitment, { role }: Asker): readonly CommitmentIntentName[] {
  return possibleIntents[status].filter(
    (name) =>
      Object.hasOwn(commitmentHttpIntents, name) &&
      commitmentIntentRow(name).roles.some((allowedRole) => allowedRole === role),
  );
}

/** Says beforehand whether a rule refuses the intent. */
export function possibilityOf(
  intent: CommitmentIntentName,
  state: OpenCommitment,
  context: CommitmentContext,
): Possibility {
  const { summary } = commitmentIntentRow(intent);
  const refusal = firstRefusal(standing[intent] ?? [], undefined, state, context);
  if (!refusal) return { intent, summary, possible: true };
  const { code, rule, message: sentence } = refusal;
  return { intent, summary, possible: false, code, ...(rule !== undefined && { rule }), sentence };
}
