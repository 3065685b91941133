import { useTable } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListColumn } from '../list/list-column.ts';
import { ListTable } from '../list/list-table.tsx';
import type { DossierEntry } from './dossier-answers.ts';
import { numberColumns, registerColumns, registerFeatures, sortableColumns } from './register-columns.tsx';
import classes from '../list/list.module.css';

interface RegisterTableProps {
  /** Undefined until the first answer: the place is kept, so that nothing jumps. */
  readonly items: readonly DossierEntry[] | undefined;
  readonly hidden: readonly string[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
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
  const columns: readonly ListColumn[] = [
    { name: 'title', label: t('column.title'), field: 'title' },
    ...table.getVisibleLeafColumns().map(({ id }) => ({
      name: id,
      label: t(`column.${id}`),
      field: sortableColumns.has(id) ? id : undefined,
      number: numberColumns.has(id),
    })),
  ];
  return (
    <ListTable
      label={t('register.list')}
      caption={t('register.caption')}
      columns={columns}
      chooseAll={
        <input
          type="checkbox"
          aria-label={t('register.select-all')}
          checked={all}
          onChange={() => onSelect(all ? new Set() : new Set(rows.map(({ id }) => id)))}
        />
      }
      sort={sort}
      onSort={onSort}
      items={items && rows}
      nothing={t('register.nothing')}
    >
      {(row) => (
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
              data-label={cell.column.id === 'status' ? undefined : t(`column.${cell.column.id}`)}
            >
              <table.FlexRender cell={cell} />
            </td>
          ))}
        </tr>
      )}
    </ListTable>
  );
}
