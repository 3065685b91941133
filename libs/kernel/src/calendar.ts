import { type Instant, instantOfEpochMilliseconds } from './clock.ts';

/** A civil day in Paris, `YYYY-MM-DD`. Legal periods are counted in these. */
export type Day = string & { readonly __day: true };

const paris = 'Europe/Paris';
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @throws RangeError when the text is not a day of the calendar. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day: ${text}`);
  return text;
}

/** Worked out by hand: every day of every request and every budget is read by it. */
export function isDay(text: string): text is Day {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8));
  if (month < 1 || month > 12 || date < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date <= (month === 2 && leap ? 29 : (daysOfMonth[month - 1] ?? 0));
}

let lastHour = '';
let lastDay = '' as Day;

/** The day it is in Paris at an instant. Midnight there falls on a whole hour of UTC: an hour has one day, worked out once. */
export function parisDay(at: Instant): Day {
  const hour = at.slice(0, 13);
  if (hour !== lastHour) {
    lastDay = Temporal.Instant.from(at).toZonedDateTimeISO(paris).toPlainDate().toString() as Day;
    lastHour = hour;
  }
  return lastDay;
}

/** The first instant of a day in Paris. */
export function startOfParisDay(of: Day): Instant {
  const start = Temporal.PlainDate.from(of).toZonedDateTime(paris);
  return instantOfEpochMilliseconds(start.epochMilliseconds);
}

/** The last millisecond of a day in Paris: a period that ends "on" a day runs until then. */
export function endOfParisDay(of: Day): Instant {
  const next = Temporal.PlainDate.from(of).add({ days: 1 }).toZonedDateTime(paris);
  return instantOfEpochMilliseconds(next.epochMilliseconds - 1);
}

/** Same day of the month, or the last one when the month is shorter (31 August + 6 months = end of February). */
export function addMonths(from: Day, months: number): Day {
  return Temporal.PlainDate.from(from).add({ months }).toString() as Day;
}

export function addDays(from: Day, days: number): Day {
  return Temporal.PlainDate.from(from).add({ days }).toString() as Day;
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}
