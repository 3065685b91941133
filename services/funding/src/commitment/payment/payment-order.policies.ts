import { type Policy, allowed, refused } from '@jalon/kernel';
import type { CommitmentContext } from '../commitment.context.ts';
import { theExerciceIsOpen } from '../commitment.policies.ts';
import type { OpenCommitment } from '../commitment.state.ts';
import type { FieldsOf, StandingPolicy } from '../intent.commands.ts';
import type { paymentIntents } from './payment.commands.ts';
import * as refusal from './payment.errors.ts';
import { theRequiredPiecesAreAttached } from './required-pieces.policies.ts';

type OrderPolicy = Policy<
  FieldsOf<(typeof paymentIntents)['issue-payment-order']>,
  OpenCommitment,
  CommitmentContext
>;

/** R1, R4: an order stands for one settled debt, whole; the envelope and the exercice refuse their own part. */
export const theLiquidationAwaitsItsOrder: OrderPolicy = ({ liquidation }, { liquidations }) => {
  const found = liquidations.find((one) => one.liquidation === liquidation);
  if (found === undefined) return refused(new refusal.LiquidationUnknown(liquidation));
  return found.order === undefined
    ? allowed
    : refused(new refusal.LiquidationAlreadyOrdered(liquidation, found.order));
};

/** R3: who certifies the service does not issue the order. Persons are compared, not roles. */
export const theIssuerIsNotTheCertifier: OrderPolicy = (
  { liquidation },
  { liquidations, certificates },
  { actor },
) => {
  const settled = liquidations.find((one) => one.liquidation === liquidation);
  const certificate = certificates.find((one) => one.certificate === settled?.certificate);
  return certificate?.certifiedBy.id === actor.id
    ? refused(new refusal.IssuerIsTheCertifier(actor.id))
    : allowed;
};

/** R3: nothing is paid to an account that one person alone has seen, be it the first or a changed one. */
export const theAccountIsConfirmed: StandingPolicy = (_, { terms: { beneficiary } }, { account }) => {
  if (account?.standing === 'confirmed') return allowed;
  return account?.standing === 'unconfirmed'
    ? refused(new refusal.AccountUnconfirmed(beneficiary.id, account.proposedBy))
    : refused(new refusal.AccountMissing(beneficiary.id));
};

export const paymentOrderPolicies = [
  theLiquidationAwaitsItsOrder,
  theIssuerIsNotTheCertifier,
  theExerciceIsOpen,
  theAccountIsConfirmed,
  theRequiredPiecesAreAttached,
];
