import { type Cents, type Day, addDays, cents } from '@jalon/kernel';
import { expectedOf, paidOf, recoverable, remainder } from '../commitment/commitment-amounts.state.ts';
import { onceCommitted } from '../commitment/intent.commands.ts';
import { balanceOf } from '../commitment/liquidation/balance.ts';
import type { RegisteredCommitment } from '../ledger/commitment-register.projection.ts';
import { type Blockage, type WorkItem, type WorkKind, blockages, workKinds } from './work-item.ts';
import type { WorkWorld } from './work-world.ts';

/** One thing to do, before it is placed in time and named. */
interface Work {
  readonly kind: WorkKind;
  readonly amount: Cents;
  readonly since: Day;
  /** When its day is not `since` and the days that its kind takes. */
  readonly dueOn?: Day | undefined;
  readonly concerns?: string;
  readonly blocked?: readonly (Blockage | false)[];
  readonly notBy?: string;
}

/** Everything that is to do on a commitment, blocked or not. */
export function workOf(registered: RegisteredCommitment, world: WorkWorld): readonly WorkItem[] {
  const { commitment, dossier, title, funder, dispositif, envelope } = registered;
  const { id, name } = registered.beneficiary;
  const works = [
    ...beforeTheDebt(registered, world),
    ...certification(registered),
    ...settlements(registered, world),
    ...orders(registered, world),
    ...endings(registered),
  ];
  return works.map(({ kind, since, dueOn, blocked = [], ...work }) => {
    const { label, who, days } = workKinds[kind];
    const day = dueOn ?? addDays(since, days);
    return {
      kind,
      label,
      who,
      commitment,
      dossier,
      title,
      beneficiary: { id, name },
      funder,
      dispositif,
      envelope,
      ...work,
      since,
      dueOn: day,
      late: day < world.today,
      blocked: blocked
        .filter((reason) => reason !== false)
        .map((reason) => ({ reason, sentence: blockages[reason] })),
    };
  });
}

/** Reserved, then committed twice: by the accounts, by an act. */
function beforeTheDebt(
  { status, statusSince: since, envelope, granted, reserved, committed, state }: RegisteredCommitment,
  { openExercices, availableAuthority }: WorkWorld,
): readonly Work[] {
  const noExercice = openExercices.length === 0 && 'exercice-not-open';
  switch (status) {
    case 'denied': {
      const isShort = availableAuthority(envelope) < granted && 'credits-missing';
      return [{ kind: 'reserve-again', amount: granted, since, blocked: [isShort] }];
    }
    case 'reserved':
      return [{ kind: 'commit', amount: reserved, since, blocked: [noExercice] }];
    case 'accounting': {
      const { notification, convention } = state;
      const isMissing = notification?.conventionRequired === true && convention === undefined;
      return [
        {
          kind: 'commit-legally',
          amount: committed,
          since,
          blocked: [
            notification === undefined && 'decision-not-notified',
            isMissing && 'convention-missing',
            noExercice,
          ],
        },
      ];
    }
    default:
      return [];
  }
}

/** A first payment once the debt exists, the balance once the report is accepted; between the two, the report is awaited. */
function certification({ status, statusSince, state }: RegisteredCommitment): readonly Work[] {
  const { amounts, certificates, legal, report } = state;
  const left = remainder(amounts);
  const isWaiting = certificates.some(
    ({ kind, liquidation }) => kind === 'balance' || liquidation === undefined,
  );
  if (!isUnderway(status) || left === 0 || isWaiting) return [];
  const balance = balanceOf(state);
  if (balance !== undefined && report.accepted) {
    return balance.amount > 0
      ? [{ kind: 'certify', amount: cents(balance.amount), since: report.accepted.acceptedOn }]
      : [];
  }
  const since = legal?.committedOn ?? statusSince;
  return certificates.length === 0
    ? [{ kind: 'certify', amount: left, since }]
    : [{ kind: 'certify', amount: left, since, dueOn: report.dueOn, blocked: ['report-not-accepted'] }];
}

