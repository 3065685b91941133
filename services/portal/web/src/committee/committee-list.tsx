import { TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { useNames } from '../reference/reference.ts';
import { count, percent, shortDay } from '../words/format.ts';
import { plainOf } from '../words/plain.ts';
import type { Committee, SittingEntry } from './committee-answers.ts';
import classes from './committees.module.css';

interface CommitteeListProps {
  readonly committees: readonly Committee[];
  readonly sittings: readonly SittingEntry[];
  readonly q: string;
  readonly onSearch: (text: string) => void;
}

/** Every committee: what it covers, who sits, how often it met. */
export function CommitteeList({ committees, sittings, q, onSearch }: CommitteeListProps) {
  const { t } = useTranslation();
  const covers = useCovers();
  const found = committees.filter((one) => plainOf(`${one.name} ${covers(one)}`).includes(plainOf(q)));
  return (
    <section className={classes.section} aria-labelledby="committees">
      <div className={classes.listHead}>
        <Title order={2} id="committees">
          {t('committees.all')}
        </Title>
        <TextInput
          type="search"
          label={t('committees.search')}
          value={q}
          onChange={({ currentTarget }) => onSearch(currentTarget.value)}
        />
      </div>
      <p className="visually-hidden" role="status">
        {t('committees.found', { count: found.length })}
      </p>
      <DataTable
        stacks
        caption={t('committees.list')}
        head={
          <>
            <th scope="col">{t('sitting.committee')}</th>
            <th scope="col">{t('committees.covers')}</th>
            <th scope="col" className={table.number}>
              {t('committees.members')}
            </th>
            <th scope="col" className={table.number}>
              {t('committees.quorum')}
            </th>
            <th scope="col" className={table.number}>
              {t('committees.sittings')}
            </th>
            <th scope="col">{t('committees.last')}</th>
          </>
        }
      >
        {found.map((one) => {
          const own = sittings.filter(
            ({ committee, status }) => committee === one.committee && status !== 'cancelled',
          );
          const last = own.at(-1);
          return (
            <tr key={one.committee}>
              <th scope="row">
                <Link to="/comites/$committee" params={{ committee: one.committee }}>
                  {one.name}
                </Link>
                <span className={table.under}>{one.committee}</span>
              </th>
              <td data-line>{covers(one)}</td>
              <td className={table.number} data-label={t('committees.members')}>
                {count(one.members.length)}
              </td>
              <td className={table.number} data-label={t('committees.quorum')}>
                {percent(one.quorumPercent / 100)}
              </td>
              <td className={table.number} data-label={t('committees.sittings')}>
                {count(own.length)}
              </td>
              <td className={table.short} data-label={t('committees.last')}>
                {last ? (
                  <Link to="/seances/$session" params={{ session: last.id }}>
                    {shortDay(last.heldOn)}
                  </Link>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          );
        })}
        {found.length === 0 && (
          <tr>
            <td colSpan={6}>{t('committees.none')}</td>
          </tr>
        )}
      </DataTable>
    </section>
  );
}

/** What a committee covers, in words: its territories, or its themes. */
export function useCovers(): (committee: Committee) => string {
  const names = useNames();
  return ({ scope: { kind, codes, nomenclature } }) =>
    codes
      .map((code) => (kind === 'theme' ? names.theme(code, nomenclature) : names.territory(code)))
      .join(' ; ');
}
