import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../dossier/register.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { usePerson } from '../../session/session.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { count, shortDay } from '../../words/format.ts';
import { ExportMenu } from '../list/export-menu.tsx';
import { Pager } from '../list/pager.tsx';
import { ExtractImport } from './extract-import.tsx';
import type { Extract } from './reconciliation-answers.ts';
import { extractsAddress, extractsQuery } from './reconciliation-query.ts';
import classes from './reconciliation.module.css';

const pageSize = 50;

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
        actions={<ExportMenu address={extractsAddress} parameters={parameters} name="extraits" />}
      />
      {role === 'finance' && asOf === undefined && <ExtractImport />}
      {error && <ProblemNotice error={error} />}
      <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('extracts.list')}>
        <table className={rows.table}>
          <caption className="visually-hidden">{t('extracts.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.file')}</th>
              <th scope="col">{t('column.receivedOn')}</th>
              <th scope="col">{t('column.period')}</th>
              {(['lines', 'exact', 'notExact', 'notFound'] as const).map((name) => (
                <th scope="col" key={name} className={rows.number}>
                  {t(`column.${name}`)}
                </th>
              ))}
              <th scope="col">{t('column.status')}</th>
            </tr>
          </thead>
          <tbody>
            {data === undefined
              ? Array.from({ length: 10 }, (_, place) => (
                  <tr key={place} className={rows.rowPlaceholder}>
                    <td colSpan={8} />
                  </tr>
                ))
              : data.items.map((extract) => <ExtractRow key={extract.extract} extract={extract} />)}
            {data?.items.length === 0 && (
              <tr>
                <td colSpan={8}>{t('extracts.none')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
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
      <td>{shortDay(receivedOn)}</td>
      <td>{period ? `${shortDay(period.from)} – ${shortDay(period.until)}` : '—'}</td>
      <td className={rows.number}>{count(lines)}</td>
      <td className={rows.number}>{compared ? count(compared.exact) : '—'}</td>
      <td className={rows.number}>{compared ? count(lines - compared.exact - compared.recognised) : '—'}</td>
      <td className={rows.number}>{compared ? count(compared.notFound) : '—'}</td>
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
