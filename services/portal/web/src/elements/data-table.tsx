import type { ReactNode } from 'react';
import classes from './data-table.module.css';

interface DataTableProps {
  /** What the table holds: read out by a screen reader, and the name of the region that scrolls. */
  readonly caption: string;
  /** Whether everybody reads the caption. */
  readonly captionShown?: boolean;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** A table that keeps to its place: it scrolls within itself, by keyboard too, rather than widen the page. */
export function DataTable({ caption, captionShown = false, head, children }: DataTableProps) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
