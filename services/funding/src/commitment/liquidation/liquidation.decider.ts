import { type Cents, type Decision, cents, firstRefusal, formatEuros } from '@jalon/kernel';
import type { CommitmentContext } from '../commitment.context.ts';
import type { CommitmentEvent } from '../commitment.events.ts';
import { type Certificate, type OpenCommitment, holderOf } from '../commitment.state.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import { balanceOf } from './balance.ts';
import { certificationPolicies } from './certification.policies.ts';
import type { liquidationIntents } from './liquidation.commands.ts';
import { AmountNotStated } from './liquidation.errors.ts';
import {
  certificatePolicies,
  settlementPolicies,
  theCertificateAwaitsItsLiquidation,
} from './liquidation.policies.ts';

/** What is certified, then settled. A certificate is `C1`, `C2`…; the liquidation that it supports `Q1`, `Q2`… */
export const liquidationDecisions: DecisionsOf<typeof liquidationIntents> = {
  'certify-service': (fields, state, context) =>
    firstRefusal(certificationPolicies, fields, state, context) ?? [
      {
        type: 'ServiceCertified',
        data: {
          ...fields,
          certificate: `C${state.certificatesGiven + 1}`,
          certifiedBy: holderOf(context.actor),
          certifiedOn: context.today,
        },
      },
    ],

  'settle-liquidation'({ certificate: id, amount }, state, context) {
    const refusal = theCertificateAwaitsItsLiquidation({ certificate: id }, state, context);
    const certificate = state.certificates.find((one) => one.certificate === id);
    if (refusal || !certificate) return refusal ?? [];
    return (
      firstRefusal(certificatePolicies, certificate, state, context) ??
      settle(certificate, amount, state, context)
    );
  },
};

function settle(
  certificate: Certificate,
  stated: Cents | undefined,
  state: OpenCommitment,
  context: CommitmentContext,
): Decision<CommitmentEvent> {
  const { kind } = certificate;
  const balance = kind === 'balance' ? balanceOf(state) : undefined;
  const amount = stated ?? (balance && cents(Math.max(balance.amount, 0)));
  if (amount === undefined) return new AmountNotStated(kind);
  const refusal = firstRefusal(settlementPolicies, { certificate, amount }, state, context);
  if (refusal) return refusal;
  const { liquidated } = state.amounts;
  const computation =
    balance?.computation ??
    `${formatEuros(amount)} sur pièces ; ${formatEuros(liquidated)} liquidés auparavant`;
  return [
    {
      type: 'LiquidationSettled',
      data: {
        liquidation: `Q${certificate.certificate.slice(1)}`,
        certificate: certificate.certificate,
        kind,
        amount,
        computation,
        settledBy: holderOf(context.actor),
        settledOn: context.today,
      },
    },
  ];
}
