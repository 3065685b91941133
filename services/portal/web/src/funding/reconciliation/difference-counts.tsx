import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { count } from '../../words/format.ts';
import funding from '../funding.module.css';
import type { SummedFacet } from '../funding-answers.ts';
import { GaugeBar } from '../gauge.tsx';
import { kindsOf } from './difference-kinds.ts';
import classes from './differences.module.css';

type Facets = Readonly<Record<string, readonly SummedFacet[]>>;

interface DifferenceCountsProps {
  /** Of every difference, and of those that nobody has decided. Undefined until the first answer. */
  readonly all: Facets | undefined;
  readonly undecided: Facets | undefined;
  readonly chosen: { readonly state?: readonly string[]; readonly finding?: readonly string[] };
}

const families = [
  { filter: 'state', facet: 'state' },
  { filter: 'finding', facet: 'findings' },
] as const;

/** How many differences there are of each kind, how many are settled, how many wait: each figure opens its lines. */
export function DifferenceCounts({ all, undecided, chosen }: DifferenceCountsProps) {
  const { t } = useTranslation();
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('differences.counts')}>
      <table className={`${rows.table} ${classes.counts}`}>
        <caption className="visually-hidden">{t('differences.counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('facet.state')}</th>
            <td aria-hidden className={classes.drawn} />
            <th scope="col" className={rows.number}>
              {t('column.count')}
            </th>
            <th scope="col" className={rows.number}>
              {t('differences.resolved')}
            </th>
            <th scope="col" className={rows.number}>
              {t('differences.unresolved')}
            </th>
          </tr>
        </thead>
        {families.map(({ filter, facet }) => (
          <tbody key={filter}>
            <tr>
              <th scope="rowgroup" colSpan={5} className={funding.year}>
                {t(`differences.by-${filter}`)}
              </th>
            </tr>
            {kindsOf(all?.[facet], undecided?.[facet]).map(({ kind, total, resolved, unresolved }) => (
              <tr key={kind} data-selected={chosen[filter]?.includes(kind) || undefined}>
                <th scope="row">
                  <Figure filter={filter} kind={kind}>
                    {t(`bench.${filter}.${kind}`)}
                  </Figure>
                </th>
                <td className={classes.drawn} aria-hidden>
                  <GaugeBar
                    total={total}
                    parts={[
                      { label: 'resolved', amount: resolved, tone: 'spent' },
                      { label: 'unresolved', amount: unresolved, tone: 'reserved' },
                    ]}
                  />
                </td>
                <td className={rows.number}>{count(total)}</td>
                <td className={rows.number}>
                  {resolved === 0 ? (
                    '—'
                  ) : (
                    <Figure filter={filter} kind={kind} decision={['accepted', 'rejected']}>
                      {count(resolved)}
                    </Figure>
                  )}
                </td>
                <td className={rows.number}>
                  {unresolved === 0 ? (
                    '—'
                  ) : (
                    <Figure filter={filter} kind={kind} decision={['undecided']}>
                      {count(unresolved)}
                    </Figure>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface FigureProps {
  readonly filter: 'state' | 'finding';
  readonly kind: string;
  readonly decision?: readonly string[];
  readonly children: string;
}

/** A way to the lines behind a figure; which figure it is, for who hears it alone. */
function Figure({ filter, kind, decision, children }: FigureProps) {
  const { t } = useTranslation();
  const which = t(decision?.includes('undecided') ? 'differences.unresolved' : 'differences.resolved');
  return (
    <Link
      from="/rapprochement/differences"
      search={({ au }) => ({
        [filter]: [kind],
        ...(decision && { decision }),
        ...(au !== undefined && { au }),
      })}
      resetScroll={false}
      {...(decision && { 'aria-label': `${children} : ${t(`bench.${filter}.${kind}`)}, ${which}` })}
    >
      {children}
    </Link>
  );
}
