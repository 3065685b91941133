import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../dossier/people.ts';
import { moment } from '../words/format.ts';
import { type AuditedEvent, dossierOf } from './event-answers.ts';
import classes from './audit.module.css';

/** Events as the log holds them: what, about what, by whom, when it took effect and when it was learned. */
export function EventTable({ items }: { readonly items: readonly AuditedEvent[] | undefined }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('audit.list')}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t('audit.list')}</caption>
        <thead>
          <tr>
            {(['what', 'subject-column', 'who', 'occurred', 'recorded', 'story'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`audit.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items === undefined
            ? Array.from({ length: 12 }, (_, place) => (
                <tr key={place} className={classes.placeholder}>
                  <td colSpan={6} />
                </tr>
              ))
            : items.map((event) => <EventRow key={event.position} event={event} nameOf={nameOf} />)}
          {items?.length === 0 && (
            <tr>
              <td colSpan={6}>{t('audit.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
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
          <summary className={classes.quiet}>{t('audit.data', { position })}</summary>
          <pre className={classes.data}>{JSON.stringify(data, null, 1)}</pre>
        </details>
      </th>
      <td>
        {dossier === undefined ? (
          stream
        ) : (
          <Link to="/histoire/dossiers/$reference" params={{ reference: dossier }}>
            {stream}
          </Link>
        )}
        <div className={classes.quiet}>{t('audit.revision', { revision })}</div>
      </td>
      <td>
        {metadata.actor.role === 'systeme' ? t('dossier.system') : nameOf(metadata.actor.id)}
        <div className={classes.quiet}>
          {t(`role.${metadata.actor.role}`, { defaultValue: metadata.actor.role })}
        </div>
      </td>
      <td className={classes.when}>{moment(metadata.occurredAt)}</td>
      <td className={classes.when}>{moment(recordedAt)}</td>
      <td>
        <Link to="/histoire/correlations/$correlation" params={{ correlation: metadata.correlationId }}>
          <span className="visually-hidden">{t('audit.story-of', { position })} </span>
          {metadata.correlationId.slice(0, 8)}
        </Link>
      </td>
    </tr>
  );
}
