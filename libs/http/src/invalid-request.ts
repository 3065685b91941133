import { DomainError } from '@jalon/kernel';
import type { z } from 'zod';

/** A field at fault: where it stands (`budget.expenses.0.amount`) and what is wrong, in French. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** The request itself is malformed; every fault is named. */
export class InvalidRequest extends DomainError {
  readonly code = 'request/invalid';
  override readonly kind = 'invalid';

  constructor(faults: readonly Fault[]) {
    const first = faults[0];
    super(
      first === undefined
        ? 'La demande est mal formée.'
        : `La demande est mal formée : ${first.field} : ${first.message}.`,
      { faults: faults.map(({ field, message }) => ({ field, message })) },
    );
  }
}

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export function invalidRequest(issues: readonly Issue[]): InvalidRequest {
  return new InvalidRequest(
    issues.slice(0, 50).map((issue) => ({
      field:
        (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.') ||
        'demande',
      message: issue.message,
    })),
  );
}

/** Reads a value by its schema. @throws InvalidRequest naming every field at fault. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw invalidRequest(read.error.issues);
}
