import { useTranslation } from 'react-i18next';
import classes from '../../elements/status.module.css';
import { dayOf } from '../../words/format.ts';
import type { Campaign } from '../campaigns.ts';

export type Stage = 'prepared' | 'before' | 'taking' | 'over' | 'closed';

const tones: Readonly<Record<Stage, 'waiting' | 'moving' | 'good' | 'ended'>> = {
  prepared: 'waiting',
  before: 'waiting',
  taking: 'good',
  over: 'moving',
  closed: 'ended',
};

/** Where a call stands on a day: open is not enough to take requests, its calendar must say so too. */
export function stageOf({ status, opensAt, closesAt }: Campaign, today: string): Stage {
  if (status !== 'open') return status;
  if (today < dayOf(opensAt)) return 'before';
  return today <= dayOf(closesAt) ? 'taking' : 'over';
}

export function CallStage({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation();
  return (
    <span className={classes.status} data-tone={tones[stage]}>
      {t(`call.stage.${stage}`)}
    </span>
  );
}
