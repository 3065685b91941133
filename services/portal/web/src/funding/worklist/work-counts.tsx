import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { count, euros } from '../../words/format.ts';
import type { WorkCount } from '../funding-answers.ts';
import classes from './work.module.css';

interface WorkCountsProps {
  readonly counts: readonly WorkCount[];
  /** The kinds that are shown now. */
  readonly chosen?: readonly string[];
}

/** How much there is of each kind of work, how much of it is late or blocked; each line opens its own. */
export function WorkCounts({ counts, chosen = [] }: WorkCountsProps) {
  const { t } = useTranslation();
  const some = counts.filter(({ count: found, kind }) => found > 0 || chosen.includes(kind));
  const number = (found: number) => (found === 0 ? '—' : count(found));
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('work.counts')}>
      <table className={`${rows.table} ${classes.counts}`}>
        <caption className="visually-hidden">{t('work.counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.work')}</th>
            <th scope="col" className={rows.number}>
              {t('column.count')}
            </th>
            <th scope="col" className={rows.number}>
              {t('column.amount')}
            </th>
            <th scope="col" className={rows.number}>
              {t('column.late')}
            </th>
            <th scope="col" className={rows.number}>
              {t('column.blocked')}
            </th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ kind, label, count: found, amount, late, blocked }) => (
            <tr key={kind} data-selected={chosen.includes(kind) || undefined}>
              <th scope="row">
                <Link
                  to="/a-traiter"
                  search={({ au }) => ({ kind: [kind], ...(au !== undefined && { au }) })}
                  aria-current={chosen.includes(kind) ? 'true' : undefined}
                >
                  {label}
                </Link>
              </th>
              <td className={rows.number}>{number(found)}</td>
              <td className={rows.number}>{euros(amount)}</td>
              <td className={rows.number}>
                {late === 0 ? (
                  '—'
                ) : (
                  <Link
                    to="/a-traiter"
                    search={({ au }) => ({ kind: [kind], late: 'true', ...(au !== undefined && { au }) })}
                    className={classes.late}
                    aria-label={t('work.late-of', { count: late, kind: label })}
                  >
                    {count(late)}
                  </Link>
                )}
              </td>
              <td className={rows.number}>
                {blocked === 0 ? (
                  '—'
                ) : (
                  <Link
                    to="/a-traiter"
                    search={({ au }) => ({ kind: [kind], blocked: 'true', ...(au !== undefined && { au }) })}
                    className={classes.blocked}
                    aria-label={t('work.blocked-of', { count: blocked, kind: label })}
                  >
                    {count(blocked)}
                  </Link>
                )}
              </td>
            </tr>
          ))}
          {some.length === 0 && (
            <tr>
              <td colSpan={5}>{t('worklist.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
