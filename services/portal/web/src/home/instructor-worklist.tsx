import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/client.ts';
import { Due } from '../elements/due.tsx';
import { Status } from '../elements/status.tsx';
import { count } from '../words/format.ts';
import classes from './home.module.css';

interface WorkItem {
  readonly reference: string;
  readonly title: string;
  readonly porteur: string;
  readonly status: string;
  readonly dueOn?: string;
  readonly late: boolean;
  readonly next?: string;
}

interface Worklist {
  readonly today: string;
  readonly mine: readonly WorkItem[];
  readonly late: readonly WorkItem[];
  readonly next: readonly WorkItem[];
}

const views = ['next', 'late', 'mine'] as const;

/** An instructor's day: what is next, what is late, everything that is theirs. */
export function InstructorWorklist() {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof views)[number]>('next');
  const { data } = useSuspenseQuery({
    queryKey: ['worklist'],
    queryFn: ({ signal }) => read<Worklist>('/api/programmation/worklist', undefined, signal),
  });
  const items = data[view];
  return (
    <section>
      <div className={classes.head}>
        <Title order={2}>{t('worklist.title')}</Title>
      </div>
      <div className={classes.tabs} role="group" aria-label={t('worklist.title')}>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.tab}
            aria-pressed={view === name}
            onClick={() => setView(name)}
          >
            {t(`worklist.${name}`)} <strong>{count(data[name].length)}</strong>
          </button>
        ))}
      </div>
      {items.length === 0 ? (
        <p>{t('worklist.nothing')}</p>
      ) : (
        <ol className={classes.list}>
          {items.slice(0, 25).map(({ reference, title, porteur, status, dueOn, next }) => (
            <li key={reference} className={classes.item}>
              <span className={classes.quiet}>{reference}</span>
              <span>
                <Link to="/dossiers/$reference" params={{ reference }}>
                  {title}
                </Link>
                <br />
                <span className={classes.quiet}>
                  {porteur}
                  {next && ` · ${next}`}
                </span>
              </span>
              <Status status={status} />
              <Due on={dueOn} today={data.today} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
