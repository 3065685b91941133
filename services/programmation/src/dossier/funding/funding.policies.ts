import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import { type Deposited, grantedLines } from '../dossier.state.ts';
import * as refusal from './funding.errors.ts';
import { isSettled } from './line-money.state.ts';

type Rule = Policy<unknown, Deposited, DossierContext>;

/** Domain 5.5: once a payment order stands on a line, nothing is undone, only compensated (a recovery order). */
export const noPaymentWasOrdered: Rule = (_, { file }) => {
  const ordered = file.lines.filter(({ money }) => money !== undefined && money.ordered > 0);
  return ordered.length === 0
    ? allowed
    : refused(new refusal.PaymentWasOrdered(ordered.map(({ lineId }) => lineId)));
};

/** Domain 5.5: a dossier closes once every line is paid, released or recovered, if funding has spoken of it. */
export const everyLineIsSettled: Rule = (_, { file }) => {
  const owed = grantedLines(file).filter(({ money }) => money !== undefined && !isSettled(money));
  return owed.length === 0 ? allowed : refused(new refusal.MoneyStillOwed(owed.map(({ lineId }) => lineId)));
};
