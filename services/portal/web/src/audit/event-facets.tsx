import { useTranslation } from 'react-i18next';
import { useHolderName } from '../dossier/people.ts';
import { count } from '../words/format.ts';
import type { List } from '../dossier/dossier-answers.ts';
import type { AuditedEvent } from './event-answers.ts';
import type { EventSearch } from './event-search.ts';
import classes from './audit.module.css';

const facets = ['category', 'type', 'role', 'actor'] as const;
type Facet = (typeof facets)[number];

interface EventFacetsProps {
  readonly facets: List<AuditedEvent>['facets'] | undefined;
  readonly search: EventSearch;
  readonly onChange: (search: EventSearch) => void;
}

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
    <form aria-label={t('register.filters')} onSubmit={(event) => event.preventDefault()}>
      {facets.map((facet) => {
        const chosen = search[facet] ?? [];
        const found = (counts?.[facet] ?? []).flatMap(({ value, count: number }) =>
          value === null ? [] : [{ value, number }],
        );
        const missing = chosen.filter((value) => !found.some((one) => one.value === value));
        return (
          <details key={facet} className={classes.facet} open={facet === 'category' || chosen.length > 0}>
            <summary>{t(`audit.${facet}`)}</summary>
            <fieldset className={classes.options}>
              <legend className="visually-hidden">{t(`audit.${facet}`)}</legend>
              {[...missing.map((value) => ({ value, number: 0 })), ...found].map(({ value, number }) => (
                <label key={value} className={classes.option}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(value)}
                    onChange={() => {
                      const next = chosen.includes(value)
                        ? chosen.filter((one) => one !== value)
                        : [...chosen, value];
                      onChange({ [facet]: next.length === 0 ? undefined : next });
                    }}
                  />
                  <span>{labels[facet](value)}</span>
                  <span className={classes.quiet}>{count(number)}</span>
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
    </form>
  );
}
