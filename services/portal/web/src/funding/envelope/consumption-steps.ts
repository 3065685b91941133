import type { ConsumptionPoint } from '../funding-answers.ts';

/** What is drawn of an envelope over time. */
export const curves = ['allocated', 'committed', 'ordered'] as const;
export type Curve = (typeof curves)[number];

/** Where a drawing stands: from the first day to the last, from nothing to the highest figure. */
export interface Scale {
  readonly x: (day: string) => number;
  readonly y: (amount: number) => number;
  readonly top: number;
  readonly months: readonly string[];
}

const dayMs = 86_400_000;

export function scaleOf(
  series: readonly ConsumptionPoint[],
  until: string,
  width: number,
  height: number,
): Scale {
  const first = series[0]?.day ?? until;
  const from = Date.parse(first);
  const days = Math.max(1, (Date.parse(until) - from) / dayMs);
  const top = roundUp(Math.max(1, ...series.flatMap((point) => curves.map((curve) => point[curve]))));
  return {
    x: (day) => (width * (Date.parse(day) - from)) / dayMs / days,
    y: (amount) => height - (height * amount) / top,
    top,
    months: monthsBetween(first, until),
  };
}

/** A figure stands until the next fact: a line of steps. */
export function stepsOf(
  series: readonly ConsumptionPoint[],
  curve: Curve,
  { x, y }: Scale,
  until: string,
): string {
  const [first, ...others] = series;
  if (first === undefined) return '';
  const steps = others.map((point) => `H${x(point.day).toFixed(1)}V${y(point[curve]).toFixed(1)}`);
  return `M${x(first.day).toFixed(1)} ${y(first[curve]).toFixed(1)}${steps.join('')}H${x(until).toFixed(1)}`;
}

/** The figures at the end of each month in which something happened, the last of all included. */
export function monthEnds(series: readonly ConsumptionPoint[]): readonly ConsumptionPoint[] {
  return [...new Map(series.map((point) => [point.day.slice(0, 7), point])).values()];
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (;;) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > last) return months;
    months.push(day);
  }
}

/** The next amount that is easily read: 1, 2, 2,5 or 5 and zeros. */
function roundUp(amount: number): number {
  const ten = 10 ** Math.floor(Math.log10(amount));
  return (
    [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * ten).find((step) => step >= amount) ??
    amount
  );
}
