import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';
import { count } from '../words/format.ts';

/** A choice; without a count where counting would say nothing. */
export interface FacetOption {
  readonly value: string | number | boolean | null;
  readonly count?: number;
}

export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly chosen: readonly string[];
  /** What there is to choose, and how many of each. */
  readonly options: readonly FacetOption[] | undefined;
  readonly said: (value: string) => string;
  readonly open?: boolean;
  /** One at a time. */
  readonly single?: boolean;
}

interface FacetFiltersProps {
  readonly label: string;
  readonly facets: readonly Facet[];
  readonly onChange: (name: string, chosen: readonly string[]) => void;
  readonly onClear: () => void;
}

/** Filters with what each would leave; several of one kind widen, several kinds narrow. */
export function FacetFilters({ label, facets, onChange, onClear }: FacetFiltersProps) {
  const { t } = useTranslation();
  // Where the filters stand above the list, they do not push it off the screen.
  const beside = useMediaQuery('(min-width: 60rem)', true, { getInitialValueInEffect: false });
  // Drawn once it is known how much there is of each: nothing jumps when the counts come.
  if (beside && facets.every(({ options }) => options === undefined))
    return <form className={classes.filters} aria-label={label} />;
  const chosenInAll = facets.reduce((sum, { chosen }) => sum + chosen.length, 0);
  const form = (
    <form className={classes.filters} aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {facets.map(({ name, label: legend, chosen, options, said, open, single }) => (
        <details key={name} className={classes.facet} open={beside && (open === true || chosen.length > 0)}>
          <summary>
            {legend}
            {chosen.length > 0 && ` (${chosen.length})`}
          </summary>
          <fieldset className={classes.options}>
            <legend className="visually-hidden">{legend}</legend>
            {withChosen(options, chosen).map(({ value, found }) => (
              <label key={value} className={classes.option}>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={() => onChange(name, toggled(chosen, value, single === true))}
                />
                <span>{said(value)}</span>
                <span className={classes.count}>{found === undefined ? '' : count(found)}</span>
              </label>
            ))}
          </fieldset>
        </details>
      ))}
      {facets.some(({ chosen }) => chosen.length > 0) && (
        <Button variant="subtle" onClick={onClear}>
          {t('register.clear')}
        </Button>
      )}
    </form>
  );
  if (beside) return form;
  return (
    <details className={classes.folded}>
      <summary>
        {t('register.filter')}
        {chosenInAll > 0 && ` (${chosenInAll})`}
      </summary>
      {form}
    </details>
  );
}

function toggled(chosen: readonly string[], value: string, single: boolean): readonly string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return single ? [value] : [...chosen, value];
}

/** What is chosen stays in the list even when nothing is left of it. */
function withChosen(options: readonly FacetOption[] | undefined, chosen: readonly string[]) {
  const found: { value: string; found: number | undefined }[] = (options ?? []).flatMap(
    ({ value, count: number }) => (value === null ? [] : [{ value: String(value), found: number }]),
  );
  const missing = chosen.filter((value) => !found.some((one) => one.value === value));
  return [...missing.map((value) => ({ value, found: undefined })), ...found];
}
