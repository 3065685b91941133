import { InvalidConfiguration } from '@jalon/config';
import { CorruptLog, Unavailable } from '@jalon/event-store';
import { readArguments } from './arguments.ts';
import { start } from './start.ts';

/** Starts, and stops cleanly when asked to. What a person can mend is told in one sentence, without a stack. */
export async function run(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const running = await start(readArguments(given), environment);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        void running.stop().then(
          () => process.exit(0),
          (error: unknown) => fail(error),
        );
      });
    }
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  console.error(isForPeople(error) ? error.message : error);
  process.exit(1);
}

function isForPeople(error: unknown): error is Error {
  if (error instanceof InvalidConfiguration || error instanceof CorruptLog || error instanceof Unavailable)
    return true;
  return (
    error instanceof Error &&
    (error.message.startsWith('Options de démarrage') || error.message.startsWith('Le port '))
  );
}
