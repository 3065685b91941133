import { parseArgs } from 'node:util';

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

/** @throws Error in French, naming what is not understood. */
export function readArguments(given: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        empty: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        seed: { type: 'string', default: '2016' },
      },
    });
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('--seed attend un nombre entier');
    return { empty: values.empty, data: values.data, port: values.port, seed };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`Options de démarrage : --empty, --data DOSSIER, --port PORT, --seed NOMBRE. ${cause}`, {
      cause: error,
    });
  }
}
