import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './figure.module.css';
import { type FigureOf, useFigureName } from './figure-name.ts';

interface FigureLinkProps extends FigureOf {
  readonly campaign: string;
  /** The day after which; the figure itself when there is none. */
  readonly since?: string | undefined;
  readonly children?: ReactNode;
}

/** A figure that opens the facts that made it. */
export function FigureLink({ campaign, measure, by, of, since, children }: FigureLinkProps) {
  const { t } = useTranslation();
  const name = useFigureName()({ measure, by, of });
  return (
    <Link
      to="/chiffres/$campaign"
      params={{ campaign }}
      search={{
        mesure: measure,
        ...(by !== undefined && of !== undefined && { par: by, cle: of }),
        ...(since !== undefined && { du: since }),
      }}
      className={classes.figure}
      title={t('lineage.open', { figure: name })}
    >
      {children}
    </Link>
  );
}
