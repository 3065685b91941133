import { somebody } from '@jalon/testing';
import { type Day, cents } from '@jalon/kernel';
import { told } from '../../decision.examples.ts';
import type { Role } from '@jalon/contracts';
import { anOrder } from '../generator/orders.examples.ts';
import { matchOf } from '../line-effects.ts';
import type { Verdict } from '../matching/verdict.ts';
import type { ExtractLine, LineKind } from '../reading/extract-line.ts';
import type { SheetContext } from './sheet.decider.ts';
import type { SheetEvent } from './sheet.events.ts';
import { type LineFile, type LineStatus } from './sheet.state.ts';

/** The payment of the order of the examples. */
export const aLine: ExtractLine = {
  key: 'L1',
  line: 2,
  occurrence: 1,
  kind: 'payment',
  exercice: 2016,
  ej: '2102368447',
  number: 42,
  amount: cents(500_000),
  beneficiary: 'ASSOCIATION JEUNESSE DE ROUBAIX',
  siret: '78467169500103',
  day: '2016-04-12' as Day,
  reference: 'VIR-1',
};

export const exactVerdict: Verdict = {
  state: 'matched',
  order: anOrder.id,
  score: 100,
  exact: true,
  findings: [],
  reasons: ['Montant exact.'],
  candidates: [],
};

const by = { id: 'farah', name: 'Farah' };

/** A sheet of one line, of a kind, after its comparison. */
export function factsOfLine(
  kind: LineKind = 'payment',
  verdict: Verdict = exactVerdict,
): readonly SheetEvent[] {
  const line = { ...aLine, kind };
  const { findings, reasons, candidates, ...said } = verdict;
  const compared = { ...said, findings: [...findings], reasons: [...reasons], candidates: [...candidates] };
  return [
    { type: 'ExtractLinesRead', data: { extract: 'X-1', sheet: 0, lines: { L1: line }, recognised: {} } },
    { type: 'LinesCompared', data: { ruleset: 1, verdicts: { L1: compared } } },
  ];
}

const match = matchOf({ status: 'undecided', line: aLine, round: 0 }, anOrder.id);

export function accepted(kind: LineKind = 'payment'): SheetEvent {
  const file: LineFile = { status: 'undecided', line: { ...aLine, kind }, round: 0 };
  return { type: 'MatchAccepted', data: { lines: { L1: matchOf(file, anOrder.id) }, how: 'single', by } };
}

/** The facts that lead the line to each state. */
export const factsTo: Readonly<Record<LineStatus, readonly SheetEvent[]>> = {
  unknown: [],
  undecided: factsOfLine(),
  accepted: [...factsOfLine(), accepted()],
  rejected: [...factsOfLine(), { type: 'MatchRejected', data: { line: 'L1', reason: 'Autre affaire', by } }],
};

export const examples = {
  accept: { intent: 'accept', matches: { L1: match }, how: 'single' },
  reject: { intent: 'reject', line: 'L1', reason: 'Autre affaire' },
  assign: { intent: 'assign', line: 'L1', order: anOrder.id },
  reverse: { intent: 'reverse', line: 'L1', reason: 'Autre mandat' },
} as const;

/** In May 2016, by somebody of finance. */
export function asking(role: Role = 'finance', world: Partial<SheetContext> = {}): SheetContext {
  return { ...told('2016-05-02', somebody(role)), orderKind: 'payment-order', ...world };
}
