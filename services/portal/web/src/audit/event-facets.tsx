import { useTranslation } from 'react-i18next';
import { useHolderName } from '../dossier/people.ts';
import { FacetFilters } from '../list/facet-filters.tsx';
import type { List } from '../dossier/dossier-answers.ts';
import type { AuditedEvent } from './event-answers.ts';
import type { EventSearch } from './event-search.ts';

const facets = ['category', 'type', 'role', 'actor'] as const;
type Facet = (typeof facets)[number];

interface EventFacetsProps {
  readonly facets: List<AuditedEvent>['facets'] | undefined;
  readonly search: EventSearch;
  readonly onChange: (search: EventSearch) => void;
}

/** The filters of the whole history: what, which kind of fact, whose, in which role. */
export function EventFacets({ facets: counts, search, onChange }: EventFacetsProps) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const labels: Readonly<Record<Facet, (value: string) => string>> = {
    category: (value) => t(`subject.${value}`, { defaultValue: value }),
    type: (value) => t(`event.${value}`, { defaultValue: value }),
    role: (value) => t(`role.${value}`, { defaultValue: value }),
    actor: nameOf,
  };
  return (
    <FacetFilters
      label={t('register.filters')}
      facets={facets.map((name) => ({
        name,
        label: t(`audit.${name}`),
        chosen: search[name] ?? [],
        options: counts?.[name],
        said: labels[name],
        open: name === 'category',
      }))}
      onChange={(name, chosen) => onChange({ [name]: chosen.length === 0 ? undefined : chosen })}
      onClear={() => onChange(Object.fromEntries(facets.map((name) => [name, undefined])))}
    />
  );
}
