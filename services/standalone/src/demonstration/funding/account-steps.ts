import type { InventedBody } from '../invented-bodies.ts';
import { financeOfficers } from '../people.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { type DayNumber, workingDayFrom } from '../simulated-days.ts';
import type { GrantedLine } from './granted-lines.ts';

/** The account of each body that is to be paid: proposed on the day of its first grant, confirmed by another on the next. */
export function accountSteps(lines: readonly GrantedLine[], random: SeededRandom): readonly ProgrammeStep[] {
  const [confirmer, proposer] = financeOfficers;
  if (!proposer || !confirmer) throw new RangeError('An account takes two finance officers');
  const firstGrants = new Map<InventedBody, DayNumber>();
  for (const { body, grantedOn } of lines) {
    firstGrants.set(body, Math.min(grantedOn, firstGrants.get(body) ?? grantedOn));
  }
  return [...firstGrants].flatMap(([{ key: body, name: holder }, day]) => [
    {
      day,
      slot: 9,
      subject: `account-${body}`,
      persona: proposer.id,
      act: { on: 'account' as const, body, asked: { iban: inventedIban(random), holder } },
    },
    {
      day: workingDayFrom(day + 1),
      slot: 1,
      subject: `account-${body}`,
      persona: confirmer.id,
      act: { on: 'account' as const, body, asked: 'confirm' as const },
    },
  ]);
}

/** An IBAN that passes its check (mod 97) at a bank that does not exist: no bank has the code 00000. */
export function inventedIban(random: SeededRandom): string {
  const account = `0000000000${String(random.integer(0, 99_999_999_999)).padStart(11, '0')}`;
  // The RIB's own key: 97 less (89 × bank + 15 × branch + 3 × account) mod 97; bank and branch are zero here.
  const key = 97 - Number((3n * BigInt(account)) % 97n);
  const bban = `${account}${String(key).padStart(2, '0')}`;
  // F = 15, R = 27, then the check digits, as ISO 13616 says.
  const check = 98 - Number(BigInt(`${bban}152700`) % 97n);
  return `FR${String(check).padStart(2, '0')}${bban}`;
}
