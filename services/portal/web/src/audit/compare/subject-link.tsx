import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubjectKind } from './compare-search.ts';

/** A subject by its name, which opens its own screen. */
export function SubjectLink({ kind, id }: { readonly kind: SubjectKind; readonly id: string }) {
  const { t } = useTranslation();
  switch (kind) {
    case 'dossier':
      return (
        <Link to="/dossiers/$reference" params={{ reference: id }}>
          {id}
        </Link>
      );
    case 'commitment':
      return (
        <Link to="/engagements/$commitment" params={{ commitment: id }}>
          {id}
        </Link>
      );
    case 'envelope':
      return (
        <Link to="/enveloppes/$envelope" params={{ envelope: id }}>
          {id}
        </Link>
      );
    case 'campaign':
      return (
        <Link to="/carte" search={{ campagne: id }}>
          {t('figures.title', { campaign: id })}
        </Link>
      );
  }
}
