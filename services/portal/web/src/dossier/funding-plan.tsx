import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import { useNames } from '../reference/reference.ts';
import { euros } from '../words/format.ts';
import type { Contents, DossierSheet, FundingLine } from './dossier-answers.ts';
import classes from './dossier.module.css';

const amounts = ['requested', 'proposed', 'programmed', 'granted', 'committed', 'ordered', 'paid'] as const;
type Amount = (typeof amounts)[number];

/** Who pays what: the lines, what became of each, and the budget of the action. */
export function FundingPlan({ sheet }: { readonly sheet: DossierSheet }) {
  const { t } = useTranslation();
  const names = useNames();
  const { file, contents: draft } = sheet.state;
  const said = (line: FundingLine, name: Amount) => {
    const { outcome } = line;
    if (name === 'granted' && outcome && outcome.kind !== 'granted') return t(`outcome.${outcome.kind}`);
    const amount = amountOf(line, name);
    return amount === undefined || (amount === 0 && name !== 'granted') ? '—' : euros(amount);
  };
  const lines = file?.lines ?? draft?.lines ?? [];
  const budget = (file?.contents ?? draft)?.budget;
  return (
    <>
      <section className={classes.section}>
        <Title order={2}>{t('dossier.lines')}</Title>
        <DataTable
          stacks
          caption={t('dossier.lines')}
          head={
            <>
              <th scope="col">{t('column.line')}</th>
              {amounts.map((name) => (
                <th scope="col" key={name} className={table.number}>
                  {t(`money.${name}`)}
                </th>
              ))}
            </>
          }
        >
          {lines.map((line) => {
            const { lineId, funder, dispositif, year, money } = line;
            return (
              <tr key={lineId}>
                <th scope="row">
                  {lineId} · {names.funder(funder)}
                  <span className={table.under}>
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
                {amounts.map((name) => (
                  <td key={name} className={table.number} data-label={t(`money.${name}`)}>
                    {said(line, name)}
                  </td>
                ))}
              </tr>
            );
          })}
        </DataTable>
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

function amountOf({ outcome, money, ...line }: FundingLine, name: Amount): number | undefined {
  if (name === 'granted') return outcome && (outcome.amount ?? 0);
  if (name === 'committed' || name === 'ordered' || name === 'paid') return money?.[name];
  return line[name];
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
    <DataTable
      caption={title}
      captionShown
      head={
        <>
          <th scope="col">{t('column.label')}</th>
          <th scope="col" className={table.number}>
            {t('column.amount')}
          </th>
        </>
      }
      foot={
        <tr className={classes.total}>
          <th scope="row">{t('column.total')}</th>
          <td className={table.number}>{euros(items.reduce((sum, { amount }) => sum + amount, 0))}</td>
        </tr>
      }
    >
      {items.map(({ label, amount }, place) => (
        <tr key={place}>
          <th scope="row">{label}</th>
          <td className={table.number}>{euros(amount)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
