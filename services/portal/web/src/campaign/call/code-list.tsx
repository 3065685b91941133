import { Button, Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../words/format.ts';
import classes from './call.module.css';

interface CodeListProps {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: string[]) => void;
  readonly error?: string | false | undefined;
  /** The title above it says its legend already: only how many are ticked is shown. */
  readonly headed?: boolean;
  /** Folded until it is asked for, or some of it and not all is ticked: long lists that are seldom changed. */
  readonly folded?: boolean;
}

/** Codes to tick, with how many are, and all or none of them at once. */
export function CodeList({
  legend,
  options,
  chosen,
  onChoose,
  error,
  headed = false,
  folded = false,
}: CodeListProps) {
  const { t } = useTranslation();
  const own = new Set(options.map(({ value }) => value));
  const others = chosen.filter((value) => !own.has(value));
  const ticked = options.filter(({ value }) => chosen.includes(value));
  const all = ticked.length === options.length;
  const fault = useId();
  const [unfolded] = useState(ticked.length > 0 && !all);
  const counted = t('call.ticked', { ticked: count(ticked.length), total: count(options.length) });
  const list = (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onChoose(all ? others : [...others, ...own])}
        aria-label={`${legend} : ${t(all ? 'call.tick-none' : 'call.tick-all')}`}
      >
        {t(all ? 'call.tick-none' : 'call.tick-all')}
      </Button>
      <div
        role="group"
        aria-label={legend}
        aria-describedby={error ? fault : undefined}
        data-fault={error ? true : undefined}
        className={classes.ticks}
      >
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            size="sm"
            checked={chosen.includes(value)}
            onChange={({ currentTarget }) =>
              onChoose(currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
        ))}
      </div>
      {error && (
        <p id={fault} className={classes.fault}>
          {error}
        </p>
      )}
    </>
  );
  return folded ? (
    <details className={classes.details} open={unfolded}>
      <summary>
        {legend} <span className={classes.quiet}>{counted}</span>
      </summary>
      {list}
    </details>
  ) : (
    <div>
      <p className={classes.legend}>
        <span className={headed ? 'visually-hidden' : undefined}>{legend}</span>{' '}
        <span className={classes.quiet}>{counted}</span>
      </p>
      {list}
    </div>
  );
}
