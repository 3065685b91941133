import { type Cents, type Policy, allowed, cents, refused, sum } from '@jalon/kernel';
import { scheduledAmount } from '../../convention/convention-schedule.ts';
import { netCommitted, remainder } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import type { LiquidationKind } from '../commitment.events.ts';
import type { Certificate, OpenCommitment } from '../commitment.state.ts';
import { balanceOf } from './balance.ts';
import * as refusal from './liquidation.errors.ts';

/** A liquidation about to be settled: the certificate that supports it, and its amount in cents. */
export interface Settlement {
  readonly certificate: Certificate;
  readonly amount: Cents;
}

type NamingPolicy = Policy<{ readonly certificate: string }, OpenCommitment, CommitmentContext>;
type CertificatePolicy = Policy<Certificate, OpenCommitment, CommitmentContext>;
type SettlementPolicy = Policy<Settlement, OpenCommitment, CommitmentContext>;

/** R1: a debt is settled upon a service that was certified, once. */
export const theCertificateAwaitsItsLiquidation: NamingPolicy = ({ certificate }, { certificates }) => {
  const found = certificates.find((one) => one.certificate === certificate);
  if (found === undefined) return refused(new refusal.CertificateUnknown(certificate));
  return found.liquidation === undefined
    ? allowed
    : refused(new refusal.CertificateAlreadyUsed(certificate, found.liquidation));
};

/** R3: who certifies the service does not settle the debt. Persons are compared, not roles. */
export const theSettlerIsNotTheCertifier: CertificatePolicy = ({ certifiedBy }, _, { actor }) =>
  certifiedBy.id === actor.id ? refused(new refusal.SettlerIsTheCertifier(actor.id)) : allowed;

/** R11: the balance waits while the body owes another report, where the rule of the day says so. */
export const theBodyOwesNoReport: CertificatePolicy = ({ kind }, _, { rules, overdueReports = [] }) =>
  kind === 'balance' && rules.overdueReport === 'block' && overdueReports.length > 0
    ? refused(new refusal.ReportOverdueElsewhere(overdueReports.map(({ dossier }) => dossier)))
    : allowed;

export const certificatePolicies = [theSettlerIsNotTheCertifier, theBodyOwesNoReport];

/** R17: on the State's investments, the advance and what comes before the balance are capped shares of the grant. */
export const theInvestmentCapsHold: SettlementPolicy = (
  { certificate: { kind }, amount },
  state,
  { rules },
) => {
  const { terms, amounts } = state;
  if (terms.funder !== 'etat' || terms.nature !== 'investment' || kind === 'balance') return allowed;
  const granted = netCommitted(amounts);
  const caps: readonly (readonly [total: Cents, capBp: number])[] = [
    ...(kind === 'advance'
      ? [[cents(liquidatedAs(state, ['advance']) + amount), rules.investmentAdvanceBp] as const]
      : []),
    [cents(liquidatedAs(state, beforeBalance) + amount), rules.investmentBeforeBalanceBp],
  ];
  const broken = caps.find(([total, capBp]) => total > shareOf(granted, capBp));
  return broken === undefined
    ? allowed
    : refused(new refusal.InvestmentCapExceeded(broken[0], shareOf(granted, broken[1]), broken[1]));
};

/** What is paid before the balance is within the schedule that the convention foresees, if it foresees one. */
export const theScheduleForeseesIt: SettlementPolicy = (
  { certificate: { kind }, amount },
  state,
  { schedule = [] },
) => {
  if (schedule.length === 0 || kind === 'balance') return allowed;
  const granted = netCommitted(state.amounts);
  const kinds = kind === 'advance' ? (['advance'] as const) : beforeBalance;
  const foreseen = sum(kinds.map((one) => scheduledAmount(schedule, one, granted)));
  const total = cents(liquidatedAs(state, kinds) + amount);
  return total <= foreseen ? allowed : refused(new refusal.ScheduleExceeded(total, foreseen));
};

/** The balance is what the actual cost gives a right to, less what was liquidated; below zero, money is to come back. */
export const theBalanceIsDue: SettlementPolicy = ({ certificate: { kind }, amount }, state) => {
  const balance = kind === 'balance' ? balanceOf(state) : undefined;
  if (balance === undefined) return allowed;
  if (balance.toAskBack > 0) {
    return refused(new refusal.RecoveryIsDue(balance.toAskBack, balance.computation));
  }
  if (balance.amount <= 0) return refused(new refusal.NothingIsOwed(balance.computation));
  return amount <= balance.amount
    ? allowed
    : refused(new refusal.BalanceExceeded(amount, cents(balance.amount), balance.computation));
};

/** R4: liquidated ≤ committed. */
export const theCommitmentCoversIt: SettlementPolicy = ({ amount }, { amounts }) =>
  amount <= remainder(amounts)
    ? allowed
    : refused(new refusal.CommitmentExceeded(amount, remainder(amounts)));

export const settlementPolicies = [
  theBalanceIsDue,
  theInvestmentCapsHold,
  theScheduleForeseesIt,
  theCommitmentCoversIt,
];

const beforeBalance: readonly LiquidationKind[] = ['advance', 'instalment'];

/** Liquidated so far as payments of some kinds. */
function liquidatedAs({ liquidations }: OpenCommitment, kinds: readonly LiquidationKind[]): Cents {
  return sum(liquidations.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
}

/** A share of an amount, rounded down in favour of the public purse. */
function shareOf(amount: Cents, shareBp: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(shareBp)) / 10_000n));
}
