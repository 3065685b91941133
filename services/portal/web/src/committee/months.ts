import type { SittingEntry } from './committee-answers.ts';

/** A month, `2016-02`. */
export type Month = string;

export const monthOf = (day: string): Month => day.slice(0, 7);

/** Every month from the first session to the last, with how many sessions each has: none is left out. */
export function monthsOf(sittings: readonly SittingEntry[]): readonly { month: Month; count: number }[] {
  const held = sittings.map(({ heldOn }) => monthOf(heldOn)).sort();
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: { month: Month; count: number }[] = [];
  for (let month = first; month <= last; month = after(month)) {
    months.push({ month, count: held.filter((one) => one === month).length });
  }
  return months;
}

function after(month: Month): Month {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The days of a month by week, from Monday; days of other months are undefined. */
export function weeksOf(month: Month): readonly (readonly (string | undefined)[])[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [
    ...Array.from({ length: before }, () => undefined),
    ...Array.from({ length: days }, (_, place) => `${month}-${String(place + 1).padStart(2, '0')}`),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]),
  );
}

/** The month to show first: that of the next session, else of the last one held. */
export function monthToShow(sittings: readonly SittingEntry[], today: string): Month {
  const next = sittings.find(({ heldOn, status }) => heldOn >= today && status !== 'cancelled');
  return monthOf(next?.heldOn ?? sittings.at(-1)?.heldOn ?? today);
}
