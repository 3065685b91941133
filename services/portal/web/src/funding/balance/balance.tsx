import { Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { PageTitle } from '../../elements/page-title.tsx';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { euros } from '../../words/format.ts';
import funding from '../funding.module.css';
import { changed } from '../../list/list-search.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { BalanceFilters } from './balance-filters.tsx';
import { type Balance, type BalanceRow, balanceAddress, balanceQuery, sides } from './balance-query.ts';
import classes from './balance.module.css';

/** The trial balance: every account before, during and after; each opens its entries, each entry its fact. */
export function TrialBalance() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/balance' });
  const { exercice, funder } = search;
  const navigate = useNavigate({ from: '/balance' });
  const asOf = useAsOf();
  const parameters = { exercice, funder, asOf };
  const { data, error, isFetching } = useQuery({
    ...balanceQuery(parameters),
    placeholderData: keepPreviousData,
  });
  const books = [...Map.groupBy(data?.rows ?? [], ({ book }) => book)];
  return (
    <>
      <PageTitle
        title={t('balance.title')}
        lead={data ? <Verdict balanced={data.balanced} /> : t('shell.loading')}
        actions={<ExportMenu address={balanceAddress} parameters={parameters} name="balance" />}
      />
      <BalanceFilters
        search={search}
        onChange={(change) => void navigate({ search: (before) => changed(before, change), replace: true })}
      />
      {error && <ProblemNotice error={error} />}
      <div
        className={rows.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('balance.title')}
        aria-busy={isFetching}
      >
        <table className={`${rows.table} ${classes.balance}`}>
          <caption className="visually-hidden">{t('balance.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('column.account')}
              </th>
              {(['opening', 'during', 'closing'] as const).map((part) => (
                <th scope="colgroup" colSpan={2} key={part} className={classes.part}>
                  {t(`balance.${part}`)}
                </th>
              ))}
            </tr>
            <tr>
              {sides.map((side) => (
                <th scope="col" key={side} className={rows.number}>
                  {t(side.endsWith('ebit') ? 'balance.debit' : 'balance.credit')}
                </th>
              ))}
            </tr>
          </thead>
          {books.map(([book, accounts]) => (
            <tbody key={book}>
              <tr className={classes.book}>
                <th scope="rowgroup" colSpan={7}>
                  {book}
                </th>
              </tr>
              {accounts.map((row) => (
                <AccountRow key={row.account} row={row} exercice={exercice} funder={funder} />
              ))}
            </tbody>
          ))}
          {data && (
            <tfoot>
              <tr className={classes.totals}>
                <th scope="row">{t('column.total')}</th>
                {sides.map((side) => (
                  <td key={side} className={rows.number}>
                    {euros(data.totals[side])}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {data && data.controls.length > 0 && <Controls controls={data.controls} />}
    </>
  );
}

function AccountRow({
  row,
  exercice,
  funder,
}: {
  readonly row: BalanceRow;
  readonly exercice: string | undefined;
  readonly funder: string | undefined;
}) {
  const { account, label } = row;
  return (
    <tr>
      <th scope="row">
        <Link
          to="/balance/$account"
          params={{ account }}
          search={({ au }) => ({
            ...(exercice !== undefined && { exercice }),
            ...(funder !== undefined && { funder }),
            ...(au !== undefined && { au }),
          })}
          className={rows.title}
        >
          {label}
        </Link>
      </th>
      {sides.map((side) => (
        <td key={side} className={rows.number}>
          {row[side] === 0 ? '—' : euros(row[side])}
        </td>
      ))}
    </tr>
  );
}

function Verdict({ balanced }: { readonly balanced: boolean }) {
  const { t } = useTranslation();
  const Mark = balanced ? IconCircleCheck : IconAlertTriangle;
  return (
    <p className={classes.verdict} data-holds={balanced}>
      <Mark size={17} aria-hidden />
      {t(balanced ? 'balance.balanced' : 'balance.unbalanced')}
    </p>
  );
}

/** What envelopes say and what commitments say, side by side. */
function Controls({ controls }: { readonly controls: Balance['controls'] }) {
  const { t } = useTranslation();
  return (
    <section className={`${funding.section} ${classes.controls}`}>
      <Title order={2} mb="xs">
        {t('balance.controls')}
      </Title>
      <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('balance.controls')}>
        <table className={rows.table}>
          <caption className="visually-hidden">{t('balance.controls')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.control')}</th>
              <th scope="col" className={rows.number}>
                {t('balance.left')}
              </th>
              <th scope="col" className={rows.number}>
                {t('balance.right')}
              </th>
              <th scope="col">{t('column.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {controls.map(({ control, left, right, holds }) => (
              <tr key={control}>
                <th scope="row">{control}</th>
                <td className={rows.number}>{euros(left)}</td>
                <td className={rows.number}>{euros(right)}</td>
                <td>
                  <span className={classes.verdict} data-holds={holds}>
                    {holds ? (
                      <IconCircleCheck size={16} aria-hidden />
                    ) : (
                      <IconAlertTriangle size={16} aria-hidden />
                    )}
                    {t(holds ? 'balance.holds' : 'balance.fails')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
