import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Period, moved, zoomed } from './consumption-period.ts';
import classes from './envelope-chart.module.css';

interface ConsumptionControlsProps {
  readonly whole: Period;
  readonly shown: Period;
  readonly onPeriod: (period: Period) => void;
  readonly onWhole: () => void;
}

/** Which days are drawn: two days, or a step nearer, farther, earlier, later. */
export function ConsumptionControls({ whole, shown, onPeriod, onWhole }: ConsumptionControlsProps) {
  const { t } = useTranslation();
  const all = shown.from === whole.from && shown.until === whole.until;
  const steps = [
    { name: 'earlier', Mark: IconChevronLeft, to: moved(whole, shown, -1) },
    { name: 'later', Mark: IconChevronRight, to: moved(whole, shown, 1) },
    { name: 'nearer', Mark: IconZoomIn, to: zoomed(whole, shown, 0.5) },
    { name: 'farther', Mark: IconZoomOut, to: zoomed(whole, shown, 2) },
  ] as const;
  return (
    <div className={classes.controls} role="group" aria-label={t('consumption.period')} data-no-print>
      <DayField
        label={t('consumption.from')}
        day={shown.from}
        within={{ from: whole.from, until: shown.until }}
        onDay={(from) => onPeriod({ ...shown, from })}
      />
      <DayField
        label={t('consumption.until')}
        day={shown.until}
        within={{ from: shown.from, until: whole.until }}
        onDay={(until) => onPeriod({ ...shown, until })}
      />
      <div className={classes.steps}>
        {steps.map(({ name, Mark, to }) => (
          <Tooltip key={name} label={t(`consumption.${name}`)}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t(`consumption.${name}`)}
              aria-disabled={to.from === shown.from && to.until === shown.until}
              onClick={() => onPeriod(to)}
            >
              <Mark size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
        <Button variant="default" size="xs" aria-disabled={all} onClick={onWhole}>
          {t('consumption.whole')}
        </Button>
      </div>
    </div>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly within: Period;
  readonly onDay: (day: string) => void;
}

/** A day: what is being typed stays as typed until it is one that can be drawn. */
function DayField({ label, day, within, onDay }: DayFieldProps) {
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      min={within.from}
      max={within.until}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (value >= within.from && value <= within.until) onDay(value);
      }}
      onBlur={() => setTyped(day)}
    />
  );
}
