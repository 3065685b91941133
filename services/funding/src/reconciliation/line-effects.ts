import { type Day, unreachable } from '@jalon/kernel';
import { orderParts } from './bench/open-orders.projection.ts';
import type { AccountingIntent } from './payment-desk.ts';
import type { AcceptedMatch } from './sheet/sheet.events.ts';
import type { LineIntent, SheetIntent } from './sheet/sheet.commands.ts';
import { type LineFile, proposedOrder } from './sheet/sheet.state.ts';

/** What accepting a line on an order means. @param day when the file's own is wrong */
export function matchOf({ line }: LineFile, order: string, day: Day = line.day): AcceptedMatch {
  const effects = {
    payment: 'payment',
    rejection: 'rejection',
    recovery: 'collection',
    'taken-in-charge': 'none',
  } as const;
  return { order, effect: effects[line.kind], amount: line.amount, day, reference: line.reference };
}

/** What the commitment is asked when a match is accepted; undefined when nothing. */
export function intentOfMatch(
  extract: string,
  { line }: LineFile,
  match: AcceptedMatch,
): AccountingIntent | undefined {
  const { order } = orderParts(match.order);
  const { amount, day, reference } = match;
  const source = { extract, line: line.key };
  switch (match.effect) {
    case 'payment':
      return { intent: 'record-payment', order, amount, paidOn: day, reference, source };
    case 'rejection': {
      const reason = line.reason ?? `Rejet du comptable, ${reference}`;
      return { intent: 'reject-payment-order', order, reason, rejectedOn: day, source };
    }
    case 'collection':
      return { intent: 'collect-recovery', recovery: order, amount, collectedOn: day, reference, source };
    case 'none':
      return undefined;
    default:
      return unreachable(match.effect);
  }
}

/** What the commitment is asked when a match is taken back; undefined when nothing was recorded. */
export function intentOfReversal(match: AcceptedMatch, reason: string): AccountingIntent | undefined {
  const { order } = orderParts(match.order);
  const { amount, reference } = match;
  switch (match.effect) {
    case 'payment':
      return { intent: 'withdraw-payment-record', order, reference, amount, reason };
    case 'collection':
      return { intent: 'withdraw-recovery-collection', recovery: order, reference, amount, reason };
    case 'rejection':
      return { intent: 'withdraw-rejection', order, reason };
    case 'none':
      return undefined;
    default:
      return unreachable(match.effect);
  }
}

/** What is wanted of a line, as its sheet decides it. */
export function decisionOf(file: LineFile, asked: LineIntent): SheetIntent {
  const { key } = file.line;
  // Without an order the sheet refuses it before it looks at the match.
  return asked.intent === 'accept'
    ? {
        intent: 'accept',
        matches: { [key]: matchOf(file, proposedOrder(file) ?? '', asked.day) },
        how: 'single',
      }
    : { ...asked, line: key };
}
