import { CommandHandler } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import type { Ports } from '../ports.ts';
import type { ExtractIntent } from './extract/extract.commands.ts';
import { extractDecider } from './extract/extract.decider.ts';
import type { ExtractEvent } from './extract/extract.events.ts';
import type { AccountantExtract } from './extract/extract.state.ts';
import type { SheetIntent } from './sheet/sheet.commands.ts';
import { type SheetContext, sheetDecider } from './sheet/sheet.decider.ts';
import type { SheetEvent } from './sheet/sheet.events.ts';
import type { Sheet } from './sheet/sheet.state.ts';

/** Extracts and their sheets on their streams. */
export interface ReconciliationStreams {
  readonly extracts: CommandHandler<AccountantExtract, ExtractIntent, ExtractEvent, DecisionContext>;
  readonly sheets: CommandHandler<Sheet, SheetIntent, SheetEvent, SheetContext>;
}

export function openReconciliationStreams({
  store,
  clock,
}: Pick<Ports, 'store' | 'clock'>): ReconciliationStreams {
  return {
    extracts: new CommandHandler(store, clock, { name: 'extract', decider: extractDecider }),
    sheets: new CommandHandler(store, clock, { name: 'extract', decider: sheetDecider }),
  };
}

/** `X-3F9A21BC04DE.0007`: where a sheet lies. */
export function sheetId(extract: string, sheet: number): string {
  return `${extract}.${String(sheet).padStart(4, '0')}`;
}

/** At most this many lines on a sheet: an event of them stays small. */
export const linesOfASheet = 200;
