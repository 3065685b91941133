import { unreachable } from '@jalon/kernel';
import type { Verdict } from '../matching/verdict.ts';
import type { ExtractLine } from '../reading/extract-line.ts';
import type { AcceptedMatch, SheetEvent } from './sheet.events.ts';

/** A line with all that was said and decided of it. */
export interface LineFile {
  readonly status: 'undecided' | 'accepted' | 'rejected';
  readonly line: ExtractLine;
  readonly verdict?: Verdict;
  /** The order that a person chose. */
  readonly assigned?: string;
  /** While it is accepted. */
  readonly match?: AcceptedMatch;
  /** How often an acceptance was reversed: what is accepted anew is another deed. */
  readonly round: number;
}

export type LineStatus = LineFile['status'] | 'unknown';
export const lineStatuses = ['unknown', 'undecided', 'accepted', 'rejected'] as const;

/** Some lines of an extract. */
export type Sheet =
  | { readonly status: 'absent' }
  | {
      readonly status: 'read';
      readonly extract: string;
      readonly sheet: number;
      readonly lines: Readonly<Record<string, LineFile>>;
      /** Lines of the file that are on another extract's sheet. */
      readonly recognised: Readonly<Record<string, { readonly extract: string; readonly sheet: number }>>;
    };

export const noSheet: Sheet = { status: 'absent' };

/** The line of a key; undefined when it is not on the sheet. */
export function lineOf(sheet: Sheet, key: string): LineFile | undefined {
  return sheet.status === 'absent' ? undefined : sheet.lines[key];
}

/** The order that accepting a line would settle: the one that a person chose, else the one proposed. */
export function proposedOrder({ assigned, verdict }: LineFile): string | undefined {
  return assigned ?? verdict?.order;
}

/** The state after a fact. */
export function evolveSheet(state: Sheet, event: SheetEvent): Sheet {
  const { type, data } = event;
  if (type === 'ExtractLinesRead') {
    const { extract, sheet, recognised } = data;
    const lines = Object.entries(data.lines).map(([key, line]): [string, LineFile] => [
      key,
      { status: 'undecided', line, round: 0 },
    ]);
    return { status: 'read', extract, sheet, lines: Object.fromEntries(lines), recognised };
  }
  if (state.status === 'absent') throw new Error('A sheet has facts before it was read');
  return { ...state, lines: { ...state.lines, ...changedLines(state.lines, event) } };
}

type LaterEvent = Exclude<SheetEvent, { readonly type: 'ExtractLinesRead' }>;

function changedLines(
  lines: Readonly<Record<string, LineFile>>,
  { type, data }: SheetEvent & LaterEvent,
): Readonly<Record<string, LineFile>> {
  const change = (key: string, after: (line: LineFile) => LineFile): Readonly<Record<string, LineFile>> => {
    const line = lines[key];
    if (line === undefined) throw new Error(`No line ${key} on the sheet`);
    return { [key]: after(line) };
  };
  switch (type) {
    case 'LinesCompared':
      return Object.assign(
        {},
        ...Object.entries(data.verdicts).map(([key, verdict]) =>
          change(key, (line) => ({ ...line, verdict })),
        ),
      ) as Record<string, LineFile>;
    case 'MatchAccepted':
      return Object.assign(
        {},
        ...Object.entries(data.lines).map(([key, match]) =>
          change(key, (line) => ({ ...line, status: 'accepted', match })),
        ),
      ) as Record<string, LineFile>;
    case 'MatchRejected':
      return change(data.line, ({ assigned: _given, ...line }) => ({ ...line, status: 'rejected' }));
    case 'MatchAssigned':
      return change(data.line, (line) => ({ ...line, status: 'undecided', assigned: data.order }));
    case 'MatchReversed':
      return change(data.line, ({ match: _reversed, assigned: _given, ...line }) => ({
        ...line,
        status: 'undecided',
        round: line.round + 1,
      }));
    default:
      return unreachable(type);
  }
}
