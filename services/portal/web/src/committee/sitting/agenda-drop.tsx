import { useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './agenda.module.css';

interface AgendaDropProps {
  readonly empty: boolean;
  readonly busy: boolean;
  readonly children: ReactNode;
}

/** Where dossiers are put: the list itself, also while it holds nothing. */
export function AgendaDrop({ empty, busy, children }: AgendaDropProps) {
  const { t } = useTranslation();
  const { setNodeRef, isOver } = useDroppable({ id: 'agenda', disabled: !empty });
  return empty ? (
    <p ref={setNodeRef} className={classes.empty} data-over={isOver || undefined}>
      {t('agenda.empty')}
    </p>
  ) : (
    <ol className={classes.agenda} aria-busy={busy}>
      {children}
    </ol>
  );
}
