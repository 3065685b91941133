import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { euros } from '../../words/format.ts';
import funding from '../funding.module.css';
import { GaugeBar, Swatch } from '../gauge.tsx';
import classes from './porteur-years.module.css';
import { type Figures, type OfExercice, type YearFigures, yearsOf } from './years-of.ts';

const authority = ['committed', 'released', 'net'] as const;
const credits = ['liquidated', 'ordered', 'paid', 'recovered'] as const;

interface PorteurYearsProps {
  readonly exercices: readonly OfExercice[];
  readonly totals: Figures;
}

/** Year by year, drawn and in figures: the authorisations that were committed (AE), the credits that paid them (CP). */
export function PorteurYears({ exercices, totals }: PorteurYearsProps) {
  const { t } = useTranslation();
  const years = yearsOf(exercices);
  const most = Math.max(...years.flatMap(({ net, ordered }) => [net, ordered]), 1);
  return (
    <section className={funding.section}>
      <div className={funding.sectionHead}>
        <Title order={2}>{t('grants.by-exercice')}</Title>
        <ul className={classes.legend} aria-hidden>
          {(
            [
              ['committed', 'reserved'],
              ['paid', 'spent'],
              ['unpaid', 'moving'],
            ] as const
          ).map(([name, tone]) => (
            <li key={name}>
              <Swatch tone={tone} />
              {t(`grants.legend.${name}`)}
            </li>
          ))}
        </ul>
      </div>
      <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('grants.by-exercice')}>
        <table className={`${rows.table} ${classes.years}`}>
          <caption className="visually-hidden">{t('grants.by-exercice')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('column.exercice')}
              </th>
              <td rowSpan={2} aria-hidden />
              <th scope="colgroup" colSpan={authority.length} className={classes.group}>
                {t('envelopes.authority')}
              </th>
              <th scope="colgroup" colSpan={credits.length} className={classes.group}>
                {t('envelopes.credits')}
              </th>
              <th scope="col" rowSpan={2} className={rows.number}>
                {t('grants.left-after')}
              </th>
            </tr>
            <tr>
              {[...authority, ...credits].map((name) => (
                <th scope="col" key={name} className={`${rows.number} ${startsGroup(name)}`}>
                  {t(`money.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.exercice}>
                <th scope="row" className={classes.exercice}>
                  {year.exercice}
                </th>
                <td className={classes.drawn} aria-hidden>
                  <YearBars year={year} most={most} />
                </td>
                <YearCells figures={year} left={year.leftAfter} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('column.total')}</th>
              <td aria-hidden />
              <YearCells
                figures={{ ...totals, net: totals.committed - totals.released }}
                left={years.at(-1)?.leftAfter ?? 0}
              />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

/** One bar for what was committed, one for what was ordered and how much of it is paid, on the scale of all the years. */
function YearBars({
  year: { net, ordered, paid },
  most,
}: {
  readonly year: YearFigures;
  readonly most: number;
}) {
  return (
    <>
      <GaugeBar total={most} parts={[{ label: 'net', amount: net, tone: 'reserved' }]} />
      <GaugeBar
        total={most}
        parts={[
          { label: 'paid', amount: paid, tone: 'spent' },
          { label: 'unpaid', amount: ordered - paid, tone: 'moving' },
        ]}
      />
    </>
  );
}

function YearCells({
  figures,
  left,
}: {
  readonly figures: Figures & { readonly net: number };
  readonly left: number;
}) {
  return (
    <>
      {[...authority, ...credits].map((name) => (
        <td key={name} className={`${rows.number} ${startsGroup(name)}`}>
          {figures[name] === 0 ? '—' : euros(figures[name])}
        </td>
      ))}
      <td className={`${rows.number} ${classes.group}`}>{left === 0 ? '—' : euros(left)}</td>
    </>
  );
}

function startsGroup(name: string): string {
  return name === authority[0] || name === credits[0] ? (classes.group ?? '') : '';
}
