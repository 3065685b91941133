import { type Policy, allowed, refused } from '@jalon/kernel';
import { remainder } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import type { OpenCommitment } from '../commitment.state.ts';
import type { FieldsOf } from '../intent.commands.ts';
import type { liquidationIntents } from './liquidation.commands.ts';
import * as refusal from './liquidation.errors.ts';

type CertificationPolicy = Policy<
  FieldsOf<(typeof liquidationIntents)['certify-service']>,
  OpenCommitment,
  CommitmentContext
>;

/** An advance is paid before the action: nothing was certified before it. */
export const theAdvanceComesFirst: CertificationPolicy = ({ kind }, { certificates }) => {
  const other = certificates.find((one) => one.kind !== 'advance');
  return kind === 'advance' && other ? refused(new refusal.AdvanceTooLate(other.certificate)) : allowed;
};

/** Part of the action is done, and pieces show it. */
export const theInstalmentIsJustified: CertificationPolicy = ({ kind, pieces }) =>
  kind === 'instalment' && pieces.length === 0 ? refused(new refusal.InstalmentUnjustified()) : allowed;

/** R10: the actual cost is known from an accepted report. */
export const theReportIsAccepted: CertificationPolicy = ({ kind }, { report }) =>
  kind === 'balance' && report.accepted === undefined ? refused(new refusal.ReportNotAccepted()) : allowed;

export const theBalanceComesOnce: CertificationPolicy = (_, { certificates }) => {
  const balance = certificates.find(({ kind }) => kind === 'balance');
  return balance ? refused(new refusal.BalanceAlreadyCertified(balance.certificate)) : allowed;
};

/** R4: there is something left to owe; a balance alone may find that nothing is. */
export const somethingIsLeftToOwe: CertificationPolicy = ({ kind }, { amounts }) =>
  kind === 'balance' || remainder(amounts) > 0
    ? allowed
    : refused(new refusal.CommitmentExceeded(amounts.liquidated, remainder(amounts)));

export const certificationPolicies = [
  theBalanceComesOnce,
  theAdvanceComesFirst,
  theInstalmentIsJustified,
  theReportIsAccepted,
  somethingIsLeftToOwe,
];
