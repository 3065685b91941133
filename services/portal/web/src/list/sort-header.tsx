import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './list.module.css';

interface SortHeaderProps {
  readonly label: string;
  /** The field by which the list sorts; none: it does not sort by this column. */
  readonly field?: string | undefined;
  readonly sort?: string | undefined;
  readonly number?: boolean | undefined;
  /** None: the list stands as it is. */
  readonly onSort?: ((sort: string) => void) | undefined;
}

/** The head of a column: a press sorts by it, another turns the order. Amounts begin with the largest. */
export function SortHeader({ label, field, sort, number = false, onSort }: SortHeaderProps) {
  const className = number ? classes.number : undefined;
  if (field === undefined || onSort === undefined) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const order = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';
  const next =
    order === 'none' ? (number ? `-${field}` : field) : order === 'ascending' ? `-${field}` : field;
  return (
    <th scope="col" aria-sort={order} className={className}>
      <button type="button" className={classes.sort} onClick={() => onSort(next)}>
        {label}
        {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  );
}
