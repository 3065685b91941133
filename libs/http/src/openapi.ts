import type { Type } from '@nestjs/common';
import { z } from 'zod';
import type { Operation } from '@jalon/auth';
import { routesOf } from './routes.ts';

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

const readHeaders = [
  header('X-Jalon-At-Least', 'Une X-Jalon-Position reçue : la réponse attend de la refléter.'),
];

/** The OpenAPI 3.1 document of some controllers. @throws when a handler is not documented: a reference is whole or false. */
export function openApiOf(title: string, controllers: readonly Type[]) {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const { method, path, operation } of routesOf(controllers)) {
    (paths[path] ??= {})[method] = document(path, operation);
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
      ...(operation.query ? readHeaders : []),
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
