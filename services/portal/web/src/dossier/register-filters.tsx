import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useNames } from '../reference/reference.ts';
import { count } from '../words/format.ts';
import type { DossierEntry, List } from './dossier-answers.ts';
import { useCommitteeName, useHolderName } from './people.ts';
import type { RegisterSearch } from './register-search.ts';
import classes from './register.module.css';

type Facet = 'status' | 'theme' | 'territory' | 'funder' | 'instructor' | 'committee';
const facets: readonly Facet[] = ['status', 'instructor', 'territory', 'theme', 'funder', 'committee'];
const severalAtOnce = new Set<Facet>(['status', 'theme', 'territory', 'funder']);

interface RegisterFiltersProps {
  readonly search: RegisterSearch;
  readonly facets: List<DossierEntry>['facets'] | undefined;
  readonly onChange: (search: RegisterSearch) => void;
}

/** Filters with what each would leave; several of one kind widen, several kinds narrow. */
export function RegisterFilters({ search, facets: counts, onChange }: RegisterFiltersProps) {
  const { t } = useTranslation();
  const label = useLabels();
  const wide = useMediaQuery('(min-width: 60rem)', true, { getInitialValueInEffect: false });
  const filtered = facets.some((facet) => chosenOf(search, facet).length > 0);
  return (
    <form
      className={classes.filters}
      aria-label={t('register.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      {facets.map((facet) => {
        const chosen = chosenOf(search, facet);
        const options = optionsOf(counts?.[facet], chosen);
        return (
          <details
            key={facet}
            className={classes.facet}
            open={(facet === 'status' && wide) || chosen.length > 0}
          >
            <summary>
              {t(`facet.${facet}`)}
              {chosen.length > 0 && ` (${chosen.length})`}
            </summary>
            <fieldset className={classes.options}>
              <legend className="visually-hidden">{t(`facet.${facet}`)}</legend>
              {options.map(({ value, count: found }) => (
                <label key={value} className={classes.option}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(value)}
                    onChange={() => onChange(toggled(search, facet, value))}
                  />
                  <span>{label(facet, value)}</span>
                  <span className={classes.count}>{found === undefined ? '' : count(found)}</span>
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
      {filtered && (
        <Button
          variant="subtle"
          onClick={() =>
            onChange({ ...search, ...Object.fromEntries(facets.map((facet) => [facet, undefined])) })
          }
        >
          {t('register.clear')}
        </Button>
      )}
    </form>
  );
}

function chosenOf(search: RegisterSearch, facet: Facet): readonly string[] {
  const value = search[facet];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** What is chosen stays in the list even when nothing is left of it. */
function optionsOf(
  counts: readonly { readonly value: string | null; readonly count: number }[] | undefined,
  chosen: readonly string[],
): readonly { readonly value: string; readonly count?: number }[] {
  const found = (counts ?? []).flatMap(({ value, count: number }) =>
    value === null ? [] : [{ value, count: number }],
  );
  const missing = chosen
    .filter((value) => !found.some((one) => one.value === value))
    .map((value) => ({ value }));
  return [...missing, ...found];
}

function toggled(search: RegisterSearch, facet: Facet, value: string): RegisterSearch {
  const chosen = chosenOf(search, facet);
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  if (!severalAtOnce.has(facet)) return { [facet]: chosen.includes(value) ? undefined : value };
  return { [facet]: next.length === 0 ? undefined : next };
}

function useLabels() {
  const { t } = useTranslation();
  const names = useNames();
  const holder = useHolderName();
  const committee = useCommitteeName();
  const labels: Readonly<Record<Facet, (value: string) => string>> = {
    status: (value) => t(`status.${value}`),
    theme: (value) => names.theme(value),
    territory: (value) => names.territory(value),
    funder: (value) => names.funder(value),
    instructor: holder,
    committee,
  };
  return (facet: Facet, value: string) => labels[facet](value);
}
