import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../words/format.ts';
import classes from './due.module.css';

/** A day by which something is due; late says so in words and with a mark, not by its colour alone. */
export function Due({ on, today }: { readonly on: string | undefined; readonly today: string }) {
  const { t } = useTranslation();
  if (on === undefined) return <span aria-label={t('due.none')}>—</span>;
  if (on >= today) return <span>{shortDay(on)}</span>;
  return (
    <span className={classes.late}>
      <IconAlarm size={15} aria-hidden />
      {shortDay(on)} <span className="visually-hidden">{t('due.late')}</span>
    </span>
  );
}
