import type { DatabaseSync } from 'node:sqlite';

/** The columns that this adapter reads and binds: integers within the safe range, texts, nothing. */
export type Column = number | string | null;

/** A prepared query whose rows come as arrays: half the cost of rows as objects. */
export interface Query<Row extends readonly Column[]> {
  all(...parameters: Column[]): readonly Row[];
  get(...parameters: Column[]): Row | undefined;
}

export function query<Row extends readonly Column[]>(database: DatabaseSync, sql: string): Query<Row> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  // The driver's types know rows as objects only; `setReturnArrays` makes them the arrays that the SQL promises.
  return statement as unknown as Query<Row>;
}
