import type { Operation } from '@jalon/auth';
import { DomainError } from '@jalon/kernel';
import type { z } from 'zod';
import { parse } from './invalid-request.ts';

interface Row {
  readonly schema: z.ZodObject;
  readonly roles: readonly string[];
  readonly summary: string;
}

/** The last part of the address names no intent of this subject. */
export class UnknownIntent extends DomainError {
  readonly code = 'request/unknown-intent';
  override readonly kind = 'not-found';

  constructor(intent: string, known: readonly string[]) {
    super('Cette action n’existe pas.', { intent, known });
  }
}

/** Reads an intent that came over HTTP by its row in the subject's table. @throws UnknownIntent, InvalidRequest */
export function intentOf<Table extends Readonly<Record<string, Row>>>(
  table: Table,
  name: string,
  body: unknown,
): {
  [Name in keyof Table & string]: { readonly intent: Name } & z.infer<Table[Name]['schema']>;
}[keyof Table & string] {
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  if (row === undefined) throw new UnknownIntent(name, Object.keys(table));
  // The row that read the fields is the one that the name chose: the pair is a member of the union.
  return { ...parse(row.schema, body ?? {}), intent: name } as never;
}

/** A table of intents, as the reference documents it. */
export function operationsOf(table: Readonly<Record<string, Row>>): NonNullable<Operation['intents']> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { summary, schema, roles }]) => [
      name,
      { summary, body: schema, roles },
    ]),
  );
}
