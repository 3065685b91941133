import { RequestMethod, type Type } from '@nestjs/common';
import { z } from 'zod';
import { type Operation, operationOf } from './operation.ts';

type Schema = Record<string, unknown>;

const problemReference = { $ref: '#/components/responses/Problem' };

const commandHeaders = [
  header('Idempotency-Key', 'La même clé envoyée deux fois n’agit qu’une fois.'),
  header(
    'If-Match',
    'L’étiquette que la personne a vue ; périmée, la réponse est 412 avec les faits rivaux.',
  ),
  header('X-Correlation-Id', 'Repris sur tout ce que cette demande entraîne.'),
];

/** The OpenAPI 3.1 document of some controllers. @throws when a handler is not documented: a reference is whole or false. */
export function openApiOf(title: string, controllers: readonly Type[]) {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of controllers.flatMap(routesOf)) {
    for (const [path, operation] of expand(route.path, route.operation)) {
      (paths[path] ??= {})[route.method] = document(path, operation);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      responses: {
        Problem: {
          description: 'Refus ou erreur (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

function routesOf(controller: Type): Route[] {
  const base = String(Reflect.getMetadata('path', controller) ?? '');
  const prototype = controller.prototype as object;
  return Object.getOwnPropertyNames(prototype).flatMap((key) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, key)?.value as object | undefined;
    const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
    if (handler === undefined || method === undefined) return [];
    const operation = operationOf(prototype, key);
    if (operation === undefined)
      throw new Error(`${controller.name}.${key} is not documented: add @Operation`);
    const own = String(Reflect.getMetadata('path', handler) ?? '');
    const path = `/${[base, own]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
    return [
      {
        method: String(RequestMethod[method]).toLowerCase(),
        path: path.replace(/:([a-zA-Z]+)/g, '{$1}'),
        operation,
      },
    ];
  });
}

function expand(path: string, operation: Operation): readonly (readonly [string, Operation])[] {
  if (operation.intents === undefined) return [[path, operation]];
  return Object.entries(operation.intents).map(([intent, own]) => [
    path.replace(/\{[^}]+\}$/, intent),
    { command: true, ...own },
  ]);
}

function document(path: string, operation: Operation): Schema {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const roles = Array.isArray(operation.roles) ? `Rôles : ${operation.roles.join(', ')}.` : undefined;
  return {
    summary: operation.summary,
    ...(roles === undefined ? {} : { description: roles }),
    ...(operation.roles === 'public' ? { security: [] } : {}),
    parameters: [
      ...inPath,
      ...queryParameters(operation.query),
      ...(operation.command ? commandHeaders : []),
    ],
    ...(operation.body === undefined && operation.consumes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              [operation.consumes ?? 'application/json']: {
                schema: operation.body ? jsonSchema(operation.body) : { type: 'string' },
              },
            },
          },
        }),
    responses: { '2XX': { description: 'Fait' }, '4XX': problemReference, '5XX': problemReference },
  };
}

function queryParameters(query: z.ZodObject | undefined): Schema[] {
  if (query === undefined) return [];
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodType),
  }));
}

function jsonSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Schema;
  return json;
}

function header(name: string, description: string): Schema {
  return { name, in: 'header', required: false, description, schema: { type: 'string', maxLength: 200 } };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable : les programmes peuvent s’y fier.' },
    detail: { type: 'string' },
    rule: { type: 'string' },
    facts: { type: 'object' },
    correlationId: { type: 'string' },
    rivals: { type: 'array', items: { type: 'object' } },
  },
};
