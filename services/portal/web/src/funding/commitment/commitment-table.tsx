import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../dossier/register.module.css';
import { Status } from '../../elements/status.tsx';
import { useNames } from '../../reference/reference.ts';
import { euros, shortDay } from '../../words/format.ts';
import type { CommitmentEntry } from '../funding-answers.ts';
import { SortHeader } from '../list/sort-header.tsx';
import classes from './commitment-table.module.css';

interface CommitmentTableProps {
  /** Undefined until the first answer: the place is kept, so that nothing jumps. */
  readonly items: readonly CommitmentEntry[] | undefined;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

const amounts = ['granted', 'committed', 'ordered', 'paid'] as const;

export function CommitmentTable({ items, sort, onSort }: CommitmentTableProps) {
  const { t } = useTranslation();
  return (
    <div className={rows.scroll} tabIndex={0} role="region" aria-label={t('commitments.list')}>
      <table className={`${rows.table} ${classes.commitments}`}>
        <caption className="visually-hidden">{t('commitments.caption')}</caption>
        <thead>
          <tr>
            <SortHeader label={t('column.commitment')} field="title" sort={sort} onSort={onSort} />
            <SortHeader label={t('column.status')} field="status" sort={sort} onSort={onSort} />
            {amounts.map((name) => (
              <SortHeader
                key={name}
                label={t(`money.${name}`)}
                field={name}
                number
                sort={sort}
                onSort={onSort}
              />
            ))}
            <SortHeader label={t('column.left')} number />
          </tr>
        </thead>
        <tbody>
          {items === undefined
            ? Array.from({ length: 12 }, (_, place) => (
                <tr key={place} className={rows.rowPlaceholder}>
                  <td colSpan={7} />
                </tr>
              ))
            : items.map((entry) => <CommitmentRow key={entry.commitment} entry={entry} />)}
          {items?.length === 0 && (
            <tr>
              <td colSpan={7}>{t('commitments.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function CommitmentRow({ entry }: { readonly entry: CommitmentEntry }) {
  const names = useNames();
  const { commitment, title, beneficiary, funder, dispositif, status, statusSince, ejs, committed, paid } =
    entry;
  return (
    <tr>
      <th scope="row">
        <Link to="/engagements/$commitment" params={{ commitment }} className={rows.title}>
          {title}
        </Link>
        <span className={rows.under}>
          {commitment} · {beneficiary.name} · {names.dispositif(funder, dispositif)}
          {ejs.length > 0 && ` · EJ ${ejs.at(-1)}`}
        </span>
      </th>
      <td>
        <Status status={status} />
        <div className={rows.under}>{shortDay(statusSince)}</div>
      </td>
      {amounts.map((name) => (
        <td key={name} className={rows.number}>
          {entry[name] === 0 ? '—' : euros(entry[name])}
        </td>
      ))}
      <td className={rows.number}>{committed - paid === 0 ? '—' : euros(committed - paid)}</td>
    </tr>
  );
}
