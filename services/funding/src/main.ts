import { readConfig, serviceConfigSchema } from '@jalon/config';
import { start } from './start.ts';

/** The funding service in a process of its own. */
try {
  const running = await start(readConfig(serviceConfigSchema, process.env));
  process.stdout.write(`Jalon, financements : ${running.address}/api/funding/docs\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
