import { Readable } from 'node:stream';
import { type ArgumentMetadata, type PipeTransform, UnsupportedMediaTypeException } from '@nestjs/common';
import { invalidRequest } from './invalid-request.ts';

type Outcome = Awaited<ReturnType<NonNullable<ArgumentMetadata['schema']>['~standard']['validate']>>;

/**
 * Validates what a handler asks for with `@Body({ schema })`, `@Query({ schema })` or `@Param('id', { schema })`, and
 * gives it what the schema made of it. Nest's own pipe always waits and walks the body once more for `__proto__`;
 * zod answers at once, and Fastify's parser has refused `__proto__` already.
 */
export class SchemaPipe implements PipeTransform {
  /** @throws InvalidRequest naming every field at fault. */
  transform(value: unknown, { schema, data }: ArgumentMetadata): unknown {
    if (!schema) return value;
    // A file, sent where JSON is expected.
    if (value instanceof Readable) throw new UnsupportedMediaTypeException();
    const outcome = schema['~standard'].validate(value);
    return outcome instanceof Promise
      ? outcome.then((settled) => accepted(settled, data))
      : accepted(outcome, data);
  }
}

function accepted(outcome: Outcome, parameter: string | undefined): unknown {
  if (!outcome.issues) return outcome.value;
  throw invalidRequest(
    parameter === undefined
      ? outcome.issues
      : outcome.issues.map(({ message, path = [] }) => ({ message, path: [parameter, ...path] })),
  );
}
