import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { moment, shortDay } from '../../words/format.ts';
import type { DatedFact } from './knowledge-query.ts';

interface DatedFactsProps {
  readonly facts: readonly DatedFact[];
  readonly caption: string;
  readonly none: string;
}

/** Facts by both their dates: between the one and the other lies what nobody could have been told. */
export function DatedFacts({ facts, caption, none }: DatedFactsProps) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  return (
    <DataTable
      stacks
      caption={caption}
      head={
        <>
          <th scope="col">{t('audit.what')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.occurred')}</th>
          <th scope="col">{t('audit.recorded')}</th>
          <th scope="col">{t('knowledge.delay')}</th>
        </>
      }
    >
      {facts.map(({ revision, type, by, occurredAt, effectiveOn, recordedAt, correlationId, why }) => (
        <tr key={revision}>
          <th scope="row">
            <Link to="/histoire/correlations/$correlation" params={{ correlation: correlationId }}>
              {t(`event.${type}`, { defaultValue: type })}
            </Link>
            <span className={table.under}>
              {t('audit.revision', { revision })}
              {why !== undefined && ` – « ${why} »`}
            </span>
          </th>
          <td data-line>
            {by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}
            {by.role !== 'systeme' && (
              <span className={table.under}>{t(`role.${by.role}`, { defaultValue: by.role })}</span>
            )}
          </td>
          <td className={table.short} data-label={t('audit.occurred')}>
            {effectiveOn === undefined ? (
              <time dateTime={occurredAt}>{moment(occurredAt)}</time>
            ) : (
              <time dateTime={effectiveOn}>{shortDay(effectiveOn)}</time>
            )}
          </td>
          <td className={table.short} data-label={t('audit.recorded')}>
            <time dateTime={recordedAt}>{moment(recordedAt)}</time>
          </td>
          <td className={table.short} data-label={t('knowledge.delay')}>
            <Delay from={effectiveOn ?? occurredAt} to={recordedAt} />
          </td>
        </tr>
      ))}
      {facts.length === 0 && (
        <tr>
          <td colSpan={5}>{none}</td>
        </tr>
      )}
    </DataTable>
  );
}

/** How long a fact went unsaid. */
function Delay({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation();
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes <= 0) return <>—</>;
  if (minutes < 120) return <>{t('knowledge.minutes', { count: minutes })}</>;
  if (minutes < 48 * 60) return <>{t('knowledge.hours', { count: Math.round(minutes / 60) })}</>;
  return <>{t('knowledge.days', { count: Math.round(minutes / 1440) })}</>;
}
