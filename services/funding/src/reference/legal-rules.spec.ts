import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { legalChanges, rulesInForce } from './legal-rules.ts';

describe('The rules that money obeys', () => {
  it('are those of the day: an advance of 5 % before October 2018, of 30 % after (R17)', () => {
    expect(rulesInForce('2016-05-01' as Day).investmentAdvanceBp).toBe(500);
    expect(rulesInForce('2018-10-01' as Day).investmentAdvanceBp).toBe(3_000);
  });

  it('publish essential data from August 2017 only (R13)', () => {
    expect(rulesInForce('2017-07-31' as Day).publicAbove).toBeUndefined();
    expect(rulesInForce('2017-08-01' as Day).publicAbove).toBe(23_000_00);
  });

  it('each cite their text, oldest first', () => {
    const days = legalChanges.map(({ from }) => from);
    expect(days).toEqual(days.toSorted());
    for (const { source } of legalChanges) expect(source).toMatch(/^(Loi|Décret|Arrêté)/);
  });
});
