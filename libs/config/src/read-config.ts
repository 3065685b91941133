import type { z } from 'zod';

/** The configuration is refused whole, with every fault listed. Never holds a value: one of them may be a secret. */
export class InvalidConfiguration extends Error {
  override readonly name = 'InvalidConfiguration';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Configuration refusée :\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads a service's configuration once, from what the environment gives. An empty variable counts as absent.
 * @throws InvalidConfiguration naming every variable at fault.
 */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidConfiguration(
    read.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`),
  );
}
