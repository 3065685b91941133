import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import type { Role } from '@jalon/auth';
import { ImportRefused, runningServer, sendFile } from '@jalon/http';
import { UsageError } from './arguments.ts';

/** The files of money: the endpoint that takes each, who may, and what must be told of it. */
const moneyFiles = {
  extract: {
    endpoint: '/api/funding/extracts',
    mediaType: 'text/csv',
    role: 'finance',
    told: ['source', 'from', 'until', 'corrects'],
    usage:
      'npm run import -- extract FICHIER --source PROFIL [--from JOUR --until JOUR] [--corrects EXTRAIT] [--server URL] [--token JETON]',
  },
  'adultes-relais': {
    endpoint: '/api/funding/imports/adultes-relais',
    mediaType: 'application/octet-stream',
    role: 'admin',
    told: [],
    usage: 'npm run import -- adultes-relais FICHIER [--server URL] [--token JETON]',
  },
} as const satisfies Record<string, MoneyFile>;

interface MoneyFile {
  readonly endpoint: string;
  readonly mediaType: string;
  readonly role: Role;
  readonly told: readonly ('source' | 'from' | 'until' | 'corrects')[];
  readonly usage: string;
}

export function isMoneyFile(kind: string): kind is keyof typeof moneyFiles {
  return Object.hasOwn(moneyFiles, kind);
}

/**
 * Sends a file of money to the Jalon that runs, and leaves what it answered in `NAME.rapport.json`.
 * @throws UsageError, ImportRefused: in French, for people.
 */
export async function importMoney(
  kind: keyof typeof moneyFiles,
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { endpoint, mediaType, role, told, usage }: MoneyFile = moneyFiles[kind];
  const { path, values } = readArguments(given, usage);
  await access(path, constants.R_OK);
  const { PORT } = readConfig(serviceConfigSchema, environment);
  const address = values.server ?? `http://127.0.0.1:${String(PORT)}`;
  const server = await runningServer(address, values.token, role);
  if (!server) throw new UsageError(`Aucun Jalon ne répond à ${address} : « npm start », puis recommencez.`);
  const query = new URLSearchParams({ file: basename(path) });
  for (const name of told) if (values[name] !== undefined) query.set(name, values[name]);
  const setAside: unknown[] = [];
  const result = await sendFile<{ readonly stage?: string; readonly rows?: number }, unknown, unknown>(
    server,
    { path, mediaType, endpoint: `${endpoint}?${String(query)}` },
    {
      progress: ({ stage, rows }) => process.stdout.write(`\r${stage ?? ''} ${String(rows ?? '')}   `),
      quarantined: (row) => setAside.push(row),
    },
  );
  const report = `${basename(path)}.rapport.json`;
  await writeFile(report, `${JSON.stringify({ result, setAside }, undefined, 2)}\n`);
  const shortly = (_: string, value: unknown) =>
    Array.isArray(value) ? `${String(value.length)}, voir le compte rendu` : value;
  console.log(`\n${JSON.stringify(result, shortly, 2)}`);
  if (setAside.length > 0) console.log(`Lignes en quarantaine : ${String(setAside.length)}`);
  console.log(`Compte rendu : ${report}`);
}

function readArguments(given: readonly string[], usage: string) {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { source: text, from: text, until: text, corrects: text, server: text, token: text },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) throw new ImportRefused(`Usage : ${usage}`);
    return { path, values };
  } catch (error) {
    throw new ImportRefused(`Usage : ${usage}`, { cause: error });
  }
}
