import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useNames } from '../../reference/reference.ts';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, dayOf } from '../../words/format.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { type Facet, FacetFilters } from '../../list/facet-filters.tsx';
import { type Change, changed } from '../../list/list-search.ts';
import { Pager } from '../../list/pager.tsx';
import { bulkActOf, keyOf } from './bulk-acts.ts';
import { BulkWorkBar } from './bulk-work-bar.tsx';
import { WorkCounts } from './work-counts.tsx';
import { WorkTable } from './work-table.tsx';
import { financeWorkQuery, worklistAddress } from './worklist-query.ts';
import type { WorklistSearch } from './worklist-search.ts';
import classes from './work.module.css';

const pageSize = 50;
const none: ReadonlySet<string> = new Set();
const funders = ['etat', 'region', 'mel', 'communes'];

/** What waits on the commitments: to commit, to settle, to order, to pay; what is blocked, and by what. */
export function Worklist() {
  const { t } = useTranslation();
  const names = useNames();
  const { role } = usePerson();
  const { au: _au, ...search } = useSearch({ from: '/a-traiter' });
  const navigate = useNavigate({ from: '/a-traiter' });
  const asOf = useAsOf();
  const [chosen, setChosen] = useState(none);
  const parameters = { ...search, page: undefined, asOf };
  const { data, error, isFetching } = useQuery({
    ...financeWorkQuery({ ...parameters, page: search.page ?? 1, pageSize }),
    placeholderData: keepPreviousData,
  });
  const show = (change: Change<WorklistSearch>) => {
    setChosen(none);
    void navigate({ search: ({ page: _page, ...before }) => changed(before, change), replace: true });
  };
  const act = bulkActOf(search.kind);
  const choosing = act?.role === role && asOf === undefined;
  const single = (name: 'who' | 'late' | 'blocked', options: readonly string[]): Facet => ({
    name,
    label: t(`facet.${name}`),
    chosen: search[name] === undefined ? [] : [search[name]],
    options: options.map((value) => ({ value })),
    said: (value) => t(`work.${name}.${value}`),
    open: true,
    single: true,
  });
  const kinds: Facet = {
    name: 'kind',
    label: t('facet.kind'),
    chosen: search.kind ?? [],
    options: data?.counts.map(({ kind, count: found }) => ({ value: kind, count: found })),
    said: (value) => data?.counts.find(({ kind }) => kind === value)?.label ?? value,
    open: false,
  };
  const byFunder: Facet = {
    name: 'funder',
    label: t('facet.funder'),
    chosen: search.funder ?? [],
    options: funders.map((value) => ({ value })),
    said: (value) => names.funder(value),
  };
  const several = new Set(['kind', 'funder']);
  return (
    <>
      <PageTitle
        title={t('work.title')}
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data ? t('work.found', { count: data.total, formatted: count(data.total) }) : t('shell.loading')}
          </Text>
        }
        actions={<ExportMenu address={worklistAddress} parameters={parameters} name="travail" />}
      />
      <div className={layout.layout}>
        <FacetFilters
          label={t('register.filters')}
          facets={[
            single('who', ['finance', 'certificateur', 'comptable']),
            single('blocked', ['false', 'true']),
            single('late', ['true']),
            kinds,
            byFunder,
          ]}
          onChange={(name, values) =>
            show({ [name]: values.length === 0 ? undefined : several.has(name) ? values : values[0] })
          }
          onClear={() => void navigate({ search: ({ au }) => (au === undefined ? {} : { au }) })}
        />
        <div className={layout.list} aria-busy={isFetching}>
          {error && <ProblemNotice error={error} />}
          <div className={classes.top}>
            <WorkCounts counts={data?.counts ?? []} chosen={search.kind ?? []} />
          </div>
          {act?.role !== role && asOf === undefined && role !== 'auditeur' && (
            <p className={classes.hint}>{t('work.choose-kind')}</p>
          )}
          {act && (
            <BulkWorkBar
              act={act}
              chosen={(data?.items ?? []).filter((item) => chosen.has(keyOf(item)))}
              onClear={() => setChosen(none)}
            />
          )}
          <WorkTable
            items={data?.items}
            today={data?.today ?? dayOf(new Date().toISOString())}
            choosing={choosing}
            chosen={chosen}
            onChoose={setChosen}
          />
          <Pager
            total={data?.total ?? 0}
            pageSize={pageSize}
            page={search.page}
            onPage={(page) => show({ page })}
          />
        </div>
      </div>
    </>
  );
}
