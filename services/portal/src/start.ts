import { createApplication } from '@jalon/http';
import { type Running, machineRandom, openAuthenticator, openTracing } from '@jalon/engines';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { AloneModule } from './alone/alone.module.ts';
import { demoSignIn } from './alone/demo-sign-in.ts';
import type { PortalConfig } from './alone/portal-config.ts';
import { servicesBehind } from './alone/services.ts';

/** Starts the portal before services that stand in processes of their own. @throws InvalidConfiguration */
export async function start(config: PortalConfig): Promise<Running> {
  const logger = createLogger(config.LOG_LEVEL);
  const tracing = await openTracing(config, 'portal', logger);
  const services = servicesBehind(config);
  const [first] = services;
  const mode = config.AUTH_URL.scheme === 'demo' ? 'demonstration' : 'production';
  const portal = {
    mode,
    authenticator: await openAuthenticator(config, { clock: systemClock, folder: './data' }),
    sessionSecret: Buffer.from(config.PORTAL_SECRET),
    clock: systemClock,
    random: machineRandom,
    ...(mode === 'demonstration' && first && { signIn: demoSignIn(first) }),
  } as const;
  const application = await createApplication(AloneModule.register(portal, services), { logger, mode });
  await application.listen(config.PORT, config.HOST);
  return {
    address: await application.getUrl(),
    async stop() {
      await application.close();
      await tracing.stop();
    },
  };
}
