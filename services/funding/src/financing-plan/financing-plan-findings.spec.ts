import { describe, expect, it } from '@jest/globals';
import { cents, formatEuros } from '@jalon/kernel';
import { readPlan, shareOf } from './financing-plan-findings.ts';
import { explained, protocol } from './financing-plan.examples.ts';

describe('The protocol of the urban renewal programme, as the report gives it', () => {
  const read = readPlan(protocol);

  it('has parts that make its total: 2.5 + 4.2 + 2.8 = 9.5 M€', () => {
    expect([read.partsTotal, read.partsGap]).toEqual([9_500_000_00, 0]);
  });

  it('has shares that make 98 %, each in cents', () => {
    expect(read.sharesBp).toBe(9_800);
    expect(read.financing.map(({ amount }) => amount)).toEqual([4_655_000_00, 1_140_000_00, 3_515_000_00]);
  });

  it('leaves 2 %, 190 000 €, unexplained, and says so', () => {
    expect([read.unexplainedBp, read.unexplained]).toEqual([200, 190_000_00]);
    expect(read.findings.map(({ code }) => code)).toEqual(['share-unexplained']);
    expect(read.findings[0]?.sentence).toContain(
      `2 %, soit ${formatEuros(read.unexplained)}, ne sont pas expliqués`,
    );
  });
});

describe('A financing plan', () => {
  it('has nothing to say of itself when all of it is explained', () => {
    expect(readPlan(explained).findings).toEqual([]);
  });

  it('says that its parts differ from its total, either way', () => {
    const lacking = readPlan({ ...explained, parts: explained.parts.slice(0, 2) });
    expect([lacking.partsGap, lacking.findings[0]?.code]).toEqual([2_800_000_00, 'parts-differ']);
    expect(readPlan({ ...explained, total: cents(9_000_000_00) }).partsGap).toBe(-500_000_00);
  });

  it('says that its shares exceed the whole', () => {
    const read = readPlan({ ...explained, shares: [...explained.shares, { financer: 'CDC', shareBp: 300 }] });
    expect([read.unexplainedBp, read.findings.map(({ code }) => code)]).toEqual([-300, ['shares-exceed']]);
  });

  it('rounds a share down to the cent', () => {
    expect(shareOf(cents(1_01), 3_333)).toBe(33);
    expect(shareOf(cents(1_000_000_000_00), 3_333)).toBe(333_300_000_00);
  });
});
