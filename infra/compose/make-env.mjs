/** `node infra/compose/make-env.mjs`: draws the secrets of docker-compose.yml into `.env`, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const secret = () => randomBytes(24).toString('base64url');
const lines = [
  `MONGODB_PASSWORD=${secret()}`,
  `REDIS_PASSWORD=${secret()}`,
  `KEYCLOAK_ADMIN_PASSWORD=${secret()}`,
  `PORTAL_SECRET=${secret()}${secret()}`,
  '# Where people reach the portal, through the same proxy:',
  'PORTAL_URL=',
  '# Where people reach Keycloak, through the proxy that holds the certificate:',
  'KEYCLOAK_HOSTNAME=',
  '# The issuer: that address, then /realms/jalon',
  'AUTH_URL=',
];
try {
  writeFileSync(new URL('../../.env', import.meta.url), `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  console.log('.env is drawn; PORTAL_URL, KEYCLOAK_HOSTNAME and AUTH_URL are yours to fill in.');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error('.env is there already: its secrets stay.');
  process.exitCode = 1;
}
