import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
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
    <section className={classes.section}>
      <Title order={2} mb="xs">
        {t('envelopes.by-exercice')}
      </Title>
      <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('envelopes.by-exercice')}>
        <table className={`${rows.table} ${classes.narrowHeads}`}>
          <caption className="visually-hidden">{t('envelopes.by-exercice')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.exercice')}</th>
              {shown.map((name) => (
                <th scope="col" key={name} className={rows.number}>
                  {t(`figure.credits.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {credits.map(({ exercice, ...amounts }) => (
              <tr key={exercice}>
                <th scope="row">{exercice}</th>
                {shown.map((name) => (
                  <td key={name} className={rows.number}>
                    {amounts[name] === 0 ? (
                      '—'
                    ) : (
                      <Link
                        from="/enveloppes/$envelope"
                        search={({ page: _page, ...kept }) => ({
                          ...kept,
                          chiffre: `credits.${name}`,
                          exercice: String(exercice),
                        })}
                        hash="faits"
                        className={classes.figureLink}
                        aria-current={
                          chosen.chiffre === `credits.${name}` && chosen.exercice === String(exercice)
                            ? 'true'
                            : undefined
                        }
                      >
                        {euros(amounts[name])}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
