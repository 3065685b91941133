import { readStartArguments } from './arguments.ts';
import { start as startAll } from './start.ts';

/** Starts everything, and stops cleanly when asked to. */
export async function start(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const running = await startAll(readStartArguments(given), environment);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
