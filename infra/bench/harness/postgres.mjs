import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.mjs';

const versionsFolder = '/usr/lib/postgresql'; // where Debian puts them

/**
 * Starts a PostgreSQL of its own, with its default settings, on a free port and a data folder of the bench's.
 * Installs Debian's package when there is none and the user may.
 * @param {string} directory
 * @returns {Promise<{ connectionString: string, version: string, stop: () => Promise<void> } | { reason: string }>}
 */
export async function startPostgres(directory) {
  try {
    const programs = findPrograms() ?? install();
    const data = join(directory, 'postgres');
    mkdirSync(data);
    const asUser = user(data);
    const run = (name, ...args) => [...asUser.prefix, join(programs, name), ...args];
    const [init, ...initArguments] = run(
      'initdb',
      '-D',
      data,
      '-A',
      'trust',
      '-U',
      'bench',
      '--locale=C',
      '-E',
      'UTF8',
    );
    execFileSync(init, initArguments, { stdio: ['ignore', 'ignore', 'pipe'], cwd: data });
    const port = await freePort();
    const [server, ...serverArguments] = run(
      'postgres',
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      data,
      '-h',
      '127.0.0.1',
    );
    const child = spawn(server, serverArguments, { stdio: 'ignore', cwd: data });
    await untilReady(join(programs, 'pg_isready'), port);
    return {
      connectionString: `postgresql://bench@127.0.0.1:${port}/postgres`,
      version: execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
      stop: () =>
        new Promise((resolve) => {
          child.once('exit', () => resolve());
          child.kill('SIGINT'); // a fast shutdown
        }),
    };
  } catch (error) {
    return { reason: `PostgreSQL could not be started: ${error.message.split('\n')[0]}` };
  }
}

function findPrograms() {
  try {
    const newest = readdirSync(versionsFolder).sort((a, b) => Number(b) - Number(a))[0];
    return newest && join(versionsFolder, newest, 'bin');
  } catch {
    return undefined;
  }
}

function install() {
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
    const { status } = spawnSync('apt-get', args, { stdio: 'ignore' });
    if (status !== 0)
      throw new Error('the Debian package postgresql is not installed and apt-get did not install it');
  }
  const programs = findPrograms();
  if (!programs) throw new Error(`no PostgreSQL under ${versionsFolder}`);
  return programs;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function user(data) {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(data, id('-u'), id('-g'));
  return { prefix: ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] };
}

async function untilReady(isReady, port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (spawnSync(isReady, ['-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await pause(100);
  }
  throw new Error('it did not answer within 10 s');
}
