import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { count, dayOf, longDay } from '../../words/format.ts';
import type { Campaign } from '../campaigns.ts';
import { daysBetween } from './calendar-days.ts';
import type { Stage } from './call-stage.tsx';
import classes from './call.module.css';

interface CallCalendarProps {
  readonly campaign: Campaign;
  readonly stage: Stage;
  readonly today: string;
}

/** When requests are taken, and where today stands in it. */
export function CallCalendar({ campaign, stage, today }: CallCalendarProps) {
  const { t } = useTranslation();
  const opensOn = dayOf(campaign.opensAt);
  const closesOn = dayOf(campaign.closesAt);
  const whole = Math.max(1, daysBetween(opensOn, closesOn));
  const passed = Math.min(whole, Math.max(0, daysBetween(opensOn, today)));
  const left = { before: daysBetween(today, opensOn), taking: daysBetween(today, closesOn) };
  return (
    <section aria-labelledby="calendar" className={classes.calendar} data-stage={stage}>
      <Title order={2} id="calendar" className="visually-hidden">
        {t('call.calendar')}
      </Title>
      <p className={classes.says}>
        {t(`call.says.${stage}`, {
          days: count(stage === 'before' ? left.before : left.taking),
          count: stage === 'before' ? left.before : left.taking,
        })}
      </p>
      <div className={classes.track} aria-hidden>
        <span style={{ width: `${(100 * passed) / whole}%` }} />
      </div>
      <dl className={classes.ends}>
        <div>
          <dt>{t('field.opensOn')}</dt>
          <dd>{longDay(opensOn)}</dd>
        </div>
        <div>
          <dt>{t('field.closesOn')}</dt>
          <dd>{longDay(closesOn)}</dd>
        </div>
      </dl>
    </section>
  );
}
