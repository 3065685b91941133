import { readConfig } from '@jalon/config';
import { portalConfigSchema } from './alone/portal-config.ts';
import { start } from './start.ts';

/** The portal in a process of its own. */
try {
  const running = await start(readConfig(portalConfigSchema, process.env));
  process.stdout.write(`Jalon, portail : ${running.address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
