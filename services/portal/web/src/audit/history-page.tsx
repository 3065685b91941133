import { Button, NumberInput, Text, TextInput } from '@mantine/core';
import { IconArrowsDiff, IconEye } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import type { List } from '../dossier/dossier-answers.ts';
import { PageTitle } from '../elements/page-title.tsx';
import { ProblemNotice } from '../elements/problem-notice.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { Pager } from '../list/pager.tsx';
import { useAsOf } from '../shell/as-of.ts';
import { count } from '../words/format.ts';
import classes from './audit.module.css';
import type { AuditedEvent } from './event-answers.ts';
import { type EventSearch, pageSize } from './event-search.ts';
import { EventFacets } from './event-facets.tsx';
import { EventTable } from './event-table.tsx';

const address = '/api/audit/events';
const facets = ['category', 'type', 'role', 'actor'] as const;

/** Every event of every service, found by anything that it holds. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { au: _au, ...search } = useSearch({ from: '/histoire' });
  const navigate = useNavigate({ from: '/histoire' });
  const asOf = useAsOf();
  const { page = 1, ...question } = search;
  const parameters = { ...question, asOf };
  const { data, error, isFetching } = useQuery({
    queryKey: ['audit', parameters, page],
    queryFn: ({ signal }) =>
      read<List<AuditedEvent>>(address, { ...parameters, facets, page, pageSize }, signal),
    placeholderData: keepPreviousData,
  });
  const show = (changed: EventSearch) =>
    void navigate({ search: ({ au }) => ({ ...question, ...changed, ...(au !== undefined && { au }) }) });
  return (
    <>
      <PageTitle
        title={t('audit.title')}
        lead={
          <Text c="dimmed" role="status">
            {data
              ? t('audit.found', { count: data.total, formatted: count(data.total) })
              : t('audit.reading')}
          </Text>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconArrowsDiff size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/histoire/comparer" {...props} />}
            >
              {t('compare.go')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconEye size={16} aria-hidden />}
              renderRoot={(props) => <Link to="/histoire/savoir" {...props} />}
            >
              {t('knowledge.go')}
            </Button>
            <ExportMenu address={address} parameters={parameters} name="histoire" />
          </>
        }
      />
      <Question key={JSON.stringify(question)} search={question} onAsk={show} />
      {error && <ProblemNotice error={error} />}
      <div className={classes.layout}>
        <EventFacets facets={data?.facets} search={question} onChange={show} />
        <div className={classes.list} aria-busy={isFetching}>
          <EventTable items={data?.items} />
          <Pager
            total={data?.total ?? 0}
            pageSize={pageSize}
            page={page}
            onPage={(next) => show({ page: next })}
          />
        </div>
      </div>
    </>
  );
}

/** What is typed; it is asked when it is whole, for it reads the log from end to end. */
function Question({
  search,
  onAsk,
}: {
  readonly search: EventSearch;
  readonly onAsk: (search: EventSearch) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<EventSearch>(search);
  const set = (name: keyof EventSearch) => (value: string) =>
    setTyped({ ...typed, [name]: value === '' ? undefined : value });
  const amount = (name: 'minAmount' | 'maxAmount') => (
    <NumberInput
      label={t(`audit.${name}`)}
      hideControls
      decimalScale={2}
      decimalSeparator=","
      thousandSeparator=" "
      suffix=" €"
      value={typed[name] === undefined ? '' : Number(typed[name]) / 100}
      onChange={(value) => set(name)(typeof value === 'number' ? String(Math.round(value * 100)) : '')}
    />
  );
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onAsk(typed);
  };
  return (
    <form
      className={`${classes.question} ${classes.search}`}
      onSubmit={ask}
      role="search"
      aria-label={t('audit.title')}
    >
      <TextInput
        className={classes.words}
        label={t('audit.words')}
        value={typed.q ?? ''}
        onChange={({ currentTarget }) => set('q')(currentTarget.value)}
      />
      <TextInput
        label={t('audit.subject')}
        placeholder="dossier-D16-…"
        value={typed.subject ?? ''}
        onChange={({ currentTarget }) => set('subject')(currentTarget.value)}
      />
      <TextInput
        label={t('audit.correlation')}
        value={typed.correlation ?? ''}
        onChange={({ currentTarget }) => set('correlation')(currentTarget.value)}
      />
      <TextInput
        type="date"
        max="9999-12-31"
        label={t('audit.from')}
        value={typed.from ?? ''}
        onChange={({ currentTarget }) => set('from')(currentTarget.value)}
      />
      <TextInput
        type="date"
        max="9999-12-31"
        label={t('audit.until')}
        value={typed.until ?? ''}
        onChange={({ currentTarget }) => set('until')(currentTarget.value)}
      />
      {amount('minAmount')}
      {amount('maxAmount')}
      <Button type="submit">{t('audit.ask')}</Button>
    </form>
  );
}
