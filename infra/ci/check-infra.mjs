/**
 * `npm run check:infra`: what cannot be run on a machine without Docker is checked by what can. Compose files are read by
 * an implementation of their specification, manifests against the schemas of Kubernetes, both against rules of our own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { madeOnce } from '../engines/cache.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const composeFiles = ['docker-compose.yml', 'infra/compose/whole.yml'];
const manifests = readdirSync(join(root, 'infra/kubernetes')).map((name) => `infra/kubernetes/${name}`);

/** Aliases and merges are YAML's own, and are resolved before. */
const readCompose = 'import sys, compose_spec; compose_spec.PyCompose.from_json(sys.stdin.read()).to_spec()';

let passed = 0;
let failed = 0;
function check(what, faults) {
  if (faults.length === 0) {
    passed++;
    console.log(`ok: ${what}`);
    return;
  }
  failed++;
  console.log(`FAILED: ${what}`);
  for (const fault of faults) console.log(`  - ${fault}`);
}

/** The checkers, pinned, in an environment of Python's of their own. */
const python = await (async () => {
  const folder = await madeOnce('python-checkers-1', (partial) => {
    run('python3', ['-m', 'venv', partial]);
    const pip = join(partial, 'bin/python');
    run(pip, ['-m', 'pip', 'install', '--quiet', 'kubernetes-validate==1.37.0', 'compose-spec==0.2.1']);
  });
  return join(folder, 'bin/python');
})();

function run(command, args, input) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', input });
  if (done.error) throw done.error;
  return { ok: done.status === 0, said: `${done.stdout}${done.stderr}`.trim() };
}

for (const file of composeFiles) {
  const given = parse(interpolated(read(file)), { merge: true });
  const whole = run(python, ['-c', readCompose], JSON.stringify(given));
  check(`${file} is what the Compose specification describes`, whole.ok ? [] : [whole.said]);
  check(`${file} keeps the rules of the house`, [...composeFaults(parse(read(file), { merge: true }))]);
}
for (const file of manifests.filter((name) => !name.endsWith('kustomization.yaml'))) {
  const done = run(python, ['-m', 'kubernetes_validate', '--strict', file]);
  check(`${file} is what Kubernetes describes`, done.ok ? [] : [done.said]);
}
check('the manifests keep the rules of the house', [...manifestFaults()]);
check('the kustomization names every manifest', [...kustomizationFaults()]);
check('the realm gives out no password, has the roles of Jalon, and sends people back to the portal', [
  ...realmFaults(),
]);

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** With the variables that must be given, given. */
function interpolated(text) {
  return text.replace(/\$\{([A-Z_]+):\?[^}]*\}/g, 'https://given');
}

function* composeFaults({ services, volumes = {} }) {
  for (const [name, service] of Object.entries(services)) {
    const { image = '', healthcheck, environment = {}, deploy, restart, ports = [] } = service;
    if (!/:\d+\.\d+/.test(image)) yield `${name}: its image bears no version`;
    if (!healthcheck?.test) yield `${name}: nobody asks how it is`;
    if (!deploy?.resources?.limits?.memory) yield `${name}: its memory has no bound`;
    if (!restart) yield `${name}: it is not started again`;
    for (const [variable, value] of Object.entries(environment)) {
      const secret = /PASSWORD|SECRET|AUTH$/.test(variable) || /:\/\/[^/]*:[^/]*@/.test(String(value));
      if (secret && !/\$\{[A-Z_]+:\?/.test(String(value)))
        yield `${name}: ${variable} has a value of its own`;
    }
    for (const port of ports)
      if (!String(port).startsWith('127.0.0.1:')) yield `${name}: ${port} is open to the world`;
    for (const volume of service.volumes ?? []) {
      const [source = ''] = String(volume).split(':');
      if (source.startsWith('.') ? !existsSync(join(root, source)) : !(source in volumes))
        yield `${name}: ${source} is nowhere`;
    }
  }
}

function* manifestFaults() {
  for (const file of manifests)
    for (const document of parseAllDocuments(read(file))) {
      const { kind, metadata, spec } = document.toJS();
      if (kind === 'Secret') yield `${file}: a secret has no place in a repository`;
      if (kind !== 'Deployment') continue;
      const pod = spec.template.spec;
      if (!pod.securityContext?.runAsNonRoot) yield `${metadata.name}: it may run as root`;
      for (const container of pod.containers) {
        const { name, image, resources, securityContext, startupProbe, livenessProbe, readinessProbe } =
          container;
        if (!/:\d+\.\d+/.test(image)) yield `${name}: its image bears no version`;
        if (!startupProbe || !livenessProbe || !readinessProbe) yield `${name}: a probe is missing`;
        if (!resources?.requests?.cpu || !resources.requests.memory || !resources.limits?.memory)
          yield `${name}: it does not say what it needs`;
        if (!securityContext?.readOnlyRootFilesystem || !securityContext.capabilities?.drop?.includes('ALL'))
          yield `${name}: it may do more than it must`;
        const program = container.command?.at(-1)?.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
        if (!existsSync(join(root, program ?? 'nowhere'))) yield `${name}: its program is nowhere`;
      }
    }
}

function* kustomizationFaults() {
  const { resources } = parse(read('infra/kubernetes/kustomization.yaml'));
  for (const file of manifests.map((path) => path.split('/').at(-1)))
    if (file !== 'kustomization.yaml' && !resources.includes(file)) yield `${file} is not named`;
  for (const file of resources)
    if (!manifests.includes(`infra/kubernetes/${file}`)) yield `${file} is nowhere`;
}

function* realmFaults() {
  const realm = JSON.parse(read('infra/keycloak/realm.json'));
  if (realm.users?.length) yield 'it has people in it';
  const { environment } = parse(read('docker-compose.yml')).services.keycloak;
  for (const { clientId, secret, redirectUris } of realm.clients) {
    if (secret) yield `${clientId} has a secret`;
    // Keycloak puts its own environment's variables in their place when it takes up the realm.
    const [, variable = ''] = /^\$\{([A-Z_]+)\}\/portal\/signed-in$/.exec(redirectUris.join()) ?? [];
    if (!(variable in environment))
      yield `${clientId} cannot send people back: ${redirectUris.join() || 'nowhere'}`;
  }
  const source = read('libs/contracts/src/roles.ts');
  const ours = [...source.matchAll(/^ {2}'?([a-z-]+)'?: '/gm)].map(([, role]) => role);
  const theirs = realm.roles.realm.map(({ name }) => name);
  for (const role of ours) if (!theirs.includes(role)) yield `${role} is missing`;
  if (ours.length === 0) yield 'the roles of Jalon were not found';
}
