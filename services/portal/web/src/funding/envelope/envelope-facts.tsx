import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import rows from '../../list/list.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { count, euros, moment } from '../../words/format.ts';
import classes from '../funding.module.css';
import type { EnvelopeFact } from '../funding-answers.ts';
import { ExportMenu } from '../../list/export-menu.tsx';
import { Pager } from '../../list/pager.tsx';
import { factsAddress, factsQuery } from './envelope-query.ts';

const pageSize = 25;

/** The facts behind the figure that was pressed, or every fact: what a figure is made of adds up under one's eyes. */
export function EnvelopeFacts({ envelope }: { readonly envelope: string }) {
  const { t } = useTranslation();
  const { chiffre, exercice, page } = useSearch({ from: '/enveloppes/$envelope' });
  const navigate = useNavigate({ from: '/enveloppes/$envelope' });
  const asOf = useAsOf();
  const parameters = { figure: chiffre, exercice, asOf };
  const { data, error, isFetching } = useQuery({
    ...factsQuery(envelope, { ...parameters, pageSize, page: page ?? 1 }),
    placeholderData: keepPreviousData,
  });
  const ofExercice = exercice === undefined ? '' : ` ${exercice}`;
  const title =
    chiffre === undefined
      ? t('facts.all')
      : t('facts.behind', { figure: `${t(`figure.${chiffre}`)}${ofExercice}` });
  return (
    <section id="faits" className={classes.section} aria-busy={isFetching}>
      <div className={classes.sectionHead}>
        <div>
          <Title order={2}>{title}</Title>
          <span className={classes.quiet} role="status">
            {data ? t('facts.found', { count: data.total, formatted: count(data.total) }) : ''}
            {chiffre !== undefined && (
              <>
                {' '}
                <Link
                  from="/enveloppes/$envelope"
                  search={({ page: _page, exercice: _exercice, chiffre: _figure, ...kept }) => kept}
                >
                  {t('facts.see-all')}
                </Link>
              </>
            )}
          </span>
        </div>
        <ExportMenu address={factsAddress(envelope)} parameters={parameters} name={`faits-${envelope}`} />
      </div>
      {error && <ProblemNotice error={error} />}
      <div className={rows.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={rows.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.fact')}</th>
              <th scope="col">{t('column.took-effect')}</th>
              <th scope="col">{t('column.by')}</th>
              <th scope="col">{t('column.about')}</th>
              <th scope="col" className={rows.number}>
                {t('column.change')}
              </th>
              <th scope="col" className={rows.number}>
                {t('column.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data === undefined
              ? Array.from({ length: 8 }, (_, place) => (
                  <tr key={place} className={rows.rowPlaceholder}>
                    <td colSpan={6} />
                  </tr>
                ))
              : data.items.map((fact) => <FactRow key={fact.revision} fact={fact} />)}
            {data?.items.length === 0 && (
              <tr>
                <td colSpan={6}>{t('facts.none')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Pager
        total={data?.total ?? 0}
        pageSize={pageSize}
        page={page}
        onPage={(next) =>
          void navigate({
            search: (before) => ({ ...before, page: next }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </section>
  );
}

function FactRow({ fact: { type, occurredAt, by, data, changes } }: { readonly fact: EnvelopeFact }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const { commitment, act, reason } = data as {
    readonly commitment?: string;
    readonly act?: { readonly reference: string };
    readonly reason?: string;
  };
  // Of several figures that one fact moved, the table shows the first; the rest follow from it.
  const [first] = changes;
  return (
    <tr>
      <th scope="row">{t(`event.${type}`, { defaultValue: type })}</th>
      <td>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
      </td>
      <td>{by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}</td>
      <td>
        {commitment !== undefined ? (
          <Link to="/engagements/$commitment" params={{ commitment }}>
            {commitment}
          </Link>
        ) : (
          (act?.reference ?? '—')
        )}
        {reason !== undefined && <div className={rows.under}>{reason}</div>}
      </td>
      <td className={rows.number}>{first === undefined ? '—' : signed(first.change)}</td>
      <td className={rows.number}>{first === undefined ? '—' : euros(first.after)}</td>
    </tr>
  );
}

function signed(amount: number): string {
  return amount > 0 ? `+ ${euros(amount)}` : `− ${euros(-amount)}`;
}
