import { join } from 'node:path';
import { editedDraft } from '../works/drafts.mjs';
import { postBytes } from '../works/http-client.mjs';
import { startServer } from '../works/server.mjs';

const file = join(import.meta.dirname, '..', 'servers', 'empty-nest.mjs');

export function program() {
  return { args: [file], path: '/empty' };
}

/** Answers at once, once the body is valid: what Nest, Fastify and the schema cost. */
export async function openServer({ schema }) {
  const server = await startServer({ args: [file, schema], path: '/empty' });
  let asked = 0;
  return { ...server, request: () => postBytes('/empty', editedDraft(asked++)) };
}
