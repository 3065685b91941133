import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Due } from '../elements/due.tsx';
import { WorkCounts } from '../funding/worklist/work-counts.tsx';
import { financeWorkQuery } from '../funding/worklist/worklist-query.ts';
import { useAsOf } from '../shell/as-of.ts';
import { count, euros } from '../words/format.ts';
import classes from './home.module.css';

/** What waits on the commitments for who keeps the accounts or certifies the service: how much, how late, blocked by what. */
export function FinanceWorklist() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { data } = useSuspenseQuery(financeWorkQuery({ asOf, page: 1, pageSize: 6 }));
  const blocked = data.counts.reduce((sum, one) => sum + one.blocked, 0);
  const late = data.counts.reduce((sum, one) => sum + one.late, 0);
  return (
    <section>
      <div className={classes.head}>
        <Title order={2}>{t('worklist.title')}</Title>
        <span className={classes.quiet}>
          {t('work.summary', { total: count(data.total), late: count(late), blocked: count(blocked) })}{' '}
          <Link to="/a-traiter">{t('work.see-all')}</Link>
        </span>
      </div>
      <div className={classes.finance}>
        <WorkCounts counts={data.counts} />
        <ol className={classes.list} aria-label={t('work.first')}>
          {data.items.map(({ kind, commitment, concerns, title, label, amount, dueOn }) => (
            <li key={`${kind} ${commitment} ${concerns ?? ''}`} className={classes.workItem}>
              <span>
                <Link to="/engagements/$commitment" params={{ commitment }}>
                  {title}
                </Link>
                <br />
                <span className={classes.quiet}>
                  {label} · {euros(amount)}
                </span>
              </span>
              <Due on={dueOn} today={data.today} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
