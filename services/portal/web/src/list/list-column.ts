/** A column of a list. */
export interface ListColumn {
  readonly name: string;
  /** As people read it. */
  readonly label: string;
  /** The field by which the list sorts; none: it does not sort by this column. */
  readonly field?: string | undefined;
  readonly number?: boolean | undefined;
}
