import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Quorum } from '../committee-answers.ts';
import classes from './sitting.module.css';

/** Whether enough members are there, with the numbers that say so. */
export function QuorumTold({ quorum }: { readonly quorum: Quorum }) {
  const { t } = useTranslation();
  const { present, entitled, needed } = quorum;
  const met = present >= needed;
  return (
    <span className={classes.quorum} data-met={met || undefined} role="status">
      {met ? <IconCheck size={17} aria-hidden /> : <IconX size={17} aria-hidden />}
      {t(met ? 'sitting.quorum-met' : 'sitting.quorum-missed', { present, entitled, needed })}
    </span>
  );
}
