import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../shell/as-of.ts';
import funding from '../funding.module.css';
import { changed } from '../../list/list-search.ts';
import { ConsumptionControls } from './consumption-controls.tsx';
import { ConsumptionDrawing } from './consumption-drawing.tsx';
import { type Period, cutTo, periodWithin } from './consumption-period.ts';
import { curves } from './consumption-steps.ts';
import { ConsumptionTable } from './consumption-table.tsx';
import { consumptionQuery } from './envelope-query.ts';
import classes from './envelope-chart.module.css';

/** How the envelope was consumed: what was allocated, committed and ordered, day after day, drawn and in figures. */
export function EnvelopeChart({ envelope }: { readonly envelope: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const asked = useSearch({ from: '/enveloppes/$envelope' });
  const navigate = useNavigate({ from: '/enveloppes/$envelope' });
  const {
    data: { series },
  } = useSuspenseQuery(consumptionQuery(envelope, asOf));
  const [first, last] = [series[0], series.at(-1)];
  const consumed = series.some((point) => curves.some((curve) => point[curve] > 0));
  if (first === undefined || last === undefined) return null;
  const whole: Period = { from: first.day, until: asOf ?? last.day };
  const shown = periodWithin(whole, asked);
  const show = (period?: Period) =>
    void navigate({
      search: (before) => changed(before, { depuis: period?.from, jusque: period?.until }),
      replace: true,
      resetScroll: false,
    });
  const within = cutTo(series, shown);
  return (
    <section className={funding.section}>
      <div className={funding.sectionHead}>
        <Title order={2}>{t('consumption.title')}</Title>
        {consumed && (
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
        )}
      </div>
      {consumed ? (
        <>
          <ConsumptionControls whole={whole} shown={shown} onPeriod={show} onWhole={() => show()} />
          <ConsumptionDrawing series={within} period={shown} onPeriod={show} />
          <ConsumptionTable series={within} />
        </>
      ) : (
        <p className={funding.quiet}>{t('consumption.none')}</p>
      )}
    </section>
  );
}
