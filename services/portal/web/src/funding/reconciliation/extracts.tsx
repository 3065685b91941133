import { Button, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, shortDay } from '../../words/format.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { ListTable } from '../../list/list-table.tsx';
import { Pager } from '../../list/pager.tsx';
import { ExtractImport } from './extract-import.tsx';
import type { Extract } from './reconciliation-answers.ts';
import { extractsAddress, extractsQuery } from './reconciliation-query.ts';
import classes from './reconciliation.module.css';

const pageSize = 50;
const counts = ['lines', 'exact', 'notExact', 'notFound'] as const;

/** The accountant's files, the latest first, and the place where the next one is brought. */
export function Extracts() {
  const { t } = useTranslation();
  const { role } = usePerson();
  const { page, source } = useSearch({ from: '/rapprochement' });
  const navigate = useNavigate({ from: '/rapprochement' });
  const asOf = useAsOf();
  const parameters = { source, asOf, sort: '-receivedOn' };
  const { data, error } = useQuery({
    ...extractsQuery({ ...parameters, page: page ?? 1, pageSize }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle
        title={t('extracts.title')}
        lead={<Text c="dimmed">{t('extracts.lead')}</Text>}
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  to="/rapprochement/differences"
                  search={({ au }) => ({ decision: ['undecided'], ...(au !== undefined && { au }) })}
                  {...props}
                />
              )}
            >
              {t('differences.title')}
            </Button>
            <ExportMenu address={extractsAddress} parameters={parameters} name="extraits" />
          </>
        }
      />
      {role === 'finance' && asOf === undefined && <ExtractImport />}
      {error && <ProblemNotice error={error} />}
      <ListTable
        label={t('extracts.list')}
        columns={[
          ...(['file', 'receivedOn', 'period'] as const).map((name) => ({
            name,
            label: t(`column.${name}`),
          })),
          ...counts.map((name) => ({ name, label: t(`column.${name}`), number: true })),
          { name: 'status', label: t('column.status') },
        ]}
        items={data?.items}
        nothing={t('extracts.none')}
      >
        {(extract) => <ExtractRow key={extract.extract} extract={extract} />}
      </ListTable>
      <Pager
        total={data?.total ?? 0}
        pageSize={pageSize}
        page={page}
        onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next }), replace: true })}
      />
    </>
  );
}

function ExtractRow({ extract: one }: { readonly extract: Extract }) {
  const { t } = useTranslation();
  const { extract, file, source, receivedBy, receivedOn, period, lines, compared, status, supersededBy } =
    one;
  const told = {
    lines,
    exact: compared?.exact,
    notExact: compared && lines - compared.exact - compared.recognised,
    notFound: compared?.notFound,
  };
  return (
    <tr>
      <th scope="row">
        <Link to="/rapprochement/$extract" params={{ extract }} className={rows.title}>
          {file}
        </Link>
        <span className={rows.under}>
          {extract} · {t(`extract-source.${source}`, { defaultValue: source })} · {receivedBy.name}
        </span>
      </th>
      <td data-label={t('column.receivedOn')}>{shortDay(receivedOn)}</td>
      <td className={classes.period} data-label={t('column.period')}>
        {period ? `${shortDay(period.from)} – ${shortDay(period.until)}` : '—'}
      </td>
      {counts.map((name) => (
        <td key={name} className={rows.number} data-label={t(`column.${name}`)}>
          {told[name] === undefined ? '—' : count(told[name])}
        </td>
      ))}
      <td>
        {t(`extract-status.${status}`)}
        {supersededBy !== undefined && (
          <Link
            to="/rapprochement/$extract"
            params={{ extract: supersededBy }}
            className={classes.superseded}
          >
            {supersededBy}
          </Link>
        )}
      </td>
    </tr>
  );
}
