import { type Comparison, compareLines } from '../matching/compare-lines.ts';
import type { ExtractPeriod } from '../matching/evidence.ts';
import type { OurOrder } from '../matching/open-order.ts';
import type { Finding, Verdict } from '../matching/verdict.ts';
import type { ExtractLine } from '../reading/extract-line.ts';
import { asLines } from '../reading/extract-lines.ts';
import {
  type Sowing,
  type SownExtract,
  type SownFault,
  sowExtract,
  sownFaultNames,
} from './extract-generator.ts';

/** How many of a fault were sown, and how many the comparison found, for the order that has it and for no other reason. */
export interface FaultRow {
  readonly fault: SownFault;
  readonly sown: number;
  readonly found: number;
}

export interface FaultTable {
  readonly rows: readonly FaultRow[];
  /** What the comparison holds against a line or an order that it does not have. In words, to be looked into. */
  readonly wrongAccusations: readonly string[];
  readonly cleanLines: number;
  /** Clean lines that may be accepted together. */
  readonly exactLines: number;
  readonly strangers: number;
}

const expectedFinding: Readonly<Record<Exclude<SownFault, 'missing' | 'doubled'>, Finding>> = {
  'wrong-cents': 'amount-differs',
  'truncated-siret': 'truncated-siret',
  'other-year-ej': 'other-year-ej',
  split: 'split-payment',
  'wrong-year': 'wrong-year',
};

/** Makes the extract of orders, compares it with them, and holds what is found against what was sown. */
export function sowAndFind(orders: readonly OurOrder[], sowing: Sowing, period: ExtractPeriod): FaultTable {
  const sown = sowExtract(orders, sowing);
  const contents = sown.lines.map(({ content }) => content);
  const lines = asLines(sowing.withExercice ? 'helios' : 'chorus', contents);
  return faultTable(sown, lines, compareLines(lines, orders, period));
}

/**
 * Holds what a comparison says against what was sown, order by order.
 * @param lines those of the extract, in its order
 */
function faultTable(
  sown: SownExtract,
  lines: readonly ExtractLine[],
  { verdicts, notFound }: Comparison,
): FaultTable {
  const counts = new Map<SownFault, { sown: number; found: number }>(
    sownFaultNames.map((fault) => [fault, { sown: 0, found: 0 }]),
  );
  const count = (fault: SownFault, found: boolean) => {
    const row = counts.get(fault);
    if (row === undefined) return;
    row.sown += 1;
    if (found) row.found += 1;
  };
  const wrong: string[] = [];
  const groups = new Map<string, { fault: SownFault; verdicts: Verdict[]; order: string }>();
  let [clean, exact, strangers] = [0, 0, 0];
  for (const [nth, { order, fault, content }] of sown.lines.entries()) {
    const line = lines[nth];
    const verdict = line && verdicts.get(line);
    if (verdict === undefined) throw new Error(`Line ${nth} was not compared`);
    const told = `${content.reference}: ${verdict.state} ${verdict.order ?? ''} ${verdict.findings.join(' ')}`;
    if (order === undefined) {
      strangers += 1;
      if (verdict.state !== 'unknown-here') wrong.push(`${told} (other business)`);
    } else if (fault === undefined) {
      clean += 1;
      if (verdict.exact && verdict.order === order) exact += 1;
      else wrong.push(`${told} (clean, of ${order})`);
    } else {
      const group = groups.get(order) ?? { fault, verdicts: [], order };
      group.verdicts.push(verdict);
      groups.set(order, group);
      if (verdict.order !== order) wrong.push(`${told} (${fault}, of ${order})`);
    }
  }
  for (const { fault, verdicts: ofOrder, order } of groups.values()) {
    const found = ofOrder.every((verdict) => verdict.order === order) && isFound(fault, ofOrder);
    count(fault, found);
    if (!found)
      wrong.push(`${order}: ${fault} taken for ${ofOrder.flatMap(({ findings }) => findings).join(' ')}`);
  }
  const accused = new Set(notFound.map(({ order }) => order));
  for (const order of sown.missing) count('missing', accused.delete(order));
  for (const order of accused) wrong.push(`${order}: said to be missing`);
  return {
    rows: [...counts].map(([fault, row]) => ({ fault, ...row })),
    wrongAccusations: wrong,
    cleanLines: clean,
    exactLines: exact,
    strangers,
  };
}

/** Found for what it is: nothing less, and nothing beside. */
function isFound(fault: SownFault, verdicts: readonly Verdict[]): boolean {
  if (fault === 'missing') return false;
  if (fault === 'doubled') {
    const [kept, ...others] = verdicts.toSorted((one, other) => Number(other.exact) - Number(one.exact));
    return (
      kept?.exact === true &&
      others.length === 1 &&
      others.every(({ state, findings }) => state === 'duplicate' && findings.join() === 'doubled-line')
    );
  }
  return verdicts.every(({ findings, exact }) => !exact && findings.join() === expectedFinding[fault]);
}

/** The table in French, for the documentation and whoever runs the test. */
export function printedFaultTable({
  rows,
  wrongAccusations,
  cleanLines,
  exactLines,
  strangers,
}: FaultTable): string {
  return [
    '| faute | semées | trouvées |',
    '| --- | ---: | ---: |',
    ...rows.map(({ fault, sown, found }) => `| ${fault} | ${sown} | ${found} |`),
    '',
    `Lignes justes : ${cleanLines}, exactes : ${exactLines}. Lignes étrangères : ${strangers}. Accusations à tort : ${wrongAccusations.length}.`,
  ].join('\n');
}
