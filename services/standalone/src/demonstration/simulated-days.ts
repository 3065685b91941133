import {
  type Day,
  type Instant,
  instantOfEpochMilliseconds,
  epochMilliseconds,
  startOfParisDay,
} from '@jalon/kernel';

/** A day as a number, so that a plan can count: days since 1 January 1970. */
export type DayNumber = number;

const dayMilliseconds = 86_400_000;

export function dayNumber(text: string): DayNumber {
  return Date.parse(`${text}T00:00:00Z`) / dayMilliseconds;
}

export function dayOf(number: DayNumber): Day {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10) as Day;
}

/** The public holidays of the two years that the demonstration tells. */
const holidays = new Set(
  [
    '2015-11-11',
    '2015-12-25',
    '2016-01-01',
    '2016-03-28',
    '2016-05-05',
    '2016-05-16',
    '2016-07-14',
    '2016-08-15',
    '2016-11-01',
    '2016-11-11',
    '2017-04-17',
    '2017-05-01',
    '2017-05-08',
    '2017-05-25',
    '2017-06-05',
    '2017-07-14',
  ].map(dayNumber),
);

function isWorkingDay(number: DayNumber): boolean {
  const weekday = (number + 4) % 7; // 1 January 1970 was a Thursday
  return weekday !== 0 && weekday !== 6 && !holidays.has(number);
}

/** The day itself when offices are open, else the next day on which they are. */
export function workingDayFrom(number: DayNumber): DayNumber {
  let day = number;
  while (!isWorkingDay(day)) day++;
  return day;
}

/** The last working day on or before a day. */
export function workingDayUntil(number: DayNumber): DayNumber {
  let day = number;
  while (!isWorkingDay(day)) day--;
  return day;
}

/** Offices work from 9:00 in twelve slots of 45 minutes; what happens within a slot is recorded at its end. */
export const slotsOfADay = 12;

/** The end of a slot of a day in Paris, as the log's clock shows it. */
export function endOfSlot(day: DayNumber, slot: number): Instant {
  const midnight = epochMilliseconds(startOfParisDay(dayOf(day)));
  return instantOfEpochMilliseconds(midnight + (9 * 60 + (slot + 1) * 45) * 60_000);
}

/** Early in the morning, when deadlines are looked at. */
export function dawn(day: DayNumber): Instant {
  return instantOfEpochMilliseconds(epochMilliseconds(startOfParisDay(dayOf(day))) + 5 * 3_600_000);
}
