const hour = 3_600_000;
const inParis = new Intl.DateTimeFormat('fr-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * The first instant of a day in Paris. Midnight there is 22:00 or 23:00 in UTC the day before.
 * @param day `2017-03-31`
 */
export function startOfDay(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  const ahead = [2, 1].find((hours) => isMidnight(new Date(midnight - hours * hour), day)) ?? 1;
  return new Date(midnight - ahead * hour).toISOString();
}

/** The last millisecond of a day in Paris: what closes on a day is open until its end. */
export function endOfDay(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00.000Z`) + 24 * hour).toISOString().slice(0, 10);
  return new Date(Date.parse(startOfDay(next)) - 1).toISOString();
}

/** The same day of another year; the last of February where there is no 29th. */
export function dayInYear(day: string, year: number): string {
  const moved = `${String(year).padStart(4, '0')}${day.slice(4)}`;
  return moved.endsWith('-02-29') && new Date(`${moved}T00:00:00.000Z`).toISOString().slice(0, 10) !== moved
    ? `${moved.slice(0, -2)}28`
    : moved;
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * hour));
}

function isMidnight(at: Date, day: string): boolean {
  const parts = Object.fromEntries(inParis.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}` === day && parts['hour'] === '00';
}
