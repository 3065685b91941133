import { useTranslation } from 'react-i18next';
import { figureGroupings, figureMeasures } from '../../campaign/figure/figure-search.ts';
import { type FigureOf, figureSaid, useFigureName } from '../../campaign/figure/figure-name.ts';
import { useHolderName } from '../../dossier/people.ts';
import { useNames } from '../../reference/reference.ts';
import { euros, moment, shortDay } from '../../words/format.ts';
import type { SubjectKind } from './compare-search.ts';

/** Fields that hold an amount in cents. */
const amounts = new Set([
  ...['amount', 'requested', 'proposed', 'programmed', 'granted', 'reserved', 'committed', 'liquidated'],
  ...['ordered', 'paid', 'released', 'toRecover', 'recovered', 'recoveryOrdered', 'writtenOff'],
  ...['eligibleCost', 'actualCost', 'actualExpenses', 'voted', 'received', 'delegated', 'held', 'allocated'],
  ...['unallocated', 'available', 'opened', 'carriedIn', 'carriedOut', 'lapsed', 'consumed', 'unspent'],
]);

export interface FieldWords {
  /** The levels of a field's name, the last one the field itself: Lignes, L1, Accordé. */
  readonly path: (field: string) => readonly string[];
  readonly value: (field: string, value: unknown) => string;
}

/** A field's name and its value, as people say them. */
export function useFieldWords(kind: SubjectKind): FieldWords {
  const { t } = useTranslation();
  const names = useNames();
  const nameOf = useHolderName();
  const figureName = useFigureName();
  if (kind === 'campaign') {
    return {
      path: (field) => {
        const figure = figureOf(field);
        return figure === undefined ? [field] : [figureName(figure)];
      },
      value: (field, value) => {
        const figure = figureOf(field);
        return figure === undefined || typeof value !== 'number' ? '—' : figureSaid(figure.measure, value);
      },
    };
  }
  const level = (name: string) =>
    /^[a-z][A-Za-z]+$/.test(name) ? t(`field.${name}`, { defaultValue: name }) : name;
  return {
    path: (field) => field.split('.').map(level),
    value: (field, value) => {
      if (value === undefined || value === null || value === '') return '—';
      const levels = field.split('.');
      const last = levels.at(-1) ?? field;
      if (typeof value === 'boolean') return t(value ? 'compare.yes' : 'compare.no');
      if (typeof value === 'number') {
        // What a line was ordered for is kept under the number of each order.
        return amounts.has(last) || levels.at(-2) === 'orders' ? euros(value) : String(value);
      }
      if (typeof value !== 'string') return JSON.stringify(value);
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return shortDay(value);
      if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value);
      if (levels[0] === 'territories') return names.territory(value);
      if (field === 'theme.code') return names.theme(value);
      if (last === 'status') return t(`status.${value}`, { defaultValue: value });
      if (last === 'opinion') return t(`opinion.${value}`, { defaultValue: value });
      if (last === 'funder') return names.funder(value);
      if (last === 'kind') return t([`outcome.${value}`, `choice.${value}`], { defaultValue: value });
      if (last === 'legalForm') return t(`legal-form.${value}`, { defaultValue: value });
      return last === 'id' ? nameOf(value) : value;
    },
  };
}

/** The figure that a field of a campaign is: `status.closed.granted`, `total.granted`. */
export function figureOf(field: string): FigureOf | undefined {
  const [part, ...rest] = field.split('.');
  const measure = figureMeasures.find((name) => name === rest.at(-1));
  if (measure === undefined) return undefined;
  if (part === 'total') return { measure };
  const by = figureGroupings.find((name) => name === part);
  return by === undefined ? undefined : { measure, by, of: rest.slice(0, -1).join('.') };
}
