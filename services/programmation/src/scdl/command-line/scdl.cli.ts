import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Clock } from '@jalon/kernel';
import type { ImportReport } from '../past-grants-import.events.ts';
import type { ImportStep } from '../past-grants-importer.ts';
import { ImportRefused, runningServer, sendFile } from '@jalon/http';
import { receiveFile } from '@jalon/received-file';
import type { Scdl } from '../scdl.module.ts';
import type { QuarantinedRow } from '../repairs/judged-row.ts';
import { QuarantineFile } from './quarantine-file.ts';
import { reportText } from './report-text.ts';

/** What the command line asks of the machine that it runs on. */
export interface ScdlMachine {
  /** Where a Jalon may be running. */
  readonly address: string;
  /** Opens the programme of a folder to write in it, when none runs. */
  readonly openToWrite: (data: string | undefined) => Promise<OpenProgramme>;
  /** Opens it to read, whether one runs or not. */
  readonly openToRead: (data: string | undefined) => Promise<OpenProgramme>;
  readonly progress: (step: ImportStep) => void;
  readonly say: (text: string) => void;
}

export interface OpenProgramme {
  readonly scdl: Scdl;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** Who imports from the machine's own command line. */
const operator = { id: 'ligne-de-commande', name: 'Ligne de commande', role: 'admin' } as const;

const importUsage =
  'npm run import -- scdl FICHIER [--grantor SIRET] [--report PREFIXE] [--data DOSSIER] [--server URL] [--token JETON]';
const exportUsage = 'npm run export -- scdl [FICHIER] [--data DOSSIER]';

/**
 * `npm run import -- scdl FILE`: through the Jalon that runs, else in the folder itself. Leaves `PREFIX.rapport.json`
 * and, when rows are set aside, `PREFIX.quarantaine.csv`.
 * @throws ImportRefused, DomainError: in French, for people.
 */
export async function runImport(given: readonly string[], machine: ScdlMachine): Promise<ImportReport> {
  const { values, positionals } = readArguments(given, importUsage);
  const [format, path, ...others] = positionals;
  if (format !== 'scdl' || path === undefined || others.length > 0)
    throw new ImportRefused(`Usage : ${importUsage}`);
  await access(path, constants.R_OK);
  const name = basename(path);
  const prefix = values.report ?? name.replace(/\.csv$/i, '');
  const quarantine = new QuarantineFile(`${prefix}.quarantaine.csv`);
  const listener = {
    progress: machine.progress,
    quarantined: (row: Parameters<QuarantineFile['add']>[0]) => quarantine.add(row),
  };
  const query = { file: name, ...(values.grantor === undefined ? {} : { grantor: values.grantor }) };
  try {
    const server =
      values.data === undefined
        ? await runningServer(values.server ?? machine.address, values.token)
        : undefined;
    const report = server
      ? await sendFile<ImportStep, QuarantinedRow, ImportReport>(
          server,
          {
            path,
            mediaType: 'text/csv',
            endpoint: `/api/programmation/imports/scdl?${String(new URLSearchParams(query))}`,
          },
          listener,
        )
      : await importInto(await machine.openToWrite(values.data), path, values.grantor, listener);
    await writeFile(`${prefix}.rapport.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    machine.say(reportText(report));
    machine.say(`Compte rendu : ${prefix}.rapport.json`);
    if (quarantine.begun) machine.say(`Lignes en quarantaine : ${quarantine.path}`);
    return report;
  } finally {
    await quarantine.close();
  }
}

async function importInto(
  programme: OpenProgramme,
  path: string,
  grantor: string | undefined,
  listener: Pick<Parameters<Scdl['importer']['run']>[2], 'progress' | 'quarantined'>,
): Promise<ImportReport> {
  try {
    const { importer } = programme.scdl;
    const file = await receiveFile(basename(path), createReadStream(path) as AsyncIterable<Uint8Array>);
    try {
      const opened = await importer.open(file, grantor);
      return await importer.run(opened, operator, {
        ...listener,
        stopped: () => false,
        ready: () => undefined,
      });
    } finally {
      await file.discard();
    }
  } finally {
    await programme.close();
  }
}

/** `npm run export -- scdl [FILE]`: the granted lines, and what the standard cannot take, told. */
export async function runExport(given: readonly string[], machine: ScdlMachine): Promise<void> {
  const { values, positionals } = readArguments(given, exportUsage);
  const [format, path = 'subventions-scdl.csv', ...others] = positionals;
  if (format !== 'scdl' || others.length > 0) throw new ImportRefused(`Usage : ${exportUsage}`);
  const { scdl, clock, close } = await machine.openToRead(values.data);
  try {
    const at = clock.now();
    await pipeline(Readable.from(scdl.exporter.file(at)), createWriteStream(path));
    const { rows, omissions, ofOtherFunders } = await scdl.exporter.summary(at);
    machine.say(
      `${path} : ${rows} lignes ; ${ofOtherFunders} lignes d’autres financeurs, qui publient les leurs.`,
    );
    for (const { dossier, lineId, column, reasons } of omissions) {
      const what = column === undefined ? 'absente du fichier' : `publiée sans ${column}`;
      machine.say(`  ${dossier} ${lineId} ${what} : ${reasons.join(' ; ')}`);
    }
  } finally {
    await close();
  }
}

function readArguments(given: readonly string[], usage: string) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { grantor: text, report: text, data: text, server: text, token: text },
    });
  } catch (error) {
    throw new ImportRefused(`Usage : ${usage}`, { cause: error });
  }
}
