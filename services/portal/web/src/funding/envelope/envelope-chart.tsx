import { Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { useAsOf } from '../../shell/as-of.ts';
import { euros, millions, monthOf, shortDay } from '../../words/format.ts';
import type { ConsumptionPoint } from '../funding-answers.ts';
import funding from '../funding.module.css';
import { curves, monthEnds, scaleOf, stepsOf } from './consumption-steps.ts';
import { consumptionQuery } from './envelope-query.ts';
import classes from './envelope-chart.module.css';

const height = 230;
const margin = { top: 12, right: 8, bottom: 24, left: 62 };

/** How the envelope was consumed: what was allocated, committed and ordered, day after day, drawn and in figures. */
export function EnvelopeChart({ envelope }: { readonly envelope: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const {
    data: { series },
  } = useSuspenseQuery(consumptionQuery(envelope, asOf));
  const last = series.at(-1);
  if (last === undefined) return null;
  return (
    <section className={funding.section}>
      <div className={funding.sectionHead}>
        <Title order={2}>{t('consumption.title')}</Title>
        <ul className={classes.legend} aria-hidden>
          {curves.map((curve) => (
            <li key={curve}>
              <svg width="26" height="8">
                <line x1="0" x2="26" y1="4" y2="4" className={classes.curve} data-curve={curve} />
              </svg>
              {t(`consumption.${curve}`)}
            </li>
          ))}
        </ul>
      </div>
      <Drawing series={series} until={asOf ?? last.day} />
      <details className={funding.disclosure}>
        <summary>{t('consumption.in-figures')}</summary>
        <div className={tables.scroll} tabIndex={0} role="region" aria-label={t('consumption.caption')}>
          <table className={tables.table}>
            <caption>{t('consumption.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('column.day')}</th>
                {(['allocated', 'reserved', 'committed', 'available', 'ordered'] as const).map((name) => (
                  <th scope="col" key={name} className={tables.number}>
                    {t(`consumption.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monthEnds(series).map(({ day, allocated, reserved, committed, available, ordered }) => (
                <tr key={day}>
                  <th scope="row">{shortDay(day)}</th>
                  {[allocated, reserved, committed, available, ordered].map((amount, place) => (
                    <td key={place} className={tables.number}>
                      {amount === 0 ? '—' : euros(amount)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** The table below says the same: the drawing has one sentence for who does not see it. */
function Drawing({
  series,
  until,
}: {
  readonly series: readonly ConsumptionPoint[];
  readonly until: string;
}) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const inside = Math.max(0, width - margin.left - margin.right);
  const depth = height - margin.top - margin.bottom;
  const scale = scaleOf(series, until, inside, depth);
  const { committed = 0, ordered = 0, allocated = 0 } = series.at(-1) ?? {};
  // A label every so many months, so that none runs into the next.
  const every = Math.max(1, Math.ceil((scale.months.length * 64) / Math.max(inside, 1)));
  return (
    <div ref={ref} className={classes.drawing} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('consumption.said', {
            allocated: euros(allocated),
            committed: euros(committed),
            ordered: euros(ordered),
            day: shortDay(until),
          })}
        >
          <g transform={`translate(${margin.left} ${margin.top})`}>
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <g key={part} transform={`translate(0 ${scale.y(scale.top * part)})`}>
                <line x2={inside} className={classes.grid} />
                <text x={-8} dy="0.32em" textAnchor="end" className={classes.label}>
                  {millions(scale.top * part)}
                </text>
              </g>
            ))}
            {scale.months.map((month, place) => (
              <g key={month} transform={`translate(${scale.x(month)} ${depth})`}>
                <line y2={4} className={classes.tick} />
                {place % every === 0 && scale.x(month) < inside - 24 && (
                  <text y={18} textAnchor="middle" className={classes.label}>
                    {monthOf(month)}
                  </text>
                )}
              </g>
            ))}
            {curves.map((curve) => (
              <path
                key={curve}
                d={stepsOf(series, curve, scale, until)}
                className={classes.curve}
                data-curve={curve}
              />
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}
