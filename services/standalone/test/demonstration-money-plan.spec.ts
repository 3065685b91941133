import { describe, expect, it } from '@jest/globals';
import { inventedIban } from '../src/demonstration/funding/account-steps.ts';
import { closingDay, complementaryUntil } from '../src/demonstration/funding/budget-steps.ts';
import { stateSplit2015, stateTotal2015 } from '../src/demonstration/funding/credits-of-the-report.ts';
import { grantedLines } from '../src/demonstration/funding/granted-lines.ts';
import { planProgramme, wholeYear } from '../src/demonstration/programme-plan.ts';
import type { ProgrammeStep } from '../src/demonstration/programme-step.ts';
import { SeededRandom } from '../src/demonstration/seeded-random.ts';
import { dayNumber } from '../src/demonstration/simulated-days.ts';

const { dossiers, steps } = planProgramme(2016, wholeYear);
const lines = grantedLines(dossiers, steps);

/** The acts on money, by the line that they are about. */
function actsByLine(): ReadonlyMap<string, readonly ProgrammeStep[]> {
  const byLine = new Map<string, ProgrammeStep[]>();
  for (const step of steps) {
    if (step.act.on !== 'line') continue;
    const key = `${step.act.dossier}.${step.act.lineId}`;
    byLine.set(key, [...(byLine.get(key) ?? []), step]);
  }
  return byLine;
}
const asked = ({ act }: ProgrammeStep): string =>
  act.on !== 'line' ? '' : typeof act.asked === 'object' ? act.asked.certify : act.asked;

describe('The plan of the year of money', () => {
  it('follows each granted line that is not given up, from its commitment to its first payment', () => {
    const followed = actsByLine();
    const kept = lines.filter(({ givenUp }) => !givenUp);
    expect(kept.length).toBeGreaterThan(2_200);
    const paid = kept.filter(({ dossier, lineId }) => {
      const acts = (followed.get(`${dossier}.${lineId}`) ?? []).map(asked);
      const order = ['commit-accounting', 'commit-legal', 'advance', 'settle', 'order'];
      const places = order.map((act) => acts.indexOf(act));
      return places.every((place, nth) => place >= 0 && place > (places[nth - 1] ?? -1));
    });
    expect(paid).toHaveLength(kept.length);
    expect(lines.filter((line) => line.givenUp && followed.has(`${line.dossier}.${line.lineId}`))).toEqual(
      [],
    );
  });

  it('commits a line only after its grant, legally only once it is notified and its convention is signed', () => {
    const followed = actsByLine();
    for (const { dossier, lineId, grantedOn, notifiedOn = Infinity, conventionOn = 0 } of lines) {
      for (const step of followed.get(`${dossier}.${lineId}`) ?? []) {
        expect(step.day).toBeGreaterThan(grantedOn);
        if (asked(step) === 'commit-legal')
          expect(step.day).toBeGreaterThan(Math.max(notifiedOn, conventionOn));
      }
    }
  });

  it('gives certifying, settling and ordering to three persons (R3)', () => {
    const persons = new Map<string, Set<string>>();
    for (const step of [...actsByLine().values()].flat()) {
      const office = ['advance', 'instalment', 'balance'].includes(asked(step)) ? 'certify' : asked(step);
      persons.set(office, (persons.get(office) ?? new Set()).add(step.persona));
    }
    const of = (office: string) => [...(persons.get(office) ?? [])];
    expect([of('certify').length, of('settle').length, of('order').length]).toEqual([1, 1, 1]);
    expect(new Set([...of('certify'), ...of('settle'), ...of('order')]).size).toBe(3);
  });

  it('orders nothing between the end of the complementary period and the closing', () => {
    const orders = [...actsByLine().values()].flat().filter((step) => asked(step) === 'order');
    const between = orders.filter(({ day }) => day > complementaryUntil && day <= closingDay);
    expect(between).toEqual([]);
    expect(
      orders.filter(({ day }) => day >= dayNumber('2017-01-01') && day <= complementaryUntil).length,
    ).toBeGreaterThan(0);
  });

  it('splits the credits of 2015 to the euro', () => {
    const split = Object.values(stateSplit2015);
    expect([split.length, split.reduce((sum, amount) => sum + amount, 0)]).toEqual([10, stateTotal2015]);
  });

  it('invents accounts that pass their check, at a bank that does not exist', () => {
    const random = new SeededRandom('accounts');
    for (let nth = 0; nth < 50; nth++) {
      const iban = inventedIban(random);
      expect(iban).toMatch(/^FR[0-9]{2}00000[0-9]{18}$/);
      expect(BigInt(`${iban.slice(4)}1527${iban.slice(2, 4)}`) % 97n).toBe(1n);
    }
  });
});
