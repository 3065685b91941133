import type { Day } from './calendar.ts';

/** A change of the legal rules: from which day, by which text. */
export interface LegalChange<Rules> {
  readonly from: Day;
  /** The numbers of the rules in the domain's list (`R7`). */
  readonly rules: readonly string[];
  readonly source: string;
  readonly sets: Partial<Rules>;
}

/**
 * The rules in force on a day, from every change, oldest first: a fact of 2016 is judged by the rules of 2016.
 * Each state of the rules is made once: deciders ask at every command.
 */
export function datedRules<Rules extends object>(
  beforeAll: Rules,
  changes: readonly LegalChange<Rules>[],
): (day: Day) => Rules {
  let rules = beforeAll;
  const states = changes
    .map(({ from, sets }) => ({ from, rules: (rules = { ...rules, ...sets }) }))
    .reverse();
  return (day) => states.find(({ from }) => from <= day)?.rules ?? beforeAll;
}
