/**
 * What a newcomer does with the README: start on an empty folder, ask the first questions over HTTP, stop,
 * start again and find everything. Every figure is asserted; the first that is wrong ends it.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = 20_000 + (process.pid % 20_000);
const root = `http://127.0.0.1:${port}`;
const data = mkdtempSync(join(tmpdir(), 'jalon-newcomer-'));

async function start() {
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const started = Date.now();
  child.stdout.pipe(process.stdout);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (Date.now() - started > 120_000) throw new Error('not ready after 120 s');
    const answer = await fetch(`${root}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.log(`ready after ${Date.now() - started} ms, build included`);
  return async () => {
    process.kill(-child.pid, 'SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    // npm ends before the program that it started: the stop is whole when nobody of them is left.
    while (isAlive(child.pid)) await new Promise((resolve) => setTimeout(resolve, 50));
  };
}

function isAlive(group) {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

async function token(role) {
  const answer = await fetch(`${root}/api/auth/demo-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  assert.ok(answer.ok, `a demo token for ${role}: ${answer.status}`);
  return (await answer.json()).token;
}

/** The README's tour, as its reader plays it. */
async function tour() {
  const child = spawn(process.execPath, ['infra/tour.mjs', '--url', root], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, 'the tour');
}

async function look() {
  const authorization = `Bearer ${await token('auditeur')}`;
  const get = async (path) => {
    const answer = await fetch(`${root}/api/programmation/${path}`, { headers: { authorization } });
    assert.equal(answer.status, 200, path);
    return answer.json();
  };
  assert.equal((await get('dossiers?campaign=2016&pageSize=1')).total, 1_700);
  assert.equal((await get('porteurs?pageSize=1')).total, 300);
  assert.equal((await get('committees?pageSize=1')).total, 42);
  const ofQuarter = await get('dossiers?quartier=QP059077&pageSize=5');
  assert.ok(ofQuarter.total > 0, 'dossiers of a QPV');
  const { reference } = ofQuarter.items[0];
  assert.ok((await get(`dossiers/${reference}/history`)).items.length > 1, 'a history');
  const metrics = await fetch(`${root}/metrics`);
  assert.equal(metrics.status, 200, 'metrics');
  assert.match(await metrics.text(), /^jalon_read_models_position [1-9]/m);
  console.log('the figures of the tour are there');
}

try {
  for (const nth of ['first', 'second']) {
    console.log(`--- ${nth} start`);
    const stop = await start();
    try {
      await look();
      // The tour adds a porteur and a dossier of its own: it comes when the figures have been read twice.
      if (nth === 'second') await tour();
    } finally {
      await stop();
    }
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
