import type { ConsumptionPoint } from '../funding-answers.ts';

/** From a day to another, both included, as `2016-03-31`. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

const dayMs = 86_400_000;
/** A drawing of fewer days than a week says nothing more. */
const leastDays = 7;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayAt = (place: number) => new Date(Math.round(place) * dayMs).toISOString().slice(0, 10);
const daysOf = ({ from, until }: Period) => at(until) - at(from);

/** The period that an address asks for, within what there is; the whole when it asks for nothing that can be drawn. */
export function periodWithin(
  whole: Period,
  { depuis, jusque }: { readonly depuis?: string | undefined; readonly jusque?: string | undefined },
): Period {
  const from = depuis !== undefined && depuis > whole.from ? depuis : whole.from;
  const until = jusque !== undefined && jusque < whole.until ? jusque : whole.until;
  return from < until ? { from, until } : whole;
}

/** Between two places of the drawing, 0 to 1 of the period, in whatever order a hand drew them. */
export function periodBetween(shown: Period, one: number, other: number): Period {
  const [left, right] = [Math.min(one, other), Math.max(one, other)].map((place) =>
    Math.min(1, Math.max(0, place)),
  ) as [number, number];
  return widened(
    {
      from: dayAt(at(shown.from) + left * daysOf(shown)),
      until: dayAt(at(shown.from) + right * daysOf(shown)),
    },
    shown,
  );
}

/** Half as long around the same middle, or twice (`2`); never beyond what there is. */
export function zoomed(whole: Period, shown: Period, factor: 0.5 | 2): Period {
  const middle = (at(shown.from) + at(shown.until)) / 2;
  const half = Math.max(leastDays, daysOf(shown) * factor) / 2;
  return periodWithin(whole, { depuis: dayAt(middle - half), jusque: dayAt(middle + half) });
}

/** The same length, half of it earlier or later; at an end, as far as there is. */
export function moved(whole: Period, shown: Period, towards: -1 | 1): Period {
  const length = daysOf(shown);
  const first = Math.min(
    Math.max(at(shown.from) + (towards * length) / 2, at(whole.from)),
    at(whole.until) - length,
  );
  return { from: dayAt(first), until: dayAt(first + length) };
}

/** What happened in a period, after a first point that says where the figures stood as it began. */
export function cutTo(series: readonly ConsumptionPoint[], period: Period): readonly ConsumptionPoint[] {
  const before = series.findLast(({ day }) => day <= period.from);
  const within = series.filter(({ day }) => day > period.from && day <= period.until);
  return before === undefined ? within : [{ ...before, day: period.from }, ...within];
}

/** At least a week, around the same middle where there is room. */
function widened(drawn: Period, shown: Period): Period {
  if (daysOf(drawn) >= leastDays) return drawn;
  const middle = (at(drawn.from) + at(drawn.until)) / 2;
  const first = Math.min(Math.max(middle - leastDays / 2, at(shown.from)), at(shown.until) - leastDays);
  return periodWithin(shown, { depuis: dayAt(first), jusque: dayAt(first + leastDays) });
}
