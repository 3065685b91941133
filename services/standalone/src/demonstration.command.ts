import { parseArgs } from 'node:util';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { instant } from '@jalon/kernel';
import { UsageError } from './arguments.ts';
import { openApart } from './demonstration/apart/apart.ts';
import { serviceNames } from './demonstration/apart/asked-of.ts';
import { takePart } from './demonstration/apart/part.ts';
import { firstDay } from './demonstration/campaign-terms.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { progressLine } from './progress-line.ts';

const usage = 'npm run demonstration -- [--seed NOMBRE]';

/**
 * Tells the demonstration to the engines that the five URLs name, each service in a process of its own: what a
 * métropole runs to see its engines carry a whole year before it trusts them with one.
 */
export async function tellDemonstration(
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { values } = parseArgs({ args: [...given], options: { seed: { type: 'string', default: '2016' } } });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UsageError(`--seed attend un nombre entier. ${usage}`);
  const config = readConfig(serviceConfigSchema, environment);
  if (config.EVENT_STORE_URL.scheme === 'sqlite')
    throw new UsageError(
      'Des processus séparés ne partagent pas un journal sqlite : « npm start » charge la démonstration sur une machine.',
    );
  const [, program = ''] = process.argv;
  const stage = await openApart(
    { program, arguments: ['part'], environment: () => environment },
    instant(`${firstDay}T06:00:00Z`),
  );
  try {
    await loadDemonstration({
      stage,
      seed,
      progress: progressLine('Chargement du programme de démonstration de 2016'),
    });
  } finally {
    await stage.end();
  }
}

/** One service of the demonstration, in a process started by the above. */
export async function playPart([name]: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const service = serviceNames.find((one) => one === name);
  if (!service || !process.send) throw new UsageError(`Lancé par « ${usage} ».`);
  await takePart(service, environment);
}
