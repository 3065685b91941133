import { Button, Group, Menu, Pagination, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.ts';
import { read } from '../api/client.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { count } from '../words/format.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnMenu } from './column-menu.tsx';
import type { DossierEntry, List } from './dossier-answers.ts';
import { type RegisterSearch, nothingHidden, pageSize, parametersOf } from './register-search.ts';
import { hiddenAtFirst } from './register-columns.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { RegisterTable } from './register-table.tsx';
import { SavedViews } from './saved-views.tsx';
import classes from './register.module.css';

const facets = ['status', 'theme', 'territory', 'funder', 'instructor', 'committee'] as const;
const address = '/api/programmation/dossiers';

/** The register of dossiers: what is asked of it stands in the address, so that a view is a link. */
export function Register() {
  const { t } = useTranslation();
  const { au: _au, ...search } = useSearch({ from: '/dossiers' });
  const navigate = useNavigate({ from: '/dossiers' });
  const asOf = useAsOf();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const parameters = { ...parametersOf(search), asOf };
  const { data, error, isFetching } = useQuery({
    queryKey: ['dossiers', parameters],
    queryFn: ({ signal }) =>
      read<List<DossierEntry>>(address, { ...parameters, facets, pageSize, page: search.page ?? 1 }, signal),
    placeholderData: keepPreviousData,
  });
  const show = (changed: RegisterSearch) => {
    setSelected(new Set());
    void navigate({
      search: ({ au }) => ({ ...withoutPage(search), ...changed, ...(au !== undefined && { au }) }),
      replace: true,
    });
  };
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / pageSize));
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
            <SavedViews search={search} onShow={(view) => void navigate({ search: view })} />
            <ColumnMenu
              hidden={search.sans ?? hiddenAtFirst}
              onChange={(sans) => show({ ...search, sans: sans.length === 0 ? [nothingHidden] : sans })}
            />
            <ExportMenu parameters={parameters} />
          </>
        }
      />
      <div className={classes.layout}>
        <RegisterFilters search={search} facets={data?.facets} onChange={show} />
        <div className={classes.list} aria-busy={isFetching}>
          <SearchField value={search.q ?? ''} onChange={(q) => show({ q })} />
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
          {pages > 1 && (
            <Group justify="center" mt="md">
              <Pagination
                total={pages}
                value={search.page ?? 1}
                onChange={(page) => show({ page })}
                getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
                getItemProps={(page) => ({ 'aria-label': t('pages.page', { page }) })}
              />
            </Group>
          )}
        </div>
      </div>
    </>
  );
}

function withoutPage({ page: _page, ...search }: RegisterSearch): RegisterSearch {
  return search;
}

/** What is typed is shown at once and asked for when the hand rests. */
function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const ask = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      type="search"
      className={classes.search}
      label={t('register.search')}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        ask(currentTarget.value);
      }}
    />
  );
}

function ExportMenu({ parameters }: { readonly parameters: Parameters<typeof download>[1] }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => download(address, parameters, format, 'dossiers'),
  });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" loading={isPending} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('export.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => mutate('xlsx')}>{t('export.xlsx')}</Menu.Item>
          <Menu.Item onClick={() => mutate('csv')}>{t('export.csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
