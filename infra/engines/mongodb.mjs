import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './cache.mjs';
import { EngineProcess } from './engine-process.mjs';
import { mend, mended } from './ferretdb-mends.mjs';
import { freePort, hello } from './ports.mjs';
import { versions } from './versions.mjs';

/** Builds FerretDB from the Go module proxy, once: two minutes. @param {(text: string) => void} say */
async function prepare(say) {
  const { module, version, sum } = versions.ferretdb;
  const folder = await madeOnce(`ferretdb-${version}-${mended}`, (partial) => {
    say(`ferretdb ${version}: built from its sources (once)`);
    const work = join(partial, 'work');
    mkdirSync(work);
    // Not `go install`: the module proxy may not list the versions, which only that command asks for.
    writeFileSync(join(work, 'go.mod'), 'module jalon-engines\n');
    const downloaded = JSON.parse(go(['mod', 'download', '-json', `${module}@${version}`], work));
    if (downloaded.Sum !== sum) throw new Error(`FerretDB ${version} is not the module that is expected`);
    // The module carries no version of its own, and does not start without one.
    const sources = join(work, 'sources');
    cpSync(downloaded.Dir, sources, { recursive: true });
    spawnSync('chmod', ['-R', 'u+w', sources]); // the module cache is for reading only
    mend(sources);
    writeFileSync(join(sources, 'build/version/version.txt'), `${version}\n`);
    go(['build', '-trimpath', '-o', join(partial, 'ferretdb'), './cmd/ferretdb'], sources);
    rmSync(work, { recursive: true });
  });
  return join(folder, 'ferretdb');
}

/** Where Go stands when nobody put it on the PATH. */
const goPrograms = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go'];

function go(args, cwd) {
  const program =
    goPrograms.find((one) => spawnSync(one, ['version'], { stdio: 'ignore' }).status === 0) ?? 'go';
  const done = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, CGO_ENABLED: '0' } });
  if (done.error) throw new Error('FerretDB needs Go 1.24 or later on the PATH', { cause: done.error });
  if (done.status !== 0) throw new Error(`go ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** A server of MongoDB's protocol that keeps its data in SQLite. */
export async function openMongodb(folder, say) {
  const program = await prepare(say);
  const port = await freePort();
  const data = join(folder, 'data');
  const state = join(folder, 'state');
  mkdirSync(data, { recursive: true });
  mkdirSync(state, { recursive: true });
  const process = new EngineProcess({
    name: 'ferretdb',
    folder,
    program: () => ({
      command: program,
      args: [
        '--handler=sqlite',
        // A killed server loses nothing so; only a power cut could.
        `--sqlite-url=file:${data}/?_pragma=synchronous(normal)`,
        `--listen-addr=127.0.0.1:${port}`,
        '--debug-addr=-',
        `--state-dir=${state}`,
        '--telemetry=disable',
        '--log-level=error',
      ],
      env: { DO_NOT_TRACK: '1' },
    }),
    answers: async () => (await hello(port, isMaster)).length > 16,
  });
  await process.start();
  return { url: `mongodb://127.0.0.1:${port}/`, process };
}

/** `{ isMaster: 1, $db: 'admin' }` as an OP_MSG: the first thing that every driver says. */
const isMaster = (() => {
  const document = Buffer.concat([
    Buffer.from('\x10isMaster\0', 'latin1'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('\x02$db\0', 'latin1'),
    Buffer.from([6, 0, 0, 0]),
    Buffer.from('admin\0', 'latin1'),
  ]);
  const message = Buffer.alloc(16 + 4 + 1 + 4 + document.length + 1);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(1, 4);
  message.writeInt32LE(2013, 12);
  message.writeInt32LE(document.length + 5, 21);
  document.copy(message, 25);
  return message;
})();
