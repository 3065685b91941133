import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/session.ts';
import { euros, moment, shortDay } from '../words/format.ts';
import type { FieldChange, HistoryEntry } from './dossier-answers.ts';
import { historyQuery } from './dossier-query.ts';
import { useHolderName } from './people.ts';
import classes from './dossier.module.css';

/** Facts that a reader looks for first. */
const decisive = new Set([
  'DossierSubmitted',
  'CommitteeOpinionGiven',
  'LineGranted',
  'LineRefused',
  'DossierClosed',
]);

/** Every event of the dossier: who, when, why, and what changed field by field. */
export function Timeline({
  reference,
  asOf,
}: {
  readonly reference: string;
  readonly asOf: string | undefined;
}) {
  const { t } = useTranslation();
  const { data } = useSuspenseQuery(historyQuery(reference, asOf));
  return (
    <ol className={classes.timeline} aria-label={t('dossier.tab.histoire')}>
      {data.items.map((entry) => (
        <Moment key={entry.revision} entry={entry} />
      ))}
    </ol>
  );
}

function Moment({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const { type, by, occurredAt, recordedAt, why, changes, correlationId } = entry;
  const learnedLater = occurredAt.slice(0, 10) !== recordedAt.slice(0, 10);
  return (
    <li
      id={`fait-${entry.revision}`}
      className={classes.moment}
      data-decisive={decisive.has(type) || undefined}
      data-system={by.role === 'systeme' || undefined}
    >
      <div className={classes.when}>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
        {learnedLater && <div>{t('dossier.learned', { when: moment(recordedAt) })}</div>}
      </div>
      <div className={classes.what}>
        <strong>{t(`event.${type}`, { defaultValue: type })}</strong>
        <div className={classes.quiet}>
          {by.role === 'systeme' ? t('dossier.system') : `${nameOf(by.id)}, ${t(`role.${by.role}`)}`}
        </div>
        {why && <div>{why}</div>}
        {changes.length > 0 && (
          <details>
            <summary>{t('dossier.changes', { count: changes.length })}</summary>
            <ul className={classes.changes}>
              {changes.map((change) => (
                <Changed key={change.field} change={change} />
              ))}
            </ul>
            <Correlation id={correlationId} />
          </details>
        )}
      </div>
    </li>
  );
}

/** A correlation is a way into the whole history for who may read it; for others a name to quote. */
function Correlation({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const said = t('dossier.correlation', { id });
  return (
    <div className={classes.quiet}>
      {role === 'auditeur' || role === 'admin' ? (
        <Link to="/histoire/correlations/$correlation" params={{ correlation: id }}>
          {said}
        </Link>
      ) : (
        said
      )}
    </div>
  );
}

function Changed({ change: { field, from, to } }: { readonly change: FieldChange }) {
  const { t } = useTranslation();
  const last = field.split('.').at(-1) ?? field;
  const label = t(`field.${last}`, { defaultValue: field });
  return (
    <li>
      <span title={field}>{label}</span> :{' '}
      {from !== undefined && (
        <>
          <span className={classes.from}>{said(last, from)}</span> →{' '}
        </>
      )}
      {to === undefined ? t('dossier.removed') : said(last, to)}
    </li>
  );
}

const amounts = /amount|requested|proposed|programmed|granted|cost|reserved|committed|ordered|paid|released/i;

/** A value as people say it: amounts in euros, days as they are written. */
function said(field: string, value: unknown): string {
  if (typeof value === 'number' && (amounts.test(field) || value > 100_000)) return euros(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return shortDay(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
