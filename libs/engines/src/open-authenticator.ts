import { join } from 'node:path';
import { type Authenticator, allRoles } from '@jalon/auth';
import { InvalidConfiguration } from '@jalon/config';
import type { AuthConfig, Opening } from './opening.ts';

/**
 * `demo:`, `demo:./data/demo.key` (the same file for services that take each other's tokens), or the issuer of an OpenID
 * Connect provider: `https://sso.example.fr/realms/jalon` (`http:` on this machine alone).
 * @throws InvalidConfiguration
 */
export async function openAuthenticator(
  { AUTH_URL, AUTH_AUDIENCE, AUTH_ROLES_CLAIM, AUTH_ROLES, AUTH_ORGANISATION_CLAIM }: AuthConfig,
  { clock, folder }: Pick<Opening, 'clock' | 'folder'>,
): Promise<Authenticator> {
  if (AUTH_URL.scheme === 'demo') {
    const { DemoAuthenticator, signingKey } = await import('@jalon/auth/demo');
    return new DemoAuthenticator(signingKey(AUTH_URL.rest || join(folder, 'demo.key')), clock);
  }
  const { OidcAuthenticator, readMeaning } = await import('@jalon/auth/oidc');
  const meaning = readMeaning(AUTH_ROLES || allRoles.join(','));
  const faults = [
    ...(isSafe(AUTH_URL.url) ? [] : ['AUTH_URL : https est exigé, sauf sur la machine elle-même']),
    ...(AUTH_AUDIENCE === undefined
      ? ['AUTH_AUDIENCE : exigée quand AUTH_URL est un fournisseur d’identité']
      : []),
    ...(meaning === undefined
      ? [`AUTH_ROLES : attendu valeur=rôle,… ; les rôles sont ${allRoles.join(', ')}`]
      : []),
  ];
  if (faults.length > 0 || AUTH_AUDIENCE === undefined || meaning === undefined)
    throw new InvalidConfiguration(faults);
  return new OidcAuthenticator({
    issuer: AUTH_URL.url,
    audience: AUTH_AUDIENCE,
    claims: { roles: AUTH_ROLES_CLAIM, meaning, organisation: AUTH_ORGANISATION_CLAIM },
    clock,
  });
}

/** What a token says may be read on the way only when the way does not leave the machine. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
