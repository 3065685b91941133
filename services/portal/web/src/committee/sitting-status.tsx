import { useTranslation } from 'react-i18next';
import classes from '../elements/status.module.css';
import type { SittingStatus as Status } from './committee-answers.ts';

const tones: Readonly<Record<Status, 'waiting' | 'moving' | 'good' | 'ended'>> = {
  scheduled: 'waiting',
  open: 'moving',
  closed: 'moving',
  minuted: 'good',
  cancelled: 'ended',
};

/** Where a session stands, by the shape of its mark as well as by its colour. */
export function SittingStatus({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  return (
    <span className={classes.status} data-tone={tones[status]}>
      {t(`sitting.status.${status}`)}
    </span>
  );
}
