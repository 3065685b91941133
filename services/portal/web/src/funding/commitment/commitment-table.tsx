import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import rows from '../../list/list.module.css';
import { useNames } from '../../reference/reference.ts';
import type { CommitmentEntry } from '../funding-answers.ts';
import { ListTable } from '../../list/list-table.tsx';
import { commitmentColumns } from './commitment-columns.tsx';
import classes from './commitment-table.module.css';

interface CommitmentTableProps {
  /** Undefined until the first answer: the place is kept, so that nothing jumps. */
  readonly items: readonly CommitmentEntry[] | undefined;
  readonly hidden: readonly string[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

export function CommitmentTable({ items, hidden, sort, onSort }: CommitmentTableProps) {
  const { t } = useTranslation();
  const columns = commitmentColumns.filter(({ name }) => !hidden.includes(name));
  return (
    <ListTable
      label={t('commitments.list')}
      caption={t('commitments.caption')}
      columns={[
        { name: 'commitment', label: t('column.commitment'), field: 'title' },
        ...columns.map(({ name, label, field, number }) => ({ name, label: t(label), field, number })),
      ]}
      sort={sort}
      onSort={onSort}
      items={items}
      nothing={t('commitments.nothing')}
      className={classes.commitments}
    >
      {(entry) => <CommitmentRow key={entry.commitment} entry={entry} columns={columns} />}
    </ListTable>
  );
}

interface CommitmentRowProps {
  readonly entry: CommitmentEntry;
  readonly columns: typeof commitmentColumns;
}

function CommitmentRow({ entry, columns }: CommitmentRowProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { commitment, title, beneficiary, funder, dispositif, ejs } = entry;
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
      {columns.map(({ name, label, number, whole, cell }) => (
        <td
          key={name}
          className={number ? rows.number : whole ? classes.whole : undefined}
          data-label={name === 'status' ? undefined : t(label)}
        >
          {cell(entry)}
        </td>
      ))}
    </tr>
  );
}
