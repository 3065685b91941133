import { certifiers, financeOfficers } from '../people.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { type DayNumber, dayNumber, workingDayFrom } from '../simulated-days.ts';
import { closingDay, complement, complementaryUntil, mayRunShort } from './budget-steps.ts';
import type { LineAct } from './funding-act.ts';
import type { GrantedLine } from './granted-lines.ts';

/** The last service of 2016 is certified then: its orders still find the year open. */
const lastServices = dayNumber('2016-12-23');
const storyEnd = dayNumber('2017-07-21');

/** What the money of one granted line goes through, from its commitment to its last payment. */
export function lineSteps(line: GrantedLine, random: SeededRandom): readonly ProgrammeStep[] {
  const { notifiedOn, givenUp } = line;
  if (notifiedOn === undefined || givenUp) return [];
  const book = new LineBook(line);
  if (mayRunShort(line.from) && line.grantedOn <= complement)
    book.act(complement + 1, 'orderer', 'retry-if-denied');
  const accounting = book.act(book.day + random.integer(1, 4), 'orderer', 'commit-accounting');
  const legal = Math.max(accounting, notifiedOn, line.conventionOn ?? 0) + random.integer(1, 4);
  book.act(legal, 'orderer', 'commit-legal');
  pay(book, 'advance', book.day + random.integer(2, 12), random);
  if (line.from.dispositif === 'dpv') payInstalment(book, random);
  if (line.report !== undefined) afterReport(book, line, line.report, random);
  return book.steps;
}

/** Works go on: some are done in December, and ordered in January on the year that ended, or attached to it unpaid. */
function payInstalment(book: LineBook, random: SeededRandom): void {
  if (random.chance(0.5)) {
    pay(book, 'instalment', book.day + random.integer(60, 150), random);
    return;
  }
  book.act(dayNumber('2016-12-12') + random.integer(0, 8), 'certifier', { certify: 'instalment' });
  book.act(book.day + 1, 'settler', 'settle');
  const ordered = random.chance(0.7)
    ? dayNumber('2017-01-03') + random.integer(0, 9)
    : closingDay + random.integer(3, 9);
  book.act(ordered, 'orderer', 'order');
}

/** A service is certified by one, settled and ordered by others. */
function pay(
  book: LineBook,
  kind: 'advance' | 'instalment' | 'balance',
  from: DayNumber,
  random: SeededRandom,
): void {
  const certified = certificationDay(from);
  const settled = certified + random.integer(1, 2);
  const ordered = orderDay(settled + random.integer(1, 4));
  if (ordered > storyEnd) return;
  book.act(certified, 'certifier', { certify: kind });
  book.act(settled, 'settler', 'settle');
  book.act(ordered, 'orderer', 'order');
}

/** What is not certified by Christmas waits until the exercice that ended is closed. */
function certificationDay(from: DayNumber): DayNumber {
  return from > lastServices && from <= closingDay ? closingDay + 2 + (from % 5) : from;
}

/** An order after the year's last is issued on the next exercice, which has credits once those are carried over. */
function orderDay(from: DayNumber): DayNumber {
  return from > complementaryUntil - 2 && from <= closingDay ? closingDay + 2 : from;
}

/** What is left to pay is paid, if the actual cost gives a right to it; if not, accounts are squared. */
function afterReport(
  book: LineBook,
  { granted, plannedCost, conventionOn }: GrantedLine,
  { acceptedOn, actualCost }: NonNullable<GrantedLine['report']>,
  random: SeededRandom,
): void {
  const from = Math.max(acceptedOn + random.integer(2, 9), closingDay + 2);
  // Smaller grants without a convention were paid in one go.
  if (granted > 5_000 || conventionOn !== undefined) pay(book, 'balance', from, random);
  if (actualCost < plannedCost) {
    book.act(Math.max(book.day, from) + random.integer(20, 30), 'orderer', 'square-accounts');
  }
}

type Office = 'certifier' | 'settler' | 'orderer';

/** The acts on one line, on working days, each after the one before. */
class LineBook {
  readonly steps: ProgrammeStep[] = [];
  readonly #line: GrantedLine;
  #day: DayNumber;

  constructor(line: GrantedLine) {
    this.#line = line;
    this.#day = workingDayFrom(line.grantedOn + 1);
  }

  get day(): DayNumber {
    return this.#day;
  }

  /** @returns the day on which it happens: the one asked for, or the next on which offices are open. */
  act(from: DayNumber, office: Office, asked: LineAct['asked']): DayNumber {
    const day = workingDayFrom(Math.max(from, this.#day));
    this.#day = day;
    if (day <= storyEnd) {
      const { dossier, lineId } = this.#line;
      this.steps.push({
        day,
        slot: slots[office],
        // Who gives numbers or moves credits has one desk: the acts of a slot follow one another there.
        subject: office === 'orderer' ? 'money' : `${dossier}.${lineId}`,
        persona: personaOf(office),
        act: { on: 'line', dossier, lineId, asked },
      });
    }
    return day;
  }
}

const slots: Readonly<Record<Office, number>> = { certifier: 7, settler: 8, orderer: 10 };

/** The settler and the orderer are two of the finance officers; the certifier is neither. */
function personaOf(office: Office): string {
  const [orderer, settler] = financeOfficers;
  const person = { certifier: certifiers[0], settler, orderer }[office];
  if (!person) throw new RangeError(`Nobody holds the office of ${office}`);
  return person.id;
}
