import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../elements/data-table.tsx';
import { count } from '../../words/format.ts';
import classes from './compare.module.css';
import type { ComparedField } from './compare-query.ts';
import type { SubjectKind } from './compare-search.ts';
import { useFieldWords } from './field-words.ts';

interface ComparedFieldsProps {
  readonly kind: SubjectKind;
  readonly fields: readonly ComparedField[];
  readonly caption: string;
  readonly first: string;
  readonly second: string;
  /** The field whose facts are shown beneath. */
  readonly chosen: string | undefined;
}

/** Each field at the first date and at the second. What differs is told by a sign, a line and a word, then by colour. */
export function ComparedFields({ kind, fields, caption, first, second, chosen }: ComparedFieldsProps) {
  const { t } = useTranslation();
  const words = useFieldWords(kind);
  return (
    <DataTable
      stacks
      caption={caption}
      head={
        <>
          <th scope="col">{t('compare.field')}</th>
          <th scope="col">{first}</th>
          <th scope="col">{second}</th>
          <th scope="col">{t('compare.made-by')}</th>
        </>
      }
    >
      {fields.map(({ field, from, to, differs, facts }) => {
        const levels = words.path(field);
        return (
          <tr key={field} data-differs={differs || undefined} className={classes.row}>
            <th scope="row">
              <span className={classes.sign}>
                {differs && (
                  <>
                    <span aria-hidden>≠</span>
                    <span className="visually-hidden">{t('compare.differs')} </span>
                  </>
                )}
              </span>
              {levels.length > 1 && (
                <span className={classes.above}>{levels.slice(0, -1).join(' › ')} › </span>
              )}
              {levels.at(-1)}
            </th>
            <td className={classes.before} data-label={first}>
              {words.value(field, from)}
            </td>
            <td className={classes.after} data-label={second}>
              {words.value(field, to)}
            </td>
            <td className={classes.made}>
              {differs && (
                <Link
                  from="/histoire/comparer"
                  search={({ page: _page, ...before }) => ({ ...before, champ: field })}
                  hash="faits"
                  resetScroll={false}
                  aria-current={chosen === field || undefined}
                >
                  {kind === 'campaign'
                    ? t('compare.its-facts')
                    : t('compare.facts', { count: facts.length, formatted: count(facts.length) })}
                </Link>
              )}
            </td>
          </tr>
        );
      })}
      {fields.length === 0 && (
        <tr>
          <td colSpan={4}>{t('compare.same')}</td>
        </tr>
      )}
    </DataTable>
  );
}
