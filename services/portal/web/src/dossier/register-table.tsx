import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTable } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DossierEntry } from './dossier-answers.ts';
import { numberColumns, registerColumns, registerFeatures, sortableColumns } from './register-columns.tsx';
import classes from './register.module.css';

interface RegisterTableProps {
  /** Undefined until the first answer: the place is kept, so that nothing jumps. */
  readonly items: readonly DossierEntry[] | undefined;
  readonly hidden: readonly string[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (references: ReadonlySet<string>) => void;
}

const none: DossierEntry[] = [];

export function RegisterTable({ items, hidden, sort, onSort, selected, onSelect }: RegisterTableProps) {
  const { t } = useTranslation();
  const table = useTable({
    features: registerFeatures,
    columns: registerColumns,
    data: (items as DossierEntry[] | undefined) ?? none,
    getRowId: ({ reference }) => reference,
    state: { columnVisibility: Object.fromEntries(hidden.map((name) => [name, false])) },
  });
  const rows = table.getRowModel().rows;
  const toggle = (reference: string) => {
    const next = new Set(selected);
    if (!next.delete(reference)) next.add(reference);
    onSelect(next);
  };
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('register.list')}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t('register.caption')}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              <td>
                <input
                  type="checkbox"
                  aria-label={t('register.select-all')}
                  checked={all}
                  onChange={() => onSelect(all ? new Set() : new Set(rows.map(({ id }) => id)))}
                />
              </td>
              <SortableHeader name="title" field="title" sort={sort} onSort={onSort} />
              {group.headers.map(({ id }) => (
                <SortableHeader
                  key={id}
                  name={id}
                  field={sortableColumns.has(id) ? id : undefined}
                  sort={sort}
                  onSort={onSort}
                />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {items === undefined
            ? Array.from({ length: 12 }, (_, place) => (
                <tr key={place} className={classes.rowPlaceholder}>
                  <td colSpan={99} />
                </tr>
              ))
            : rows.map((row) => (
                <tr key={row.id} data-selected={selected.has(row.id) || undefined}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={t('register.select', { reference: row.id })}
                      checked={selected.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </td>
                  <th scope="row">
                    <Link to="/dossiers/$reference" params={{ reference: row.id }} className={classes.title}>
                      {row.original.title}
                    </Link>
                    <span className={classes.under} title={row.original.porteur.name}>
                      {row.id} · {row.original.porteur.name}
                    </span>
                  </th>
                  {row.getVisibleCells().map((cell) => (
                    <td
                      key={cell.id}
                      className={numberColumns.has(cell.column.id) ? classes.number : undefined}
                    >
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
          {items?.length === 0 && (
            <tr>
              <td colSpan={99}>{t('register.nothing')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface SortableHeaderProps {
  readonly name: string;
  readonly field: string | undefined;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

function SortableHeader({ name, field, sort, onSort }: SortableHeaderProps) {
  const { t } = useTranslation();
  const label = t(`column.${name}`);
  const className = numberColumns.has(name) ? classes.number : undefined;
  if (field === undefined) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const order = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';
  return (
    <th scope="col" aria-sort={order} className={className}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort(order === 'ascending' ? `-${field}` : field)}
      >
        {label}
        {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  );
}
