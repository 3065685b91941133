import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import type { FieldSchema } from './schema.ts';

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly summary: string;
            readonly requestBody?: {
              readonly content: { readonly 'application/json': { readonly schema: FieldSchema } };
            };
          }
        >
      >
    >
  >;
}

/** The reference of the service at an address (`/api/programmation/…`): each action's form is made from the very schema that will judge it. */
export const referenceOfActions = (path: string) => {
  const service = path.split('/', 3).join('/');
  return queryOptions({
    queryKey: ['reference', 'actions', service],
    queryFn: ({ signal }) => read<OpenApi>(`${service}/openapi.json`, undefined, signal),
    staleTime: Infinity,
  });
};

/** What an action asks. @param path as the reference writes it: `/api/programmation/dossiers/{reference}/submit` */
export function schemaOf({ paths }: OpenApi, path: string): FieldSchema {
  return (
    paths[path]?.['post']?.requestBody?.content['application/json'].schema ?? {
      type: 'object',
      properties: {},
    }
  );
}
