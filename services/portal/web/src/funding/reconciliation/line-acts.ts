import type { AskedAction } from '../action-window.tsx';
import type { BenchLine } from './reconciliation-answers.ts';
import { addressOfLine } from './reconciliation-query.ts';

/** What a person may decide of a line. */
export const lineActs = ['accept', 'reject', 'assign', 'reverse'] as const;
export type LineAct = (typeof lineActs)[number];

/** Whether the decision is open for the line as it stands. */
export function mayBe(act: LineAct, { state, decision, order }: BenchLine): boolean {
  if (state === 'unknown-there') return false;
  switch (act) {
    case 'accept':
      return decision !== 'accepted' && order !== undefined;
    case 'reject':
      return decision === 'undecided';
    case 'assign':
      return decision !== 'accepted';
    case 'reverse':
      return decision === 'accepted';
  }
}

/** The window of a decision that says why, or which order. */
export function askedFor(line: BenchLine, act: LineAct, say: (key: string) => string): AskedAction {
  const orders = [
    ...new Set([
      ...(line.order === undefined ? [] : [line.order]),
      ...(line.candidates ?? []).map(({ order }) => order),
    ]),
  ];
  return {
    path: `/api/funding/lines/{line}/${act}`,
    address: `${addressOfLine(line.id)}/${act}`,
    summary: say(`bench.act.${act}`),
    ...(act === 'assign' &&
      line.candidates !== undefined &&
      line.candidates.length > 0 && {
        subject: { options: { order: orders.map((order) => ({ value: order, label: order })) } },
      }),
  };
}
