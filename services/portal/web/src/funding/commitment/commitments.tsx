import { Group, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { read } from '../../api/client.ts';
import layout from '../../list/list.module.css';
import { ColumnMenu } from '../../elements/column-menu.tsx';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useNames } from '../../reference/reference.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count } from '../../words/format.ts';
import type { CommitmentEntry, FundingList } from '../funding-answers.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { type Facet, FacetFilters } from '../../list/facet-filters.tsx';
import { Pager } from '../../list/pager.tsx';
import { type Change, changed } from '../../list/list-search.ts';
import { SearchField } from '../../list/search-field.tsx';
import { commitmentColumns } from './commitment-columns.tsx';
import { commitmentsAddress } from './commitment-query.ts';
import { CommitmentSums } from './commitment-sums.tsx';
import { CommitmentTable } from './commitment-table.tsx';
import {
  type CommitmentsSearch,
  commitmentFacets,
  hiddenIn,
  pageSize,
  parametersOf,
  withHidden,
} from './commitments-search.ts';

/** The ledger of commitments: what is asked of it stands in the address, so that a view is a link. */
export function Commitments() {
  const { t } = useTranslation();
  const names = useNames();
  const { au: _au, ...search } = useSearch({ from: '/engagements' });
  const navigate = useNavigate({ from: '/engagements' });
  const asOf = useAsOf();
  const parameters = { ...parametersOf(search), asOf };
  const hidden = hiddenIn(search);
  const { data, error, isFetching } = useQuery({
    queryKey: ['commitments', parameters, search.page],
    queryFn: ({ signal }) =>
      read<FundingList<CommitmentEntry>>(
        commitmentsAddress,
        { ...parameters, facets: commitmentFacets, pageSize, page: search.page ?? 1 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const show = (change: Change<CommitmentsSearch>) =>
    void navigate({
      search: ({ page: _page, ...before }) => changed(before, change),
      replace: true,
    });
  const said: Readonly<Record<string, (value: string) => string>> = {
    status: (value) => t(`status.${value}`),
    funder: (value) => names.funder(value),
  };
  const facets = commitmentFacets.map((name): Facet => ({
    name,
    label: t(`facet.${name}`),
    chosen: search[name] ?? [],
    options: data?.facets[name],
    said: said[name] ?? ((value) => value),
    open: name === 'status' || name === 'funder',
  }));
  const overdue: Facet = {
    name: 'overdue',
    label: t('facet.report'),
    chosen: search.overdue === undefined ? [] : [search.overdue],
    options: [{ value: 'true' }],
    said: () => t('commitments.overdue'),
    single: true,
  };
  return (
    <>
      <PageTitle
        title={t('commitments.title')}
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data
              ? t('commitments.found', { count: data.total, formatted: count(data.total) })
              : t('shell.loading')}
          </Text>
        }
        actions={
          <>
            <ColumnMenu
              names={commitmentColumns.map(({ name }) => name)}
              said={(column) =>
                t(commitmentColumns.find(({ name }) => name === column)?.label ?? `column.${column}`)
              }
              hidden={hidden}
              onChange={(columns) =>
                void navigate({ search: (before) => ({ ...before, ...withHidden(columns) }), replace: true })
              }
            />
            <ExportMenu address={commitmentsAddress} parameters={parameters} name="engagements" />
          </>
        }
      />
      <div className={layout.layout}>
        <FacetFilters
          label={t('register.filters')}
          facets={[...facets, overdue]}
          onChange={(name, chosen) =>
            show({ [name]: chosen.length === 0 ? undefined : name === 'overdue' ? chosen[0] : chosen })
          }
          onClear={() =>
            show({
              overdue: undefined,
              ...Object.fromEntries(commitmentFacets.map((name) => [name, undefined])),
            })
          }
        />
        <div className={layout.list} aria-busy={isFetching}>
          <Group align="flex-start" gap="md">
            <SearchField
              label={t('commitments.search')}
              value={search.q ?? ''}
              onChange={(q) => show({ q })}
            />
            <SearchField
              label={t('commitments.search-ej')}
              value={search.ej ?? ''}
              onChange={(ej) => show({ ej })}
            />
          </Group>
          {error && <ProblemNotice error={error} />}
          <CommitmentSums sums={data?.facets['year']} />
          <CommitmentTable
            items={data?.items}
            hidden={hidden}
            sort={search.sort}
            onSort={(sort) => show({ sort })}
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
