/**
 * `npm run test:kurrentdb [-- --if-present]`: the event store's suite on a real KurrentDB: the one that KURRENTDB_URL
 * names (a server for tests: it is written to, and nobody else may write meanwhile), or one in a container where Docker
 * answers. Without either it says so and fails; with --if-present it says so and succeeds.
 */
import { spawn, spawnSync } from 'node:child_process';

const image = 'docker.kurrent.io/kurrent-latest/kurrentdb:25.1.4';
const root = new URL('../..', import.meta.url).pathname;
const [given, ifPresent] = [process.env.KURRENTDB_URL, process.argv.includes('--if-present')];

const server = given ? { url: given, stop: async () => undefined } : await startContainer();
if (server === undefined) {
  console.log(
    "did not run: the event store's suite on a real KurrentDB (KURRENTDB_URL is not set and Docker does not answer)",
  );
  process.exit(ifPresent ? 0 : 1);
}
console.log(`The event store's suite on ${new URL(server.url).host}`);
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    `${root}node_modules/jest/bin/jest.js`,
    `--config=${root}infra/cluster/jest.kurrentdb.config.js`,
    ...process.argv.slice(2).filter((argument) => argument !== '--if-present'),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, KURRENTDB_URL: server.url } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
await server.stop();
process.exitCode = status;

/** @returns {Promise<{ url: string, stop: () => Promise<unknown> } | undefined>} */
async function startContainer() {
  const docker = spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 });
  if (docker.status !== 0) return undefined;
  const { KurrentDbContainer } = await import('@testcontainers/kurrentdb');
  // The suite writes events of more than a mebibyte, which the server refuses by default.
  const container = await new KurrentDbContainer(image)
    .withEnvironment({ KURRENTDB_MAX_APPEND_SIZE: String(16 * 1024 * 1024), KURRENTDB_MEM_DB: 'true' })
    .start();
  return { url: container.getConnectionString(), stop: () => container.stop() };
}
