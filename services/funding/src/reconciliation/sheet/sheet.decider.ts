import { type Decider, type Decision, type Verdict as Judgement, allowed, firstRefusal } from '@jalon/kernel';
import type { SheetIntent } from './sheet.commands.ts';
import type { SheetEvent } from './sheet.events.ts';
import {
  type LineAsked,
  type LineContext,
  acceptPolicies,
  everyIntentPolicies,
  theOrderSuitsTheLine,
} from './sheet.policies.ts';
import { type Sheet, evolveSheet, lineOf, noSheet } from './sheet.state.ts';

/** What a sheet's decider is told: the same for every line, but for the order on which each is recorded. */
export interface SheetContext extends Omit<LineContext, 'key' | 'recordedOn'> {
  /** By the line's key. */
  readonly recordedOn?: ReadonlyMap<string, string> | undefined;
}

/** Whether a line may be acted upon. @returns the refusal, or `allowed` */
export function judgeLine(asked: LineAsked, sheet: Sheet, key: string, context: SheetContext): Judgement {
  const file = lineOf(sheet, key);
  const told: LineContext = { ...context, key, recordedOn: context.recordedOn?.get(key) };
  const refusal = firstRefusal(everyIntentPolicies, asked, file ?? { status: 'unknown' }, told);
  if (refusal || file === undefined) return refusal;
  switch (asked.intent) {
    case 'accept':
      return firstRefusal(acceptPolicies, asked, file, told);
    case 'assign':
      return theOrderSuitsTheLine(asked, file, told);
    case 'reverse':
    case 'reject':
      return allowed;
  }
}

function decideSheet(asked: SheetIntent, state: Sheet, context: SheetContext): Decision<SheetEvent> {
  const { id, name } = context.actor;
  const by = { id, name };
  switch (asked.intent) {
    case 'read': {
      const { intent: _, ...lines } = asked;
      return state.status === 'absent' ? [{ type: 'ExtractLinesRead', data: lines }] : [];
    }
    case 'compare': {
      const { ruleset } = asked;
      const verdicts = changedVerdicts(state, asked.verdicts);
      return Object.keys(verdicts).length === 0
        ? []
        : [{ type: 'LinesCompared', data: { ruleset, verdicts } }];
    }
    case 'accept': {
      const { matches: lines, how } = asked;
      for (const key of Object.keys(lines)) {
        const refusal = judgeLine({ intent: 'accept', how }, state, key, context);
        if (refusal) return refusal;
      }
      return Object.keys(lines).length === 0 ? [] : [{ type: 'MatchAccepted', data: { lines, how, by } }];
    }
    case 'reject': {
      const { line, reason } = asked;
      return (
        judgeLine(asked, state, line, context) ?? [{ type: 'MatchRejected', data: { line, reason, by } }]
      );
    }
    case 'assign': {
      const { line, order } = asked;
      return judgeLine(asked, state, line, context) ?? [{ type: 'MatchAssigned', data: { line, order, by } }];
    }
    case 'reverse': {
      const { line, reason } = asked;
      const refusal = judgeLine(asked, state, line, context);
      const match = lineOf(state, line)?.match;
      if (refusal || match === undefined) return refusal ?? [];
      return [{ type: 'MatchReversed', data: { line, match, reason, by } }];
    }
  }
}

/** What a comparison says anew: of lines that nobody has decided on. */
function changedVerdicts(
  state: Sheet,
  verdicts: Extract<SheetIntent, { intent: 'compare' }>['verdicts'],
): typeof verdicts {
  return Object.fromEntries(
    Object.entries(verdicts).filter(([key, verdict]) => {
      const file = lineOf(state, key);
      return (
        file?.status === 'undecided' &&
        (file.verdict === undefined || JSON.stringify(file.verdict) !== JSON.stringify(verdict))
      );
    }),
  );
}

/** Some lines of an extract: what was read, said and decided of each. */
export const sheetDecider: Decider<Sheet, SheetIntent, SheetEvent, SheetContext> = {
  initialState: noSheet,
  evolve: evolveSheet,
  decide: decideSheet,
};
