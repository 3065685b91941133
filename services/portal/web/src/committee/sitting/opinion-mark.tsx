import { IconAlertCircle, IconCircleCheck, IconCircleX, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Opinion } from '../committee-answers.ts';
import classes from './sitting.module.css';

const marks = {
  favourable: IconCircleCheck,
  'with-reservations': IconAlertCircle,
  adjourned: IconPlayerPause,
  unfavourable: IconCircleX,
} as const satisfies Record<Opinion, unknown>;

/** An opinion by its shape, its colour and its name. */
export function OpinionMark({ opinion }: { readonly opinion: Opinion }) {
  const { t } = useTranslation();
  const Mark = marks[opinion];
  return (
    <span className={classes.opinion} data-opinion={opinion}>
      <Mark size={17} aria-hidden />
      {t(`sitting.opinion.${opinion}`)}
    </span>
  );
}
