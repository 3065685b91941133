import type { RandomSource } from '@jalon/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type WebFile, readWebFiles } from './web-files.ts';

/** What belongs to the services and to who watches them: never answered by a page. */
const notPages = /^\/(api|portal|health|metrics)(\/|$)/;

const notBuilt = Buffer.from(
  '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Jalon</title><p>Le portail n’est pas construit : « npm run build ».</p></html>',
);

/** Its place in the built page is filled for each answer. */
const noncePlace = '__NONCE__';

/**
 * The web application: its files for ever under names that change with what they hold, and one page for every other
 * address, which the application reads itself.
 */
export function servePages(fastify: FastifyInstance, random: RandomSource): void {
  let read: ReadonlyMap<string, WebFile> | undefined;
  // Read when first asked for: a start owes it nothing.
  const files = () => (read ??= readWebFiles());
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (notPages.test(path)) return reply.callNotFound();
    const file = path === '/index.html' ? undefined : files()?.get(path);
    if (file !== undefined) return sendFile(request, reply, file);
    if (path.startsWith('/assets/')) return reply.callNotFound();
    return sendPage(reply, files()?.get('/index.html')?.bytes ?? notBuilt, random);
  });
}

function sendFile({ headers }: FastifyRequest, reply: FastifyReply, { type, bytes, encoded }: WebFile) {
  const accepted = headers['accept-encoding'] ?? '';
  void reply.header('content-type', type).header('vary', 'accept-encoding');
  void reply.header('cache-control', 'public, max-age=31536000, immutable');
  for (const encoding of ['br', 'gzip'] as const) {
    const shorter = encoded[encoding];
    if (shorter !== undefined && accepted.includes(encoding))
      return reply.header('content-encoding', encoding).send(shorter);
  }
  return reply.send(bytes);
}

function sendPage(reply: FastifyReply, page: Buffer, random: RandomSource) {
  const nonce = Buffer.from(random.bytes(18)).toString('base64');
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policyOf(nonce))
    .header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    .header('cross-origin-opener-policy', 'same-origin')
    .send(page.toString('utf8').replaceAll(noncePlace, nonce));
}

/** Our own scripts and nothing else: a script in what somebody typed has nowhere to run. Styles of the page's own making bear the nonce. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
