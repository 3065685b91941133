import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { euros, shortDay } from '../../words/format.ts';
import type { ConsumptionPoint } from '../funding-answers.ts';
import funding from '../funding.module.css';
import { monthEnds } from './consumption-steps.ts';

const figures = ['allocated', 'reserved', 'committed', 'available', 'ordered'] as const;

/** The drawing in figures: where the envelope stood at the end of each month of the period. */
export function ConsumptionTable({ series }: { readonly series: readonly ConsumptionPoint[] }) {
  const { t } = useTranslation();
  return (
    <details className={funding.disclosure}>
      <summary>{t('consumption.in-figures')}</summary>
      <div className={tables.scroll} tabIndex={0} role="region" aria-label={t('consumption.caption')}>
        <table className={tables.table}>
          <caption>{t('consumption.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.day')}</th>
              {figures.map((name) => (
                <th scope="col" key={name} className={tables.number}>
                  {t(`consumption.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthEnds(series).map((point) => (
              <tr key={point.day}>
                <th scope="row">{shortDay(point.day)}</th>
                {figures.map((name) => (
                  <td key={name} className={tables.number}>
                    {point[name] === 0 ? '—' : euros(point[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
