/**
 * `npm run check:image`: the steps of infra/Dockerfile, as they are written there, on folders of this machine: what is
 * copied, what is run, the program started and asked how it is by the image's own health check. What only an image
 * has (its base, its user) is named and left out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'jalon-image-'));
/** What the portal must be told; the services that it names are not there. */
const portalAlone = {
  PROGRAMMATION_URL: 'http://127.0.0.1:9',
  FUNDING_URL: 'http://127.0.0.1:9',
  PORTAL_SECRET: 'x'.repeat(32),
};
const stages = stagesOf(readFileSync(join(root, 'infra/Dockerfile'), 'utf8'));

try {
  const [build, image] = stages;
  if (!build || !image || stages.length !== 2) throw new Error('Two stages are expected');
  // The folders of a stage keep their own paths, under the stage's folder.
  const built = stand(build);
  for (const { word, rest } of build.steps) {
    if (word === 'COPY' && rest === '. .') copyTree(built.cwd);
    else if (word === 'RUN') shell(rest, built.cwd);
    else if (word !== 'WORKDIR') throw new Error(`Not foreseen in the first stage: ${word} ${rest}`);
  }
  const made = stand(image);
  for (const { word, rest } of image.steps) {
    const [, from, to] = /^--from=build (\S+) (\S+)$/.exec(rest) ?? [];
    if (word === 'COPY' && from && to)
      cpSync(join(built.root, from), resolve(made.cwd, to, to.endsWith('/') ? basename(from) : ''), {
        recursive: true,
        verbatimSymlinks: true,
      });
    else if (word === 'RUN' || word === 'USER' || word === 'VOLUME' || word === 'EXPOSE')
      console.log(`not exercised: ${word} ${rest}`);
    else if (!['ENV', 'WORKDIR', 'CMD', 'HEALTHCHECK'].includes(word))
      throw new Error(`Not foreseen in the last stage: ${word} ${rest}`);
  }
  await startAndAsk(image, made);
  console.log('the image builds, starts, says that it is well, and ends when asked to');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function startAndAsk({ steps }, { cwd }) {
  const node = join(cwd, 'node_modules/node/bin/node'); // the base image's
  const commandOf = (word) => {
    const { rest } = steps.findLast((step) => step.word === word) ?? {};
    return JSON.parse(/(\[.*\])\s*$/s.exec(rest ?? '')?.[1] ?? '[]');
  };
  const environment = {
    PATH: dirname(node),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    PORT: String(await freePort()),
  };
  const service = (name) => ['node', `services/${name}/dist/main.js`];
  for (const [program, ...more] of [
    commandOf('CMD'),
    ...['programmation', 'funding', 'audit', 'portal'].map(service),
  ]) {
    mkdirSync(join(cwd, 'data'), { recursive: true });
    const env = more[0]?.includes('/portal/') ? { ...environment, ...portalAlone } : environment;
    const child = spawn(program === 'node' ? node : program, more, { cwd, env, stdio: 'inherit' });
    const ended = new Promise((done) => child.once('exit', done));
    // As the compose file: the portal is well before the services that it stands before.
    const [asked, ...how] = commandOf('HEALTHCHECK').map((word) =>
      env === environment ? word : word.replace('/health/ready', '/health/live'),
    );
    let well = false;
    for (let tries = 0; tries < 120 && !well && child.exitCode === null; tries++) {
      await pause(500);
      well = spawnSync(asked === 'node' ? node : asked, how, { cwd, env }).status === 0;
    }
    child.kill('SIGTERM');
    const code = await ended;
    if (!well || code !== 0)
      throw new Error(`${more.join(' ')}: ${well ? `ended with ${code}` : 'never well'}`);
    console.log(`${more.join(' ')}: well, and ended`);
    rmSync(join(cwd, 'data'), { recursive: true });
  }
}

function stand({ name, steps }) {
  const stageRoot = join(folder, name);
  const cwd = join(stageRoot, steps.find(({ word }) => word === 'WORKDIR')?.rest ?? '/');
  mkdirSync(cwd, { recursive: true });
  return { root: stageRoot, cwd };
}

/** What the repository holds, as a clone would have it. */
function copyTree(to) {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
}

function shell(command, cwd) {
  console.log(`$ ${command}`);
  const done = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command}\n${done.stdout}${done.stderr}`);
}

/** The stages and their instructions, lines joined, comments left out. */
function stagesOf(text) {
  const found = [];
  const lines = text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  for (const line of lines) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM')
      found.push({ name: / AS (\S+)/.exec(rest)?.[1] ?? `stage-${found.length}`, steps: [] });
    else found.at(-1)?.steps.push({ word, rest });
  }
  return found;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
