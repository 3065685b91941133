import { readConfig, serviceConfigSchema } from '@jalon/config';
import { start } from './start.ts';

/** The audit service in a process of its own. */
try {
  const running = await start(readConfig(serviceConfigSchema, process.env));
  process.stdout.write(`Jalon, audit : ${running.address}/api/audit/docs\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
