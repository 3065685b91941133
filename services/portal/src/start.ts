import { InvalidConfiguration } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { type Running, machineRandom, openAuthenticator, openTracing } from '@jalon/engines';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { AloneModule } from './alone/alone.module.ts';
import { demoSignIn } from './alone/demo-sign-in.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import type { PortalConfig } from './alone/portal-config.ts';
import { servicesBehind } from './alone/services.ts';

/** Starts the portal before services that stand in processes of their own. @throws InvalidConfiguration */
export async function start(config: PortalConfig): Promise<Running> {
  const logger = createLogger(config.LOG_LEVEL);
  const tracing = await openTracing(config, 'portal', logger);
  const services = servicesBehind(config);
  const [first] = services;
  const provider = await identityProviderOf(config);
  const mode = provider === undefined ? 'demonstration' : 'production';
  const portal = {
    mode,
    authenticator: await openAuthenticator(config, { clock: systemClock, folder: './data' }),
    sessionSecret: Buffer.from(config.PORTAL_SECRET),
    clock: systemClock,
    random: machineRandom,
    ...(provider === undefined && first && { signIn: demoSignIn(first) }),
  } as const;
  const application = await createApplication(AloneModule.register(portal, services, provider), {
    logger,
    mode,
  });
  await application.listen(config.PORT, config.HOST);
  return {
    address: await application.getUrl(),
    async stop() {
      await application.close();
      await tracing.stop();
    },
  };
}

/** @throws InvalidConfiguration when people sign in at a provider that could not send them back */
async function identityProviderOf(config: PortalConfig): Promise<IdentityProvider | undefined> {
  const { AUTH_URL, AUTH_AUDIENCE, PORTAL_URL, AUTH_CLIENT_ID, AUTH_CLIENT_SECRET } = config;
  if (AUTH_URL.scheme === 'demo') return undefined;
  if (PORTAL_URL === undefined)
    throw new InvalidConfiguration([
      'PORTAL_URL : exigée, le fournisseur d’identité y renvoie les personnes',
    ]);
  const { IdentityProvider: Provider } = await import('./identity/identity-provider.ts');
  return new Provider({
    issuer: AUTH_URL.url,
    clientId: AUTH_CLIENT_ID,
    clientSecret: AUTH_CLIENT_SECRET,
    audience: AUTH_AUDIENCE ?? '',
    portalUrl: PORTAL_URL.replace(/\/+$/, ''),
    clock: systemClock,
  });
}
