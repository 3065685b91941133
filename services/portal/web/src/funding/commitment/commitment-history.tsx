import { useTranslation } from 'react-i18next';
import tables from '../../dossier/dossier.module.css';
import { useHolderName } from '../../dossier/people.ts';
import { euros, moment } from '../../words/format.ts';
import type { CommitmentAmounts, CommitmentFact } from './commitment-answers.ts';

/** Facts that a reader looks for first. */
const decisive = new Set([
  'LegalCommitmentMade',
  'PaymentOrderIssued',
  'PaymentRecorded',
  'CommitmentSettled',
]);

/** Every fact of the commitment: who, when, why, and which amounts it moved. */
export function CommitmentHistory({ facts }: { readonly facts: readonly CommitmentFact[] }) {
  const { t } = useTranslation();
  return (
    <ol className={tables.timeline} aria-label={t('commitment.tab.histoire')}>
      {facts.map((fact, place) => (
        <Moment key={fact.revision} fact={fact} before={facts[place - 1]} />
      ))}
    </ol>
  );
}

function Moment({
  fact: { type, by, occurredAt, recordedAt, why, amounts, status, correlationId },
  before,
}: {
  readonly fact: CommitmentFact;
  readonly before: CommitmentFact | undefined;
}) {
  const { t } = useTranslation();
  const nameOf = useHolderName();
  const learnedLater = occurredAt.slice(0, 10) !== recordedAt.slice(0, 10);
  const names = Object.keys(amounts) as (keyof CommitmentAmounts)[];
  const moved = names.filter((name) => amounts[name] !== (before?.amounts[name] ?? 0));
  return (
    <li
      className={tables.moment}
      data-decisive={decisive.has(type) || undefined}
      data-system={by.role === 'systeme' || undefined}
    >
      <div className={tables.when}>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
        {learnedLater && <div>{t('dossier.learned', { when: moment(recordedAt) })}</div>}
      </div>
      <div className={tables.what}>
        <strong>{t(`event.${type}`, { defaultValue: type })}</strong>
        <div className={tables.quiet}>
          {by.role === 'systeme' ? t('dossier.system') : `${nameOf(by.id)}, ${t(`role.${by.role}`)}`}
          {before !== undefined && before.status !== status && ` · ${t(`status.${status}`)}`}
        </div>
        {why && <div>{why}</div>}
        {moved.length > 0 && (
          <ul className={tables.changes}>
            {moved.map((name) => (
              <li key={name}>
                {t(`amount.${name}`)} :{' '}
                {before && before.amounts[name] > 0 && (
                  <>
                    <span className={tables.from}>{euros(before.amounts[name])}</span> →{' '}
                  </>
                )}
                {euros(amounts[name])}
              </li>
            ))}
          </ul>
        )}
        <details className={tables.quiet}>
          <summary>{t('commitment.trace')}</summary>
          {t('dossier.correlation', { id: correlationId })}
        </details>
      </div>
    </li>
  );
}
