import i18next from 'i18next';

const locale = () => (i18next.language === 'en' ? 'en-GB' : 'fr-FR');
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: (locale: string) => Format,
) {
  const name = `${locale()}/${key}`;
  let format = kept.get(name);
  if (format === undefined) kept.set(name, (format = make(locale())));
  return format as Format;
}

/** Cents as euros: whole when they are, else with both decimals. */
export function euros(cents: number): string {
  const whole = cents % 100 === 0;
  return once(
    `euros-${whole}`,
    (language) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency: 'EUR',
        minimumFractionDigits: whole ? 0 : 2,
        maximumFractionDigits: 2,
      }),
  ).format(cents / 100);
}

/** Cents in millions of euros, for figures that are looked at from afar. */
export function millions(cents: number): string {
  return `${once('millions', (language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })).format(cents / 1e8)} M€`;
}

export function count(number: number): string {
  return once('count', (language) => new Intl.NumberFormat(language)).format(number);
}

export function percent(part: number): string {
  return once(
    'percent',
    (language) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }),
  ).format(part);
}

/** A day `2016-03-31`, said in short. */
export function shortDay(day: string): string {
  return once(
    'day',
    (language) =>
      new Intl.DateTimeFormat(language, {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  ).format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

export function longDay(day: string): string {
  return once(
    'long-day',
    (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
  ).format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

/** The month of a day, in short: `mars 16`. */
export function monthOf(day: string): string {
  return once(
    'month',
    (language) => new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' }),
  ).format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

/** An instant, as the clocks of Paris told it. */
export function moment(instant: string): string {
  return once(
    'moment',
    (language) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Paris' }),
  ).format(new Date(instant));
}

/** The day of an instant in Paris, `2016-03-31`. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date(instant));
}

/** A month `2016-02`, in words: « février 2016 »; in short for a strip of them: « févr. 16 ». */
export function monthName(month: string, short = false): string {
  return once(
    `month-${short}`,
    (language) =>
      new Intl.DateTimeFormat(language, {
        month: short ? 'short' : 'long',
        year: short ? '2-digit' : 'numeric',
        timeZone: 'UTC',
      }),
  ).format(new Date(`${month}-15T12:00:00Z`));
}

/** The days of a week from Monday, in short or whole. */
export function weekdays(style: 'short' | 'long'): readonly string[] {
  const format = once(
    `weekday-${style}`,
    (language) => new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }),
  );
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2018, 0, 1 + day))));
}

/** A day with its weekday: « lundi 14 décembre 2015 ». */
export function wholeDay(day: string): string {
  return once(
    'whole-day',
    (language) => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }),
  ).format(new Date(`${day.slice(0, 10)}T12:00:00Z`));
}

/** The hour of an instant in Paris. */
export function hour(instant: string): string {
  return once(
    'hour',
    (language) => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'Europe/Paris' }),
  ).format(new Date(instant));
}
