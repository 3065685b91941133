import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import layout from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count } from '../../words/format.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { type Facet, FacetFilters } from '../../list/facet-filters.tsx';
import { Pager } from '../../list/pager.tsx';
import { type Change, changed } from '../../list/list-search.ts';
import { SearchField } from '../../list/search-field.tsx';
import { BenchTable } from './bench-table.tsx';
import { DifferenceCounts } from './difference-counts.tsx';
import { differencesQuery, linesAddress } from './reconciliation-query.ts';
import { type DifferencesSearch, benchLists } from './reconciliation-search.ts';
import classes from './differences.module.css';

const pageSize = 50;
const facets = ['state', 'decision', 'findings'] as const;
/** Facets of the list by the name of their filter. */
const facetOf = { decision: 'decision', state: 'state', finding: 'findings' } as const;

/** Every line on which the accountant and we do not plainly agree, of all the files: theirs, ours, why, and what was decided. */
export function Differences() {
  const { t } = useTranslation();
  const { role } = usePerson();
  const { au: _au, ligne, ...search } = useSearch({ from: '/rapprochement/differences' });
  const navigate = useNavigate({ from: '/rapprochement/differences' });
  const asOf = useAsOf();
  const acting = role === 'finance' && asOf === undefined;
  const parameters = { sort: '-day', ...search, page: undefined, asOf };
  const { data, error, isFetching } = useQuery({
    ...differencesQuery({ ...parameters, page: search.page ?? 1, pageSize, facets }),
    placeholderData: keepPreviousData,
  });
  const counted = { facets, pageSize: 1, asOf };
  const { data: all } = useQuery(differencesQuery(counted));
  const { data: undecided } = useQuery(differencesQuery({ ...counted, decision: ['undecided'] }));
  const show = (change: Change<DifferencesSearch>) =>
    void navigate({ search: ({ page: _page, ...before }) => changed(before, change), replace: true });
  const filters = benchLists.map((name): Facet => ({
    name,
    label: t(`facet.${name}`),
    chosen: search[name] ?? [],
    options: data?.facets[facetOf[name]],
    said: (value) => t(`bench.${name}.${value}`),
    open: true,
  }));
  return (
    <article>
      <PageTitle
        title={t('differences.title')}
        above={
          <nav aria-label={t('shell.path')}>
            <Link to="/rapprochement">{t('go.reconciliation')}</Link> › {t('differences.title')}
          </nav>
        }
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data
              ? t('differences.found', { count: data.total, formatted: count(data.total) })
              : t('shell.loading')}
            {undecided && ` · ${t('differences.waiting', { waiting: count(undecided.total) })}`}
          </Text>
        }
        actions={
          <ExportMenu
            address={linesAddress}
            parameters={{ ...parameters, exact: false }}
            name="differences"
          />
        }
      />
      <div className={layout.layout}>
        <FacetFilters
          label={t('register.filters')}
          facets={filters}
          onChange={(name, values) => show({ [name]: values.length === 0 ? undefined : values })}
          onClear={() => show({ state: undefined, decision: undefined, finding: undefined })}
        />
        <div className={layout.list} aria-busy={isFetching}>
          <div className={classes.top}>
            <DifferenceCounts all={all?.facets} undecided={undecided?.facets} chosen={search} />
          </div>
          <SearchField label={t('bench.search')} value={search.q ?? ''} onChange={(q) => show({ q })} />
          {error && <ProblemNotice error={error} />}
          <BenchTable
            items={data?.items}
            acting={acting}
            across
            current={ligne}
            onMove={(line) =>
              void navigate({
                search: (before) => ({ ...before, ligne: line }),
                replace: true,
                resetScroll: false,
              })
            }
          />
          <Pager
            total={data?.total ?? 0}
            pageSize={pageSize}
            page={search.page}
            onPage={(page) => show({ page })}
          />
        </div>
      </div>
    </article>
  );
}
