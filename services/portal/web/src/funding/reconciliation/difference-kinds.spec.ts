import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './difference-kinds.ts';

describe('The kinds of difference', () => {
  it('are each counted whole, settled and waiting; a line without a finding is of no kind', () => {
    const all = [
      { value: 'truncated-siret', count: 69 },
      { value: 'wrong-year', count: 12 },
      { value: null, count: 40 },
    ];
    expect(kindsOf(all, [{ value: 'truncated-siret', count: 9 }])).toEqual([
      { kind: 'truncated-siret', total: 69, resolved: 60, unresolved: 9 },
      { kind: 'wrong-year', total: 12, resolved: 12, unresolved: 0 },
    ]);
    expect(kindsOf(undefined, undefined)).toEqual([]);
  });
});
