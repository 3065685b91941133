import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../dossier/people.ts';
import { moment } from '../words/format.ts';
import { type AuditedEvent, dossierOf } from './event-answers.ts';
import { DataTable } from '../elements/data-table.tsx';
import table from '../elements/data-table.module.css';
import classes from './audit.module.css';

const columns = ['what', 'subject-column', 'who', 'occurred', 'recorded', 'story'] as const;

/** Events as the log holds them: what, about what, by whom, when it took effect and when it was learned. */
export function EventTable({ items }: { readonly items: readonly AuditedEvent[] | undefined }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  return (
    <DataTable
      stacks
      caption={t('audit.list')}
      head={columns.map((name) => (
        <th key={name} scope="col">
          {t(`audit.${name}`)}
        </th>
      ))}
    >
      {items === undefined
        ? Array.from({ length: 12 }, (_, place) => (
            <tr key={place} className={classes.placeholder}>
              <td colSpan={columns.length} />
            </tr>
          ))
        : items.map((event) => <EventRow key={event.position} event={event} nameOf={nameOf} />)}
      {items?.length === 0 && (
        <tr>
          <td colSpan={columns.length}>{t('audit.nothing')}</td>
        </tr>
      )}
    </DataTable>
  );
}

function EventRow({
  event,
  nameOf,
}: {
  readonly event: AuditedEvent;
  readonly nameOf: (id: string) => string;
}) {
  const { t } = useTranslation();
  const { type, stream, revision, position, metadata, recordedAt, data } = event;
  const dossier = dossierOf(stream);
  return (
    <tr>
      <th scope="row">
        {t(`event.${type}`, { defaultValue: type })}
        <details>
          <summary className={classes.more}>{t('audit.data', { position })}</summary>
          <pre className={classes.data}>{JSON.stringify(data, null, 1)}</pre>
        </details>
      </th>
      <td className={classes.whole}>
        {dossier === undefined ? (
          stream
        ) : (
          <Link to="/histoire/dossiers/$reference" params={{ reference: dossier }}>
            {stream}
          </Link>
        )}
        <span className={table.under}>{t('audit.revision', { revision })}</span>
      </td>
      <td data-line>
        {metadata.actor.role === 'systeme' ? t('dossier.system') : nameOf(metadata.actor.id)}
        {metadata.actor.role !== 'systeme' && (
          <span className={table.under}>
            {t(`role.${metadata.actor.role}`, { defaultValue: metadata.actor.role })}
          </span>
        )}
      </td>
      <td className={table.short} data-label={t('audit.occurred')}>
        {moment(metadata.occurredAt)}
      </td>
      <td className={table.short} data-label={t('audit.recorded')}>
        {moment(recordedAt)}
      </td>
      <td className={table.short} data-label={t('audit.act')}>
        <Link to="/histoire/correlations/$correlation" params={{ correlation: metadata.correlationId }}>
          <span className="visually-hidden">{t('audit.story-of', { position })} </span>
          {metadata.correlationId.slice(0, 8)}
        </Link>
      </td>
    </tr>
  );
}
