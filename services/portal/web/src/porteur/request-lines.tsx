import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FundingLine } from '../dossier/dossier-answers.ts';
import { useNames } from '../reference/reference.ts';
import { euros, longDay } from '../words/format.ts';
import classes from './porteur.module.css';

/** What each funder was asked, what they answered, what was paid: a sentence for each. */
export function RequestLines({ lines }: { readonly lines: readonly FundingLine[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const decision = ({ outcome, requested }: FundingLine) => {
    if (outcome === undefined) return t('porteur.line.waiting');
    const said = {
      amount: euros(outcome.amount ?? 0),
      requested: euros(requested),
      act: outcome.act?.reference ?? '',
      day: outcome.act ? longDay(outcome.act.date) : '',
    };
    return t(`porteur.line.${outcome.kind}`, said);
  };
  const payment = ({ outcome, money }: FundingLine) => {
    if (outcome?.kind !== 'granted') return undefined;
    const paid = money?.paid ?? 0;
    const amounts = { paid: euros(paid), granted: euros(outcome.amount ?? 0) };
    if (money !== undefined && money.toRecover > money.recovered)
      return t('porteur.paid.back', { amount: euros(money.toRecover - money.recovered) });
    if (paid === 0) return t(money?.ordered ? 'porteur.paid.ordered' : 'porteur.paid.nothing', amounts);
    return t(paid >= (outcome.amount ?? 0) ? 'porteur.paid.whole' : 'porteur.paid.part', amounts);
  };
  return (
    <section className={classes.section} aria-labelledby="answers">
      <Title order={2} id="answers">
        {t('porteur.answers')}
      </Title>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.lineId} className={classes.line}>
            <h3>
              {names.funder(line.funder)} – {names.dispositif(line.funder, line.dispositif)}
              <span className={classes.quiet}> {line.year}</span>
            </h3>
            <p>
              {t('porteur.line.asked', { amount: euros(line.requested) })} {decision(line)}
            </p>
            {payment(line) !== undefined && <p>{payment(line)}</p>}
            {line.outcome?.kind === 'granted' && (
              <progress
                className={classes.progress}
                max={Math.max(1, line.outcome.amount ?? 0)}
                value={line.money?.paid ?? 0}
                aria-label={t('porteur.paid.share')}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
