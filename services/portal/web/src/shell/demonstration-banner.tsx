import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import classes from './demonstration-banner.module.css';

/** Nobody may take invented people for real ones. */
export function DemonstrationBanner() {
  const { t } = useTranslation();
  const { mode } = useSession();
  return mode === 'demonstration' ? <div className={classes.banner}>{t('shell.demonstration')}</div> : null;
}
