import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import stack from '../elements/stacks.module.css';
import type { ListColumn } from './list-column.ts';
import classes from './list.module.css';
import { SortChoice } from './sort-choice.tsx';
import { SortHeader } from './sort-header.tsx';

interface ListTableProps<Item> {
  /** The name of the region that scrolls. */
  readonly label: string;
  /** What the table holds, read out by a screen reader. Default: the label. */
  readonly caption?: string;
  readonly columns: readonly ListColumn[];
  /** The box that chooses every row, above those of the rows. */
  readonly chooseAll?: ReactNode;
  readonly sort?: string | undefined;
  /** None: the list stands as it is. */
  readonly onSort?: ((sort: string | undefined) => void) | undefined;
  /** Undefined until the first answer: the place is kept, so that nothing jumps. */
  readonly items: readonly Item[] | undefined;
  /** Said where there is no item. */
  readonly nothing: string;
  readonly className?: string | undefined;
  /** The row of an item. */
  readonly children: (item: Item) => ReactNode;
}

/** A list as a table whose heads sort it; where it is narrow its rows stand as items, under a choice of the order. */
export function ListTable<Item>({
  label,
  caption = label,
  columns,
  chooseAll,
  sort,
  onSort,
  items,
  nothing,
  className = '',
  children,
}: ListTableProps<Item>) {
  // As in stacks.module.css: heads that are not seen are not pressed either.
  const narrow = useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false });
  const width = columns.length + (chooseAll === undefined ? 0 : 1);
  return (
    <>
      {narrow && onSort && <SortChoice columns={columns} sort={sort} onSort={onSort} />}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={`${classes.table} ${stack.stacks} ${classes.stacks} ${className}`}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {chooseAll !== undefined && <td>{chooseAll}</td>}
              {columns.map(({ name, ...column }) => (
                <SortHeader key={name} {...column} sort={sort} onSort={narrow ? undefined : onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {items === undefined
              ? Array.from({ length: 12 }, (_, place) => (
                  <tr key={place} className={classes.rowPlaceholder}>
                    <td colSpan={width} />
                  </tr>
                ))
              : items.map(children)}
            {items?.length === 0 && (
              <tr>
                <td colSpan={width}>{nothing}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
