import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHolderName } from '../../dossier/people.ts';
import { DataTable } from '../../elements/data-table.tsx';
import table from '../../elements/data-table.module.css';
import { Pager } from '../../list/pager.tsx';
import { usePerson } from '../../session/session.ts';
import { moment } from '../../words/format.ts';
import classes from './compare.module.css';
import type { FactBetween } from './compare-query.ts';
import type { SubjectKind } from './compare-search.ts';
import { type FieldWords, useFieldWords } from './field-words.ts';

const pageSize = 25;
/** Of one fact; the rest is said by how many they are. */
const changesShown = 6;

interface FactsBetweenProps {
  readonly kind: SubjectKind;
  readonly facts: readonly FactBetween[];
  readonly caption: string;
  readonly page: number | undefined;
  readonly onPage: (page: number) => void;
}

/** What happened between the two dates: who, when it took effect, when it was known, why, and what it changed. */
export function FactsBetween({ kind, facts, caption, page = 1, onPage }: FactsBetweenProps) {
  const { t } = useTranslation();
  const words = useFieldWords(kind);
  const shown = facts.slice((page - 1) * pageSize, page * pageSize);
  return (
    <>
      <DataTable
        stacks
        caption={caption}
        head={
          <>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.occurred')}</th>
            <th scope="col">{t('audit.recorded')}</th>
            <th scope="col">{t('compare.changed')}</th>
          </>
        }
      >
        {shown.map((fact) => (
          <FactRow key={fact.revision} fact={fact} words={words} />
        ))}
        {facts.length === 0 && (
          <tr>
            <td colSpan={5}>{t('compare.no-fact')}</td>
          </tr>
        )}
      </DataTable>
      <Pager total={facts.length} pageSize={pageSize} page={page} onPage={onPage} />
    </>
  );
}

interface FactRowProps {
  readonly fact: FactBetween;
  readonly words: FieldWords;
}

function FactRow({ fact, words }: FactRowProps) {
  const { t } = useTranslation();
  const { role } = usePerson();
  const nameOf = useHolderName();
  const { type, revision, by, occurredAt, recordedAt, correlationId, why, changes } = fact;
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
        <span className={table.under}>{t('audit.revision', { revision })}</span>
      </th>
      <td data-line>
        {by.role === 'systeme' ? t('dossier.system') : nameOf(by.id)}
        {by.role !== 'systeme' && (
          <span className={table.under}>{t(`role.${by.role}`, { defaultValue: by.role })}</span>
        )}
      </td>
      <td className={table.short} data-label={t('audit.occurred')}>
        <time dateTime={occurredAt}>{moment(occurredAt)}</time>
      </td>
      <td className={table.short} data-label={t('audit.recorded')}>
        <time dateTime={recordedAt}>{moment(recordedAt)}</time>
      </td>
      <td data-line>
        {why !== undefined && <p className={classes.why}>« {why} »</p>}
        <ul className={classes.changes}>
          {changes.slice(0, changesShown).map(({ field, from, to }) => (
            <li key={field}>
              <span className={classes.above}>{words.path(field).join(' › ')} : </span>
              {words.value(field, from)} → {words.value(field, to)}
            </li>
          ))}
          {changes.length > changesShown && (
            <li className={classes.above}>{t('compare.more', { count: changes.length - changesShown })}</li>
          )}
        </ul>
      </td>
    </tr>
  );
}
