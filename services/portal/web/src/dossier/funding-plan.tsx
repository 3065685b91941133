import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNames } from '../reference/reference.ts';
import { euros } from '../words/format.ts';
import type { Contents, DossierSheet } from './dossier-answers.ts';
import classes from './dossier.module.css';

/** Who pays what: the lines, what became of each, and the budget of the action. */
export function FundingPlan({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const names = useNames();
  const { file, contents: draft } = sheet.state;
  const lines = file?.lines ?? draft?.lines ?? [];
  const budget = (file?.contents ?? draft)?.budget;
  return (
    <>
      <section className={classes.section}>
        <Title order={2}>{t('dossier.lines')}</Title>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('dossier.lines')}>
          <table className={classes.table}>
            <caption className="visually-hidden">{t('dossier.lines')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('column.line')}</th>
                {(
                  ['requested', 'proposed', 'programmed', 'granted', 'committed', 'ordered', 'paid'] as const
                ).map((name) => (
                  <th scope="col" key={name} className={classes.number}>
                    {t(`money.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const { lineId, funder, dispositif, year, outcome, money } = line;
                const granted =
                  outcome?.kind === 'granted'
                    ? euros(outcome.amount ?? 0)
                    : outcome && t(`outcome.${outcome.kind}`);
                return (
                  <tr key={lineId}>
                    <th scope="row">
                      {lineId} · {names.funder(funder)}
                      <br />
                      <span className={classes.quiet}>
                        {names.dispositif(funder, dispositif)}, {year}
                        {money?.ej && ` · EJ ${money.ej}`}
                        {money && (
                          <>
                            {' · '}
                            <Link
                              to="/engagements/$commitment"
                              params={{ commitment: `${sheet.reference}.${lineId}` }}
                            >
                              {t('commitments.see')}
                            </Link>
                          </>
                        )}
                      </span>
                    </th>
                    <Amount of={line.requested} />
                    <Amount of={line.proposed} />
                    <Amount of={line.programmed} />
                    <td className={classes.number}>{granted ?? '—'}</td>
                    <Amount of={money?.committed} />
                    <Amount of={money?.ordered} />
                    <Amount of={money?.paid} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      {budget && (
        <section className={classes.section}>
          <Title order={2}>{t('dossier.budget')}</Title>
          <div className={classes.budget}>
            <BudgetSide title={t('dossier.expenses')} items={budget.expenses} />
            <BudgetSide title={t('dossier.resources')} items={budget.resources} />
          </div>
        </section>
      )}
    </>
  );
}

function Amount({ of }: { readonly of: number | undefined }) {
  return <td className={classes.number}>{of === undefined || of === 0 ? '—' : euros(of)}</td>;
}

function BudgetSide({
  title,
  items,
}: {
  readonly title: string;
  readonly items: NonNullable<Contents['budget']>['expenses'];
}) {
  const { t } = useTranslation();
  return (
    <table className={classes.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.label')}</th>
          <th scope="col" className={classes.number}>
            {t('column.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ label, amount }, place) => (
          <tr key={place}>
            <th scope="row">{label}</th>
            <td className={classes.number}>{euros(amount)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <strong>{t('column.total')}</strong>
          </th>
          <td className={classes.number}>
            <strong>{euros(items.reduce((sum, { amount }) => sum + amount, 0))}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
