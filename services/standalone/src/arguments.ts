import { parseArgs } from 'node:util';

/** What was typed cannot be understood, or cannot be done; the message says how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What follows `npm start --`. */
export interface StartArguments {
  /** Start without the demonstration programme. */
  readonly empty: boolean;
  /** The folder of the data; the engines' URLs decide without it. */
  readonly data: string | undefined;
  readonly port: string | undefined;
  /** The seed of the demonstration: the same seed, the same programme. */
  readonly seed: number;
}

/** @throws UsageError naming what is not understood. */
export function readStartArguments(given: readonly string[]): StartArguments {
  const { values } = parsed('npm start -- [--empty] [--data DOSSIER] [--port PORT] [--seed NOMBRE]', () =>
    parseArgs({
      args: [...given],
      options: {
        empty: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        seed: { type: 'string', default: '2016' },
      },
    }),
  );
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new UsageError('--seed attend un nombre entier.');
  return { empty: values.empty, data: values.data, port: values.port, seed };
}

/** What follows `npm run backup --` and the like: one file, and the folder of the data. */
export interface FileArguments {
  readonly file: string;
  readonly data: string | undefined;
  readonly replace: boolean;
}

/** @throws UsageError naming what is not understood. */
export function readFileArguments(usage: string, given: readonly string[]): FileArguments {
  const { values, positionals } = parsed(usage, () =>
    parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { data: { type: 'string' }, replace: { type: 'boolean', default: false } },
    }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`Usage : ${usage}`);
  return { file, data: values.data, replace: values.replace };
}

/** The folder of the data alone. @throws UsageError */
export function readDataArgument(
  usage: string,
  given: readonly string[],
): { readonly data: string | undefined } {
  const { values } = parsed(usage, () =>
    parseArgs({ args: [...given], options: { data: { type: 'string' } } }),
  );
  return { data: values.data };
}

function parsed<Parsed>(usage: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Usage : ${usage}\n${cause}`, { cause: error });
  }
}
