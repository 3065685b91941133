import { InvalidConfiguration } from '@jalon/config';
import { CorruptLog, Unavailable } from '@jalon/event-store';
import { UsageError } from './arguments.ts';

/** What `main.js` can do; each is loaded when it is asked for. */
const commands: Readonly<
  Record<string, (given: readonly string[], environment: NodeJS.ProcessEnv) => Promise<void>>
> = {
  start: async (given, environment) => (await import('./start.command.ts')).start(given, environment),
  backup: async (given, environment) => (await import('./backup.command.ts')).backup(given, environment),
  restore: async (given, environment) => (await import('./restore.command.ts')).restore(given, environment),
  import: async (given, environment) => (await import('./scdl.command.ts')).importFile(given, environment),
  export: async (given, environment) => (await import('./scdl.command.ts')).exportFile(given, environment),
  demonstration: async (given, environment) =>
    (await import('./demonstration.command.ts')).tellDemonstration(given, environment),
  part: async (given, environment) =>
    (await import('./demonstration.command.ts')).playPart(given, environment),
  rebuild: async (given, environment) => (await import('./rebuild.command.ts')).rebuild(given, environment),
};

/** Runs a command. What a person can mend is told in one sentence, without a stack. */
export async function run(
  name: string,
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined)
      throw new UsageError(`Commande inconnue : ${name}. Commandes : ${Object.keys(commands).join(', ')}.`);
    await command(given, environment);
  } catch (error) {
    console.error(isForPeople(error) ? error.message : error);
    process.exitCode = 1;
  }
}

function isForPeople(error: unknown): error is Error {
  return [InvalidConfiguration, CorruptLog, Unavailable, UsageError].some((kind) => error instanceof kind);
}
