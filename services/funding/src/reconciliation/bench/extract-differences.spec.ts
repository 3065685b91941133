import { describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import { aLine } from '../sheet/sheet.examples.ts';
import type { TheirLine } from './bench-lines.projection.ts';
import { differencesBetween } from './extract-differences.ts';

function their(id: string, changes: Partial<TheirLine> = {}): TheirLine {
  const { key: _key, ...content } = aLine;
  return {
    id,
    extracts: ['X-1'],
    home: 'X-1',
    sheet: 0,
    budgetYear: 2016,
    ...content,
    reference: id,
    state: 'matched',
    decision: 'undecided',
    assigned: false,
    score: 100,
    exact: true,
    findings: [],
    reasons: [],
    candidates: [],
    ...changes,
  };
}

describe('What a corrected extract says differently', () => {
  it('is nothing when the lines are the same, in whatever order', () => {
    const [one, other] = [their('A'), their('B')];
    expect(differencesBetween([one, other], [other, one])).toEqual({
      kept: 2,
      added: [],
      removed: [],
      changed: [],
    });
  });

  it('is a line changed when one goes and one comes under the same reference, and which fields', () => {
    const [was, is] = [their('A'), their('A2', { reference: 'A', amount: cents(1), siret: '1' })];
    expect(differencesBetween([was], [is])).toEqual({
      kept: 0,
      added: [],
      removed: [],
      changed: [{ before: was, after: is, fields: ['amount', 'siret'] }],
    });
  });

  it('is a line changed when it kept its order’s number and lost its reference', () => {
    const [was, is] = [their('A'), their('A2', { reference: 'Z' })];
    expect(differencesBetween([was], [is]).changed).toMatchObject([{ fields: ['reference'] }]);
  });

  it('is lines removed and added when one cannot tell which became which', () => {
    const before = [their('A'), their('B', { reference: 'A' })];
    const after = [their('C', { reference: 'A' }), their('D', { reference: 'A' })];
    expect(differencesBetween(before, after)).toEqual({
      kept: 0,
      added: after,
      removed: before,
      changed: [],
    });
  });
});
