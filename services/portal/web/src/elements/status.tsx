import { useTranslation } from 'react-i18next';
import classes from './status.module.css';

/** What a state means to who looks at it: told by the shape of its mark as well as by its colour. */
const tones: Readonly<Record<string, 'waiting' | 'moving' | 'good' | 'ended'>> = {
  draft: 'waiting',
  submitted: 'moving',
  'awaiting-complements': 'waiting',
  admissible: 'moving',
  'under-instruction': 'moving',
  'on-agenda': 'moving',
  'opinion-given': 'moving',
  programmed: 'moving',
  decided: 'good',
  notified: 'good',
  'in-execution': 'good',
  'report-due': 'waiting',
  'report-submitted': 'moving',
  'report-to-amend': 'waiting',
  justified: 'good',
  closed: 'good',
  'past-grant': 'good',
  denied: 'waiting',
  reserved: 'moving',
  accounting: 'moving',
  legal: 'moving',
  'partly-liquidated': 'moving',
  liquidated: 'moving',
  ordered: 'moving',
  paid: 'moving',
  settled: 'good',
  rejected: 'waiting',
  'in-recovery': 'waiting',
  recovered: 'good',
  imported: 'good',
};

export function Status({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.status} data-tone={tones[status] ?? 'ended'}>
      {t(`status.${status}`)}
    </span>
  );
}
