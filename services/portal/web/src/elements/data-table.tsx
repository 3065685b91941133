import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import stack from './stacks.module.css';

interface DataTableProps {
  /** What the table holds: read out by a screen reader, and the name of the region that scrolls. */
  readonly caption: string;
  /** Whether everybody reads the caption. */
  readonly captionShown?: boolean;
  readonly head: ReactNode;
  readonly children: ReactNode;
  /** Rows of sums, beneath. */
  readonly foot?: ReactNode;
  /** Where it is narrow each row stands as an item, its cells beneath its head; `data-label` says what a cell holds, `data-line` gives it a line. */
  readonly stacks?: boolean;
}

/** A table that keeps to its place: it scrolls within itself, by keyboard too, rather than widen the page. */
export function DataTable({
  caption,
  captionShown = false,
  head,
  children,
  foot,
  stacks = false,
}: DataTableProps) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={`${classes.table} ${stacks ? `${stack.stacks} ${classes.stacks}` : ''}`}>
        <caption className={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
