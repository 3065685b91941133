import type { ReactNode } from 'react';
import { euros, percent } from '../words/format.ts';
import classes from './gauge.module.css';

/** How a part of a gauge looks: full, hatched, pale, so that it is told without its colour. */
export type Tone = 'spent' | 'moving' | 'reserved' | 'left' | 'idle';

export interface GaugePart {
  readonly label: string;
  readonly amount: number;
  readonly tone: Tone;
  /** Instead of the bare amount: a way to the facts behind it. */
  readonly shown?: ReactNode;
}

/** A tone beside what it means. */
export function Swatch({ tone }: { readonly tone: Tone }) {
  return <span className={classes.swatch} data-tone={tone} aria-hidden />;
}

/** The bar alone, beside figures that say the same. */
export function GaugeBar({ parts, total }: { readonly parts: readonly GaugePart[]; readonly total: number }) {
  const whole = Math.max(
    total,
    parts.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0),
    1,
  );
  if (total === 0 && parts.every(({ amount }) => amount === 0)) return null;
  return (
    <span className={classes.bar} aria-hidden>
      {parts.map(({ label, amount, tone }) =>
        amount > 0 ? (
          <span
            key={label}
            className={classes.part}
            data-tone={tone}
            style={{ width: `${(100 * amount) / whole}%` }}
          />
        ) : null,
      )}
    </span>
  );
}

interface GaugeProps {
  readonly title: string;
  readonly totalLabel: string;
  readonly total: number;
  readonly totalShown?: ReactNode;
  readonly parts: readonly GaugePart[];
  readonly children?: ReactNode;
}

/** What there is, what was taken of it and what is left: each figure in words beside its part of the bar. */
export function Gauge({ title, totalLabel, total, totalShown, parts, children }: GaugeProps) {
  return (
    <section className={classes.gauge}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.total}>
          <span className={classes.quiet}>{totalLabel}</span> {totalShown ?? euros(total)}
        </p>
      </header>
      <GaugeBar parts={parts} total={total} />
      <dl className={classes.legend}>
        {parts.map(({ label, amount, tone, shown }) => (
          <div key={label}>
            <dt>
              <Swatch tone={tone} />
              {label}
            </dt>
            <dd>
              {shown ?? euros(amount)}
              {total > 0 && amount > 0 && <span className={classes.share}>{percent(amount / total)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
