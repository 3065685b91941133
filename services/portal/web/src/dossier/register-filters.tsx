import { useTranslation } from 'react-i18next';
import { FacetFilters } from '../list/facet-filters.tsx';
import { useNames } from '../reference/reference.ts';
import type { DossierEntry, List } from './dossier-answers.ts';
import { useCommitteeName, useHolderName } from './people.ts';
import type { RegisterSearch } from './register-search.ts';

type Facet = 'status' | 'theme' | 'territory' | 'funder' | 'instructor' | 'committee';
const facets: readonly Facet[] = ['status', 'instructor', 'territory', 'theme', 'funder', 'committee'];
const severalAtOnce = new Set<Facet>(['status', 'theme', 'territory', 'funder']);

interface RegisterFiltersProps {
  readonly search: RegisterSearch;
  readonly counts: List<DossierEntry>['facets'] | undefined;
  readonly onChange: (search: RegisterSearch) => void;
}

/** The filters of the register, in the terms of its address. */
export function RegisterFilters({ search, counts, onChange }: RegisterFiltersProps) {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <FacetFilters
      label={t('register.filters')}
      facets={facets.map((name) => ({
        name,
        label: t(`facet.${name}`),
        chosen: chosenOf(search, name),
        options: counts?.[name],
        said: (value) => label(name, value),
        open: name === 'status',
        single: !severalAtOnce.has(name),
      }))}
      onChange={(name, chosen) => onChange({ [name]: valueOf(name as Facet, chosen) })}
      onClear={() => onChange(Object.fromEntries(facets.map((name) => [name, undefined])))}
    />
  );
}

function chosenOf(search: RegisterSearch, facet: Facet): readonly string[] {
  const value = search[facet];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function valueOf(facet: Facet, chosen: readonly string[]) {
  if (!severalAtOnce.has(facet)) return chosen[0];
  return chosen.length === 0 ? undefined : chosen;
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
