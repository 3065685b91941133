import { type Cents, type Day, noMoney } from '@jalon/kernel';
import type { Budget, ContentsRead } from './dossier.events.ts';
import type { DossierEntry, EntryChanges, RegisterLine } from './dossier-entry.ts';

/** What a change of the contents changes of the entry. */
export function withContents(entry: DossierEntry, changed: ContentsRead): EntryChanges {
  const { title = entry.title, theme, territories = entry.territories, endsOn = entry.endsOn } = changed;
  return {
    title,
    theme: theme?.code ?? entry.theme,
    nomenclature: theme?.nomenclature ?? entry.nomenclature,
    territories,
    endsOn,
    cost: changed.budget ? costOf(changed.budget) : entry.cost,
    ...(changed.lines && withTotals(changed.lines)),
  };
}

type LineAmounts = readonly { readonly lineId: string; readonly amount: Cents }[];

/** Amounts proposed to a committee: what was programmed before its opinion no longer counts. */
export function withProposals(entry: DossierEntry, proposals: LineAmounts): EntryChanges {
  return withTotals(
    entry.lines.map(({ programmed: _before, ...line }) => {
      const proposed = proposals.find(({ lineId }) => lineId === line.lineId)?.amount;
      return proposed === undefined ? line : { ...line, proposed };
    }),
  );
}

/** Amounts programmed on some lines. */
export function withProgrammed(entry: DossierEntry, amounts: LineAmounts): EntryChanges {
  return withTotals(
    entry.lines.map((line) => {
      const programmed = amounts.find(({ lineId }) => lineId === line.lineId)?.amount;
      return programmed === undefined ? line : { ...line, programmed };
    }),
  );
}

/** One line's outcome; the dossier is decided with the last of them. */
export function withOutcome(
  entry: DossierEntry,
  lineId: string,
  decision: Partial<RegisterLine>,
): EntryChanges {
  const lines = entry.lines.map((line) => (line.lineId === lineId ? { ...line, ...decision } : line));
  const decided = lines.every((line) => line.outcome !== undefined);
  return {
    ...withTotals(lines),
    ...(decided && { status: 'decided' as const, silenceEndsOn: undefined }),
  };
}

/** The lines, and what they add up to. */
export function withTotals(lines: readonly RegisterLine[]): EntryChanges {
  let requested = 0;
  let programmed = 0;
  let granted = 0;
  let decided = false;
  for (const line of lines) {
    requested += line.requested;
    programmed += line.programmed ?? 0;
    granted += line.granted ?? 0;
    decided ||= line.outcome !== undefined;
  }
  const amount = decided ? granted : programmed > 0 ? programmed : requested;
  return {
    lines,
    funders: [...new Set(lines.map(({ funder }) => funder))],
    requested: requested as Cents,
    programmed: programmed as Cents,
    granted: granted as Cents,
    amount: amount as Cents,
  };
}

/** A line as it was requested: proposals and decisions start over. */
export function asRequested({
  proposed: _proposed,
  programmed: _programmed,
  granted: _granted,
  outcome: _outcome,
  act: _act,
  ...line
}: RegisterLine): RegisterLine {
  return line;
}

/** The lines, every grant fallen. */
export function withoutGrants(lines: readonly RegisterLine[]): RegisterLine[] {
  return lines.map((line) =>
    line.outcome === 'granted' ? { ...line, outcome: 'cancelled' as const, granted: noMoney } : line,
  );
}

export function actOf({ reference, date }: { readonly reference: string; readonly date: Day }) {
  return { reference, date };
}

function costOf({ expenses }: Budget): Cents {
  return expenses.reduce((total, { amount }) => total + amount, 0) as Cents;
}
