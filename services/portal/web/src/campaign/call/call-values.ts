import type { Campaign } from '../campaigns.ts';
import { dayOf } from '../../words/format.ts';
import { dayInYear, endOfDay, startOfDay } from './calendar-days.ts';

/** A call as its form holds it: days in Paris rather than instants, a dispositif as `etat/contrat-de-ville`. */
export interface CallValues {
  readonly year: number;
  readonly name: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly nomenclature: string;
  readonly themes: readonly string[];
  readonly territories: readonly string[];
  readonly dispositifs: readonly string[];
}

/** What is wrong with a call, by the field that says it: the name of a sentence. */
export type CallFaults = Partial<Record<keyof CallValues, string>>;

/** A year's call made from another's: the same of everything, its calendar moved by as many years. */
export function callAfter(last: Campaign, year: number): CallValues {
  const moved = year - last.year;
  const inYear = (instant: string) => {
    const day = dayOf(instant);
    return dayInYear(day, Number(day.slice(0, 4)) + moved);
  };
  return {
    year,
    name: last.name.includes(String(last.year))
      ? last.name.replaceAll(String(last.year), String(year))
      : `${last.name} ${year}`,
    opensOn: inYear(last.opensAt),
    closesOn: inYear(last.closesAt),
    nomenclature: last.nomenclature,
    themes: last.themes,
    territories: last.territories,
    dispositifs: last.funders.map(({ funder, dispositif }) => `${funder}/${dispositif}`),
  };
}

/** @param taken the years that have a campaign already */
export function faultsOf(values: CallValues, taken: readonly number[]): CallFaults {
  const { year, name, opensOn, closesOn, themes, territories, dispositifs } = values;
  return {
    ...(!Number.isInteger(year) || year < 2000 || year > 2100
      ? { year: 'year-wrong' }
      : taken.includes(year) && { year: 'year-taken' }),
    ...(name.trim() === '' && { name: 'missing' }),
    ...calendarFaults({ opensOn, closesOn }),
    ...(themes.length === 0 && { themes: 'choose-one' }),
    ...(territories.length === 0 && { territories: 'choose-one' }),
    ...(dispositifs.length === 0 && { dispositifs: 'choose-one' }),
  };
}

/** A call opens, and closes no sooner than the day it opens. */
export function calendarFaults({ opensOn, closesOn }: Pick<CallValues, 'opensOn' | 'closesOn'>): CallFaults {
  return {
    ...(opensOn === '' && { opensOn: 'missing' }),
    ...(closesOn === '' ? { closesOn: 'missing' } : closesOn < opensOn && { closesOn: 'backwards' }),
  };
}

export function calendarOf({ opensOn, closesOn }: Pick<CallValues, 'opensOn' | 'closesOn'>) {
  return { opensAt: startOfDay(opensOn), closesAt: endOfDay(closesOn) };
}

/** What the programmation takes. */
export function bodyOf(values: CallValues) {
  const { year, name, nomenclature, themes, territories, dispositifs } = values;
  return {
    year,
    name: name.trim(),
    ...calendarOf(values),
    nomenclature,
    themes,
    territories,
    funders: dispositifs.map((chosen) => {
      const [funder = '', dispositif = ''] = chosen.split('/');
      return { funder, dispositif };
    }),
  };
}
