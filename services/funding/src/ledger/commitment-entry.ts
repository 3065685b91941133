import type { Cents, Day, Instant } from '@jalon/kernel';
import {
  netCommitted,
  remainder,
  toOrder,
  toPay,
  toRecover,
} from '../commitment/commitment-amounts.state.ts';
import type { Beneficiary } from '../commitment/commitment.events.ts';
import type { CommitmentLife, OpenCommitment } from '../commitment/commitment.state.ts';

/** A commitment as the register lists it. Amounts in cents. */
export interface CommitmentEntry {
  readonly commitment: string;
  readonly dossier: string;
  readonly lineId: string;
  readonly title: string;
  readonly beneficiary: Beneficiary;
  readonly funder: string;
  readonly dispositif: string;
  /** Of the grant; `exercices` are those in which it was committed, ordered or asked back. */
  readonly year: number;
  readonly exercices: readonly number[];
  readonly envelope: string;
  readonly nature: 'operating' | 'investment';
  readonly origin: 'granted' | 'imported';
  readonly status: OpenCommitment['status'];
  /** Since when it has that status. */
  readonly statusSince: Day;
  /** Every number that the accountant gave it, oldest first. */
  readonly ejs: readonly string[];
  readonly act: CommitmentLife['terms']['act'];
  readonly convention?: string;
  readonly granted: Cents;
  readonly reserved: Cents;
  /** Releases taken off. */
  readonly committed: Cents;
  readonly released: Cents;
  readonly liquidated: Cents;
  readonly ordered: Cents;
  readonly paid: Cents;
  /** Asked back and come back. */
  readonly recovered: Cents;
  /** Committed and not liquidated, liquidated and not ordered, ordered and not paid, asked back and not come back. */
  readonly left: {
    readonly toLiquidate: Cents;
    readonly toOrder: Cents;
    readonly toPay: Cents;
    readonly toRecover: Cents;
  };
  /** What is at stake: committed once it is, granted before. */
  readonly amount: Cents;
  /** While the financial report of the action is due and has not come (R10). */
  readonly reportDueOn?: Day;
  readonly updatedAt: Instant;
  readonly revision: number;
}

type Derived = Omit<CommitmentEntry, 'statusSince' | 'updatedAt' | 'revision'>;

/** What a commitment's state says of it in the register. */
export function entryOf({ status, ...life }: OpenCommitment): Derived {
  const { terms, amounts, legalNumbers, convention, report } = life;
  const { eligibleCost: _cost, ...listed } = terms;
  const committed = netCommitted(amounts);
  const awaited = report.receivedOn === undefined && report.accepted === undefined ? report.dueOn : undefined;
  return {
    ...listed,
    status,
    exercices: exercicesOf(life),
    ejs: [...new Set(legalNumbers.map(({ ej }) => ej))],
    ...(convention && { convention: convention.reference }),
    reserved: amounts.reserved,
    committed,
    released: amounts.released,
    liquidated: amounts.liquidated,
    ordered: amounts.ordered,
    paid: amounts.paid,
    recovered: amounts.recovered,
    left: {
      toLiquidate: remainder(amounts),
      toOrder: toOrder(amounts),
      toPay: toPay(amounts),
      toRecover: toRecover(amounts),
    },
    amount: amounts.committed > 0 ? committed : terms.granted,
    ...(awaited !== undefined && { reportDueOn: awaited }),
  };
}

function exercicesOf({ accounting, legalNumbers, orders, recoveries }: CommitmentLife): readonly number[] {
  const named = [
    ...(accounting ? [accounting.exercice] : []),
    ...[legalNumbers, orders, recoveries].flatMap((facts) => facts.map(({ exercice }) => exercice)),
  ];
  return [...new Set(named)].sort((one, other) => one - other);
}
