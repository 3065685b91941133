import type { FieldSchema } from './schema.ts';

/** What every editor of a field is told. */
export interface FieldProps {
  /** Its path in the form: `lines.0.amount`. */
  readonly path: string;
  /** Its own name: `amount`. */
  readonly name: string;
  readonly schema: FieldSchema;
  readonly required: boolean;
}
