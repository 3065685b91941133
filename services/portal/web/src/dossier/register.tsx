import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { ColumnMenu } from '../elements/column-menu.tsx';
import { PageTitle } from '../elements/page-title.tsx';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { type Change, changed } from '../list/list-search.ts';
import { Pager } from '../list/pager.tsx';
import { SearchField } from '../list/search-field.tsx';
import { usePerson } from '../session/session.ts';
import { useAsOf } from '../shell/as-of.ts';
import { count } from '../words/format.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { DossierEntry, List } from './dossier-answers.ts';
import { type RegisterSearch, nothingHidden, pageSize, parametersOf } from './register-search.ts';
import { columnNames, hiddenAtFirst } from './register-columns.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { RegisterTable } from './register-table.tsx';
import { SavedViews } from './saved-views.tsx';
import classes from '../list/list.module.css';

const facets = ['status', 'theme', 'territory', 'funder', 'instructor', 'committee'] as const;
const address = '/api/programmation/dossiers';

/** The register of dossiers: what is asked of it stands in the address, so that a view is a link. */
export function Register() {
  const { t } = useTranslation();
  const { au: _au, ...search } = useSearch({ from: '/dossiers' });
  const navigate = useNavigate({ from: '/dossiers' });
  const asOf = useAsOf();
  const { role } = usePerson();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const parameters = { ...parametersOf(search), asOf };
  const { data, error, isFetching } = useQuery({
    queryKey: ['dossiers', parameters],
    queryFn: ({ signal }) =>
      read<List<DossierEntry>>(address, { ...parameters, facets, pageSize, page: search.page ?? 1 }, signal),
    placeholderData: keepPreviousData,
  });
  const show = (change: Change<RegisterSearch>) => {
    setSelected(new Set());
    void navigate({
      search: ({ au }) => ({ ...changed(withoutPage(search), change), ...(au !== undefined && { au }) }),
      replace: true,
    });
  };
  return (
    <>
      <PageTitle
        title={t('register.title')}
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data
              ? t('register.found', { count: data.total, formatted: count(data.total) })
              : t('shell.loading')}
          </Text>
        }
        actions={
          <>
            {role !== 'porteur' && (
              <SavedViews search={search} onShow={(view) => void navigate({ search: view })} />
            )}
            <ColumnMenu
              names={columnNames}
              hidden={search.sans ?? hiddenAtFirst}
              onChange={(sans) => show({ ...search, sans: sans.length === 0 ? [nothingHidden] : sans })}
            />
            <ExportMenu address={address} parameters={parameters} name="dossiers" />
          </>
        }
      />
      <div className={classes.layout}>
        <RegisterFilters search={search} counts={data?.facets} onChange={show} />
        <div className={classes.list} aria-busy={isFetching}>
          <SearchField label={t('register.search')} value={search.q ?? ''} onChange={(q) => show({ q })} />
          {error && <ProblemNotice error={error} />}
          <BulkBar selected={selected} items={data?.items ?? []} onClear={() => setSelected(new Set())} />
          <RegisterTable
            items={data?.items}
            hidden={search.sans ?? hiddenAtFirst}
            sort={search.sort}
            onSort={(sort) => show({ sort })}
            selected={selected}
            onSelect={setSelected}
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

function withoutPage({ page: _page, ...search }: RegisterSearch): RegisterSearch {
  return search;
}
