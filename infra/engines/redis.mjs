import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './cache.mjs';
import { EngineProcess } from './engine-process.mjs';
import { freePort, hello } from './ports.mjs';
import { versions } from './versions.mjs';

/** The machine's own Redis, or Debian's package unpacked beside it: nothing is installed, nobody needs to be root. */
async function prepare(say) {
  const own = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  if (own.status === 0) return { program: 'redis-server', libraries: undefined };
  const folder = await madeOnce('redis-debian', (partial) => {
    say('redis: Debian’s package');
    const { packages } = versions.redis;
    const fetched = () => spawnSync('apt-get', ['download', ...packages], { cwd: partial, encoding: 'utf8' });
    if (fetched().status !== 0) {
      spawnSync('apt-get', ['update'], { stdio: 'ignore' }); // a fresh machine may have no lists yet
      const again = fetched();
      if (again.status !== 0)
        throw new Error(`Redis cannot be had from Debian\n${again.stderr ?? again.error}`);
    }
    for (const file of readdirSync(partial).filter((name) => name.endsWith('.deb'))) {
      const unpacked = spawnSync('dpkg', ['-x', file, 'root'], { cwd: partial, encoding: 'utf8' });
      if (unpacked.status !== 0) throw new Error(`${file} cannot be unpacked\n${unpacked.stderr}`);
    }
  });
  const libraries = ['usr/lib', 'lib'].flatMap((place) => {
    const path = join(folder, 'root', place);
    return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
  });
  return { program: join(folder, 'root', 'usr/bin/redis-server'), libraries: libraries.join(':') };
}

/** Redis that never evicts, and keeps what it was told over a restart. */
export async function openRedis(folder, say) {
  const { program, libraries } = await prepare(say);
  const port = await freePort();
  mkdirSync(join(folder, 'data'), { recursive: true });
  const process = new EngineProcess({
    name: 'redis',
    folder,
    program: () => ({
      command: program,
      args: [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', join(folder, 'data')],
        ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
      ],
      ...(libraries && { env: { LD_LIBRARY_PATH: libraries } }),
    }),
    answers: async () => (await hello(port, 'PING\r\n')).toString().startsWith('+PONG'),
  });
  await process.start();
  return { url: `redis://127.0.0.1:${port}`, process };
}
