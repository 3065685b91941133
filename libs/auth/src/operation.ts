import type { z } from 'zod';

const OPERATION = 'jalon:operation';

/**
 * What the reference says of an endpoint: what it is for, the schemas that read the request, who may call it.
 * It stands in this lib, below `@jalon/http`, so that this lib's own endpoints are documented too.
 */
export interface Operation {
  /** French, one line. */
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  /** Roles that may call it; none: every known person; `public`: anyone. */
  readonly roles?: readonly string[] | 'public';
  /** The media type of the body when it is not JSON. */
  readonly consumes?: string;
  readonly command?: boolean;
  /** One route that serves several paths: the last parameter is replaced by each key. */
  readonly intents?: Readonly<Record<string, Pick<Operation, 'summary' | 'body' | 'roles'>>>;
}

/** Documents a handler, so that it stands in the OpenAPI document. */
export const Operation = (operation: Operation) => (target: object, key: string | symbol) => {
  Reflect.defineMetadata(OPERATION, operation, target, key);
};

export function operationOf(prototype: object, key: string): Operation | undefined {
  return Reflect.getMetadata(OPERATION, prototype, key) as Operation | undefined;
}
