import type { Person } from '../../session/session.ts';
import type { PossibleIntent } from '../../dossier/dossier-answers.ts';
import type { SubjectOption } from '../../action/subject.ts';
import type { CommitmentSheet } from './commitment-answers.ts';

/** What the state of a commitment calls for, in the order of its life. */
export function nextIntents(sheet: CommitmentSheet): readonly string[] {
  const { status, certificates, liquidations, left, balance, legal } = sheet;
  const toSettle = certificates.some(({ liquidation }) => liquidation === undefined);
  const toOrder = liquidations.some(({ order }) => order === undefined);
  return [
    status === 'denied' && 'retry-reservation',
    status === 'reserved' && 'commit-accounting',
    status === 'accounting' && 'commit-legally',
    toSettle && 'settle-liquidation',
    toOrder && 'issue-payment-order',
    left.toPay > 0 && 'record-payment',
    legal !== undefined && left.toLiquidate > 0 && !toSettle && 'certify-service',
    (balance?.toAskBack ?? 0) > 0 && 'issue-recovery-order',
    left.toRecover > 0 && 'collect-recovery',
    balance !== undefined && balance.amount <= 0 && left.toLiquidate > 0 && 'release',
  ].filter((intent) => intent !== false);
}

/** Whether there is anything that the intent could be about: an order to reject, a payment to withdraw. */
function hasMatter(
  intent: string,
  { orders, liquidations, certificates, recoveries, left }: CommitmentSheet,
) {
  const standing = orders.filter(({ rejection }) => rejection === undefined);
  switch (intent) {
    case 'settle-liquidation':
      return certificates.some(({ liquidation }) => liquidation === undefined);
    case 'issue-payment-order':
      return liquidations.some(({ order }) => order === undefined);
    case 'record-payment':
      return left.toPay > 0;
    case 'reject-payment-order':
      return standing.length > 0;
    case 'withdraw-rejection':
      return orders.some(({ rejection }) => rejection !== undefined);
    case 'withdraw-payment-record':
      return orders.some(({ payments }) => payments.length > 0);
    case 'collect-recovery':
    case 'write-off-recovery':
      return left.toRecover > 0;
    case 'withdraw-recovery-collection':
      return recoveries.some(({ collections }) => collections.length > 0);
    default:
      return true;
  }
}

/** Separation of duties, said before it is asked: who certified the service neither settles nor orders it (R3). */
function refusedByDuties(intent: string, { certificates, liquidations }: CommitmentSheet, person: Person) {
  const mine = certificates.filter(({ certifiedBy }) => certifiedBy.id === person.id);
  const waiting =
    intent === 'settle-liquidation'
      ? certificates.filter(({ liquidation }) => liquidation === undefined)
      : intent === 'issue-payment-order'
        ? certificates.filter(({ certificate }) =>
            liquidations.some((one) => one.certificate === certificate && one.order === undefined),
          )
        : [];
  return waiting.length > 0 && waiting.every((one) => mine.includes(one));
}

export interface OfferedIntent extends PossibleIntent {
  /** It would be refused because of what this person did before. */
  readonly byDuties: boolean;
}

/** What this person may do: what comes next apart from what is seldom needed. */
export function offeredTo(
  sheet: CommitmentSheet,
  person: Person,
): { readonly next: readonly OfferedIntent[]; readonly others: readonly OfferedIntent[] } {
  const wanted = nextIntents(sheet);
  const offered = sheet.possibleIntents
    .filter(({ intent }) => hasMatter(intent, sheet))
    .map((intent) => ({ ...intent, byDuties: refusedByDuties(intent.intent, sheet, person) }));
  const place = ({ intent }: PossibleIntent) => wanted.indexOf(intent);
  return {
    next: offered.filter((one) => place(one) >= 0).toSorted((one, other) => place(one) - place(other)),
    others: offered.filter((one) => place(one) < 0),
  };
}

/** Translates `order-of` and the like; given by the screen. */
type Say = (key: string, facts?: Readonly<Record<string, unknown>>) => string;

/** What the fields of an intent may be chosen from. */
export function optionsOf(
  intent: string,
  { certificates, liquidations, orders, recoveries, requiredPieces }: CommitmentSheet,
  say: Say,
  money: (cents: number) => string,
): Readonly<Record<string, readonly SubjectOption[]>> {
  const option = (value: string, label: string): SubjectOption => ({ value, label });
  return {
    certificate: certificates
      .filter(({ liquidation }) => liquidation === undefined)
      .map(({ certificate, kind, certifiedBy }) =>
        option(certificate, `${certificate} – ${say(`chain.strand.${kind}`)}, ${certifiedBy.name}`),
      ),
    liquidation: liquidations
      .filter(({ order }) => order === undefined)
      .map(({ liquidation, amount }) => option(liquidation, `${liquidation} – ${money(amount)}`)),
    order: orders
      .filter(({ rejection }) => (rejection !== undefined) === (intent === 'withdraw-rejection'))
      .map(({ order, amount }) => option(order, `${order} – ${money(amount)}`)),
    recovery: recoveries.map(({ recovery, amount }) => option(recovery, `${recovery} – ${money(amount)}`)),
    ...(intent === 'issue-payment-order' && {
      pieces: requiredPieces.map((piece) => option(piece, say(`piece.${piece}`))),
    }),
  };
}

/** What the form of an intent holds at first. */
export function proposedFor(
  intent: string,
  sheet: CommitmentSheet,
  today: string,
  openExercice: number | undefined,
): Readonly<Record<string, unknown>> {
  const { terms, accounting, certificates, liquidations, orders, recoveries, left, balance } = sheet;
  const exercice = openExercice ?? Number(today.slice(0, 4));
  const unpaid = orders.find(
    ({ rejection, amount, payments }) =>
      rejection === undefined && payments.reduce((sum, one) => sum + one.amount, 0) < amount,
  );
  switch (intent) {
    case 'commit-accounting':
      return { exercice: openExercice ?? terms.year };
    case 'commit-legally':
      return { act: terms.act, exercice: openExercice ?? accounting?.exercice ?? terms.year };
    case 'settle-liquidation': {
      const waiting = certificates.find(({ liquidation }) => liquidation === undefined);
      const amount = waiting?.kind === 'balance' ? balance?.amount : left.toLiquidate;
      return { certificate: waiting?.certificate ?? '', amount: amount ?? '' };
    }
    case 'issue-payment-order':
      return {
        liquidation: liquidations.find(({ order }) => order === undefined)?.liquidation ?? '',
        exercice,
      };
    case 'record-payment':
      return { order: unpaid?.order ?? '', amount: left.toPay, paidOn: today };
    case 'reject-payment-order':
      return { order: unpaid?.order ?? '', rejectedOn: today };
    case 'issue-recovery-order':
      return { amount: balance?.toAskBack ?? '', exercice };
    case 'collect-recovery':
      return { recovery: recoveries.at(-1)?.recovery ?? '', amount: left.toRecover, collectedOn: today };
    case 'change-ej':
      return { exercice, since: today };
    default:
      return {};
  }
}
