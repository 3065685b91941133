import { useTranslation } from 'react-i18next';
import type { Measure } from './map-search.ts';
import { figure } from './tile-map.tsx';
import { levelStarts } from './tiles.ts';
import classes from './campaign-map.module.css';

interface LegendProps {
  readonly title: string;
  readonly values: readonly number[];
  readonly measure: Measure;
}

/** From which figure on a square is how dark. */
export function Legend({ title, values, measure }: LegendProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.legend} role="group" aria-label={t('map.legend', { title })}>
      <span className={classes.legendTitle}>{title}</span>
      <ul>
        {levelStarts(values).map(({ level, from }) => (
          <li key={level} data-level={level}>
            {figure(from, measure)}
          </li>
        ))}
      </ul>
    </div>
  );
}
