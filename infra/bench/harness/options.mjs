import { parseArgs } from 'node:util';

/**
 * `--quick`: three short rounds, for a developer's first look. `--only a,b`: the rows whose id starts so.
 * `--rounds n`: how many rounds (at least five make a result). `--built`: the product as it was built last.
 */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      built: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}: not a count`);
  return { quick: values.quick, built: values.built, only: values.only.split(',').filter(Boolean), rounds };
}
