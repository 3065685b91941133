import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { euros, millions, monthOf, shortDay } from '../../words/format.ts';
import type { ConsumptionPoint } from '../funding-answers.ts';
import { type Period, periodBetween } from './consumption-period.ts';
import { curves, scaleOf, stepsOf } from './consumption-steps.ts';
import classes from './envelope-chart.module.css';

const height = 230;
const margin = { top: 12, right: 8, bottom: 24, left: 62 };
/** A hand that moved less than this did not mean to choose a period. */
const leastDrag = 8;

interface ConsumptionDrawingProps {
  /** What happened in the period, and where the figures stood as it began. */
  readonly series: readonly ConsumptionPoint[];
  readonly period: Period;
  /** A hand that draws across it chooses a period; the fields above do the same by keyboard. */
  readonly onPeriod: (period: Period) => void;
}

/** The table below says the same: the drawing has one sentence for who does not see it. */
export function ConsumptionDrawing({ series, period, onPeriod }: ConsumptionDrawingProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const [drag, setDrag] = useState<{ readonly start: number; readonly end: number }>();
  const inside = Math.max(0, width - margin.left - margin.right);
  const depth = height - margin.top - margin.bottom;
  const scale = scaleOf(series, period.until, inside, depth);
  const { committed = 0, ordered = 0, allocated = 0 } = series.at(-1) ?? {};
  // A label every so many months, so that none runs into the next.
  const every = Math.max(1, Math.ceil((scale.months.length * 64) / Math.max(inside, 1)));
  const placeOf = ({ currentTarget, clientX }: PointerEvent<SVGElement>) =>
    Math.min(inside, Math.max(0, clientX - currentTarget.getBoundingClientRect().left - margin.left));
  const release = () => {
    if (drag !== undefined && Math.abs(drag.end - drag.start) >= leastDrag)
      onPeriod(periodBetween(period, drag.start / inside, drag.end / inside));
    setDrag(undefined);
  };
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
            day: shortDay(period.until),
          })}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const start = placeOf(event);
            setDrag({ start, end: start });
          }}
          onPointerMove={(event) => {
            if (drag !== undefined) setDrag({ ...drag, end: placeOf(event) });
          }}
          onPointerUp={release}
          onPointerCancel={() => setDrag(undefined)}
        >
          <g transform={`translate(${margin.left} ${margin.top})`}>
            {[0, 0.25, 0.5, 0.75, 1].map((part) => (
              <g key={part} transform={`translate(0 ${scale.y(scale.top * part)})`}>
                <line x2={inside} className={classes.grid} />
                <text x={-8} dy="0.32em" textAnchor="end" className={classes.label}>
                  {amountOf(scale.top, part)}
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
                d={stepsOf(series, curve, scale, period.until)}
                className={classes.curve}
                data-curve={curve}
              />
            ))}
            {drag && (
              <rect
                className={classes.drag}
                x={Math.min(drag.start, drag.end)}
                width={Math.abs(drag.end - drag.start)}
                height={depth}
              />
            )}
          </g>
        </svg>
      )}
    </div>
  );
}

/** In millions, but where every line of the grid would then say nought. */
function amountOf(top: number, part: number): string {
  return top >= 1e8 ? millions(top * part) : euros(Math.round((top * part) / 100) * 100);
}
