import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { ProblemNotice } from '../../elements/problem-notice.tsx';
import { Pager } from '../../list/pager.tsx';
import { usePerson } from '../../session/session.ts';
import { moment } from '../../words/format.ts';
import classes from './figure.module.css';
import { type FigureOf, changeSaid, figureSaid } from './figure-name.ts';
import { type FigureFact, figureFactsQuery } from './figure-query.ts';

const pageSize = 25;

interface FigureFactsProps extends FigureOf {
  readonly campaign: string;
  readonly since: string | undefined;
  readonly asOf: string | undefined;
  readonly page: number | undefined;
  readonly caption: string;
  readonly onPage: (page: number) => void;
}

/** The facts behind a figure, each with what it changed; beneath them what they add up to: the figure. */
export function FigureFactsTable(props: FigureFactsProps) {
  const { campaign, measure, by, of: key, since, asOf, page = 1, caption, onPage } = props;
  const { t } = useTranslation();
  const { data, error, isFetching } = useQuery({
    ...figureFactsQuery(campaign, { measure, by, key, since, asOf, page, pageSize }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNotice error={error} />;
  return (
    <div aria-busy={isFetching}>
      <DataTable
        stacks
        caption={caption}
        head={
          <>
            <th scope="col">{t('lineage.fact')}</th>
            <th scope="col">{t('column.title')}</th>
            <th scope="col">{t('lineage.who')}</th>
            <th scope="col">{t('lineage.occurred')}</th>
            <th scope="col" className={table.number}>
              {t('lineage.change')}
            </th>
            <th scope="col" className={table.number}>
              {t('lineage.after')}
            </th>
          </>
        }
        foot={
          data !== undefined && (
            <tr className={classes.total}>
              <th scope="row" colSpan={4}>
                {t('lineage.sum-of', { count: data.total, formatted: figureSaid('dossiers', data.total) })}
              </th>
              <td className={table.number}>
                {since === undefined ? figureSaid(measure, data.sum) : changeSaid(measure, data.sum)}
              </td>
              <td />
            </tr>
          )
        }
      >
        {data === undefined
          ? Array.from({ length: 10 }, (_, place) => (
              <tr key={place} className={classes.placeholder}>
                <td colSpan={6} />
              </tr>
            ))
          : data.items.map((fact) => (
              <FactRow key={`${fact.dossier}-${fact.revision}`} fact={fact} measure={measure} />
            ))}
        {data?.items.length === 0 && (
          <tr>
            <td colSpan={6}>{t('lineage.none')}</td>
          </tr>
        )}
      </DataTable>
      <Pager total={data?.total ?? 0} pageSize={pageSize} page={page} onPage={onPage} />
    </div>
  );
}

interface FactRowProps extends Pick<FigureOf, 'measure'> {
  readonly fact: FigureFact;
}

function FactRow({ fact, measure }: FactRowProps) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const nameOf = useHolderName();
  const { type, dossier, title, by, occurredAt, recordedAt, correlationId, change, after } = fact;
  const said = t(`event.${type}`, { defaultValue: type });
  return (
    <tr>
      <th scope="row">
        {role === 'auditeur' || role === 'admin' ? (
          <Link to="/histoire/correlations/$correlation" params={{ correlation: correlationId }}>
            {said}
          </Link>
        ) : (
          said
        )}
      </th>
      <td data-line>
        <Link to="/dossiers/$reference" params={{ reference: dossier }} search={{ onglet: 'histoire' }}>
          {dossier}
        </Link>
        <span className={table.under}>{title}</span>
      </td>
      <td>
        {by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}
        {by.role !== 'systeme' && (
          <span className={table.under}>{t(`role.${by.role}`, { defaultValue: by.role })}</span>
        )}
      </td>
      <td>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
        {recordedAt.slice(0, 10) !== occurredAt.slice(0, 10) && (
          <span className={table.under}>{t('dossier.learned', { when: moment(recordedAt) })}</span>
        )}
      </td>
      <td className={table.number} data-label={t('lineage.change')}>
        {changeSaid(measure, change)}
      </td>
      <td className={table.number} data-label={t('lineage.after')}>
        {figureSaid(measure, after)}
      </td>
    </tr>
  );
}
