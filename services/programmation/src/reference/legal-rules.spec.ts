import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { legalChanges, rulesInForce } from './legal-rules.ts';

describe('The rules in force on a day', () => {
  it('judge a dossier of 2016 by the rules of 2016', () => {
    expect(rulesInForce('2016-01-15' as Day)).toMatchObject({
      conventionAbove: 2_300_000,
      conventionOnlyForPrivateLaw: true,
      reportDueMonths: 6,
      silenceMonths: 2,
      republicanCommitment: false,
      budgetMustBalance: true,
    });
  });

  it('ask the contrat d’engagement républicain from 2 January 2022, not the day before (R21)', () => {
    expect(rulesInForce('2022-01-01' as Day).republicanCommitment).toBe(false);
    expect(rulesInForce('2022-01-02' as Day).republicanCommitment).toBe(true);
  });

  it('keep what a later change does not touch', () => {
    expect(rulesInForce('2024-01-01' as Day).conventionAbove).toBe(2_300_000);
  });

  it('are told oldest first, each with its text', () => {
    const days = legalChanges.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    for (const { source, rules } of legalChanges) expect([source, ...rules]).not.toContain('');
  });
});
