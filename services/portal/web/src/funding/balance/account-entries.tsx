import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import rows from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { count, euros, moment } from '../../words/format.ts';
import { changed } from '../../list/list-search.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { Pager } from '../../list/pager.tsx';
import classes from './balance.module.css';
import { BalanceFilters } from './balance-filters.tsx';
import { type AccountEntry, balanceQuery, entriesAddress, entriesQuery } from './balance-query.ts';

const pageSize = 50;

/** The entries of an account in the order of the log, each with the fact that it comes from. */
export function AccountEntries() {
  const { t } = useTranslation();
  const { account } = useParams({ from: '/balance/$account' });
  const search = useSearch({ from: '/balance/$account' });
  const { exercice, funder, page } = search;
  const navigate = useNavigate({ from: '/balance/$account' });
  const asOf = useAsOf();
  const parameters = { exercice, funder, asOf };
  const { data, error, isFetching } = useQuery({
    ...entriesQuery(account, { ...parameters, page: page ?? 1, pageSize }),
    placeholderData: keepPreviousData,
  });
  const { data: balance } = useQuery(balanceQuery(parameters));
  const row = balance?.rows.find((one) => one.account === account);
  return (
    <>
      <PageTitle
        title={row?.label ?? account}
        above={
          <nav aria-label={t('shell.path')}>
            <Link
              to="/balance"
              search={({ au }) => ({
                ...(exercice !== undefined && { exercice }),
                ...(funder !== undefined && { funder }),
                ...(au !== undefined && { au }),
              })}
            >
              {t('go.balance')}
            </Link>{' '}
            › {account}
          </nav>
        }
        lead={
          <Text c="dimmed" role="status" aria-live="polite">
            {data
              ? t('balance.entries', { count: data.total, formatted: count(data.total) })
              : t('shell.loading')}
            {row && ` · ${t('balance.passed', { debit: euros(row.debit), credit: euros(row.credit) })}`}
          </Text>
        }
        actions={
          <ExportMenu
            address={entriesAddress(account)}
            parameters={parameters}
            name={`ecritures-${account}`}
          />
        }
      />
      <BalanceFilters
        search={search}
        onChange={(change) =>
          void navigate({
            search: ({ page: _page, ...before }) => changed(before, change),
            replace: true,
          })
        }
      />
      {error && <ProblemNotice error={error} />}
      <div
        className={rows.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('balance.entries-list')}
        aria-busy={isFetching}
      >
        <table className={`${rows.table} ${classes.entries}`}>
          <caption className="visually-hidden">{t('balance.entries-list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.fact')}</th>
              <th scope="col">{t('column.about')}</th>
              <th scope="col">{t('column.took-effect')}</th>
              <th scope="col">{t('column.exercice')}</th>
              <th scope="col">{t('column.counterpart')}</th>
              <th scope="col">{t('column.by')}</th>
              <th scope="col" className={rows.number}>
                {t('balance.debit')}
              </th>
              <th scope="col" className={rows.number}>
                {t('balance.credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data === undefined
              ? Array.from({ length: 12 }, (_, place) => (
                  <tr key={place} className={rows.rowPlaceholder}>
                    <td colSpan={8} />
                  </tr>
                ))
              : data.items.map((entry, place) => <EntryRow key={place} entry={entry} />)}
            {data?.items.length === 0 && (
              <tr>
                <td colSpan={8}>{t('balance.no-entry')}</td>
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

function EntryRow({ entry }: { readonly entry: AccountEntry }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const { type, subject, occurredAt, exercice, counterpart, counterpartLabel, by, debit, credit } = entry;
  return (
    <tr>
      <th scope="row">{t(`event.${type}`, { defaultValue: type })}</th>
      <td>
        <Subject stream={subject} />
      </td>
      <td>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
      </td>
      <td>{exercice}</td>
      <td className={classes.counterpart}>
        <Link to="/balance/$account" params={{ account: counterpart }}>
          {counterpartLabel}
        </Link>
      </td>
      <td>{by === 'systeme' ? t('dossier.system') : nameOf(by)}</td>
      <td className={rows.number}>{debit === undefined ? '—' : euros(debit)}</td>
      <td className={rows.number}>{credit === undefined ? '—' : euros(credit)}</td>
    </tr>
  );
}

/** The commitment or the envelope whose fact it is. */
function Subject({ stream }: { readonly stream: string }) {
  const [, kind, id = ''] = /^(commitment|envelope)-(.+)$/.exec(stream) ?? [];
  if (kind === 'commitment') {
    return (
      <Link to="/engagements/$commitment" params={{ commitment: id }}>
        {id}
      </Link>
    );
  }
  if (kind === 'envelope') {
    return (
      <Link to="/enveloppes/$envelope" params={{ envelope: id }}>
        {id}
      </Link>
    );
  }
  return stream;
}
