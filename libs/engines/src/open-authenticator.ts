import { join } from 'node:path';
import type { Authenticator } from '@jalon/auth';
import type { EngineUrls, Opening } from './opening.ts';

/** `demo:` or `demo:./data/demo.key` (the same file for services that take each other's tokens). */
export async function openAuthenticator(
  { AUTH_URL }: EngineUrls,
  { clock, folder }: Opening,
): Promise<Authenticator> {
  const { DemoAuthenticator, signingKey } = await import('@jalon/auth/demo');
  return new DemoAuthenticator(signingKey(AUTH_URL.rest || join(folder, 'demo.key')), clock);
}