/** Certificates that no liquidation has used. */
function settlements(
  { dossier, beneficiary, state }: RegisteredCommitment,
  { rules, overdueDossiersOf }: WorkWorld,
): readonly Work[] {
  const balance = balanceOf(state);
  const left = remainder(state.amounts);
  return state.certificates
    .filter(({ liquidation }) => liquidation === undefined)
    .map(({ certificate, kind, certifiedBy, certifiedOn }) => {
      const isHeldBack =
        kind === 'balance' &&
        rules.overdueReport === 'block' &&
        overdueDossiersOf(beneficiary.id).some((other) => other !== dossier);
      const amount = kind === 'balance' && balance ? cents(Math.max(balance.amount, 0)) : left;
      return {
        kind: 'settle',
        amount,
        since: certifiedOn,
        concerns: certificate,
        blocked: [isHeldBack && 'report-overdue-elsewhere'],
        notBy: certifiedBy.id,
      };
    });
}

/** Liquidations to order, orders that the accountant has not paid. */
function orders(
  { envelope, beneficiary, state }: RegisteredCommitment,
  { openExercices, unspentCredits, accountOf }: WorkWorld,
): readonly Work[] {
  const account = accountOf(beneficiary.id);
  const toOrder = state.liquidations
    .filter(({ order }) => order === undefined)
    .map(({ liquidation, amount, settledOn }): Work => {
      const rejected = state.orders.findLast((one) => one.liquidation === liquidation)?.rejection;
      const isShort = openExercices.every((exercice) => unspentCredits(envelope, exercice) < amount);
      return {
        kind: 'order',
        amount,
        since: rejected?.rejectedOn ?? settledOn,
        concerns: liquidation,
        blocked: [
          account === 'none' && 'account-missing',
          account === 'unconfirmed' && 'account-not-confirmed',
          openExercices.length === 0 && 'exercice-not-open',
          openExercices.length > 0 && isShort && 'payment-credits-missing',
        ],
      };
    });
  const toPay = state.orders
    .filter((order) => order.rejection === undefined && paidOf(order) < order.amount)
    .map((order): Work => ({
      kind: 'pay',
      amount: cents(order.amount - paidOf(order)),
      since: order.issuedOn,
      concerns: order.order,
    }));
  return [...toOrder, ...toPay];
}

/** What the accepted report shows was paid beyond the right to it, what is asked back, what will never be owed. */
function endings({ status, state }: RegisteredCommitment): readonly Work[] {
  const { amounts, report, recoveries, certificates } = state;
  const expected = recoveries
    .filter((recovery) => expectedOf(recovery) > 0)
    .map((recovery): Work => ({
      kind: 'collect',
      amount: expectedOf(recovery),
      since: recovery.issuedOn,
      concerns: recovery.recovery,
    }));
  const balance = balanceOf(state);
  const isSettling = certificates.some(({ liquidation }) => liquidation === undefined);
  if (balance === undefined || report.accepted === undefined || !wasCommitted(status) || isSettling)
    return expected;
  const since = report.accepted.acceptedOn;
  const excess = Math.min(-balance.amount - amounts.recoveryOrdered, recoverable(amounts));
  const left = remainder(amounts);
  return [
    ...expected,
    ...(excess > 0 ? [{ kind: 'ask-back' as const, amount: cents(excess), since }] : []),
    ...(balance.amount <= 0 && left > 0 ? [{ kind: 'release' as const, amount: left, since }] : []),
  ];
}

const ended = ['settled', 'released', 'recovered', 'written-off'];

function isUnderway(status: RegisteredCommitment['status']): boolean {
  return wasCommitted(status) && !ended.includes(status);
}

function wasCommitted(status: RegisteredCommitment['status']): boolean {
  return onceCommitted.some((one) => one === status);
}
