import { type Cents, cents } from '@jalon/kernel';
import { type WorkItem, type WorkKind, workKindNames, workKinds } from './work-item.ts';

/** How much there is of one kind of work, in cents. */
export interface WorkCount {
  readonly kind: WorkKind;
  readonly label: string;
  readonly count: number;
  readonly amount: Cents;
  readonly late: number;
  readonly blocked: number;
}

/** The counts of each kind, in the order of a commitment's life; a kind of which there is nothing is counted too. */
export function countsOf(items: readonly WorkItem[]): readonly WorkCount[] {
  return workKindNames.map((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return {
      kind,
      label: workKinds[kind].label,
      count: own.length,
      amount: cents(own.reduce((sum, { amount }) => sum + amount, 0)),
      late: own.filter(({ late }) => late).length,
      blocked: own.filter(({ blocked }) => blocked.length > 0).length,
    };
  });
}

/** The nearest day first, so the latest first of all; then by commitment and by kind, so that the order is one. */
export function byUrgency(one: WorkItem, other: WorkItem): number {
  return (
    compared(one.dueOn, other.dueOn) ||
    compared(one.commitment, other.commitment) ||
    compared(one.kind, other.kind) ||
    compared(one.concerns ?? '', other.concerns ?? '')
  );
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
