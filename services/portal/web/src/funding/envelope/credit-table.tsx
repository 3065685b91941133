import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { euros } from '../../words/format.ts';
import classes from '../funding.module.css';
import type { CreditFigures } from '../funding-answers.ts';

const figures = [
  'opened',
  'received',
  'delegated',
  'carriedIn',
  'carriedOut',
  'lapsed',
  'held',
  'consumed',
  'unspent',
] as const;

/** The payment credits exercice by exercice; each figure opens the facts that made it. */
export function CreditTable({
  credits,
  chosen,
}: {
  readonly credits: readonly CreditFigures[];
  readonly chosen: { readonly chiffre?: string; readonly exercice?: string };
}) {
  const { t } = useTranslation();
  if (credits.length === 0) return null;
  const shown = figures.filter((name) => credits.some((one) => one[name] !== 0));
  return (
    <div
      className={`${tables.scroll} ${classes.creditTable}`}
      tabIndex={0}
      role="region"
      aria-label={t('envelopes.by-exercice')}
    >
      <table className={tables.table}>
        <caption className="visually-hidden">{t('envelopes.by-exercice')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.exercice')}</th>
            {credits.map(({ exercice }) => (
              <th scope="col" key={exercice} className={tables.number}>
                {exercice}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`figure.credits.${name}`)}</th>
              {credits.map(({ exercice, [name]: amount }) => (
                <td key={exercice} className={tables.number}>
                  {amount === 0 ? (
                    '—'
                  ) : (
                    <Link
                      from="/enveloppes/$envelope"
                      search={({ au }) => ({
                        chiffre: `credits.${name}`,
                        exercice: String(exercice),
                        ...(au !== undefined && { au }),
                      })}
                      hash="faits"
                      className={classes.figureLink}
                      aria-current={
                        chosen.chiffre === `credits.${name}` && chosen.exercice === String(exercice)
                          ? 'true'
                          : undefined
                      }
                    >
                      {euros(amount)}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
