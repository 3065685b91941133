import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './connection-band.module.css';
import { useConnected } from './connection.ts';

/** Says that what is shown may be old, and that nothing typed is lost. */
export function ConnectionBand() {
  const { t } = useTranslation();
  const connected = useConnected();
  return (
    <div role="status">
      {!connected && (
        <p className={classes.band}>
          <IconPlugConnectedX size={18} aria-hidden />
          {t('shell.connection-lost')}
        </p>
      )}
    </div>
  );
}
