/**
 * `npm run measure:browser [-- --rounds N]`: the register in a real browser on the demonstration, beside a static page of
 * the same rows. Medians, lowest and highest. What is measured: the first row on the screen from an empty cache, the list
 * after a filter is ticked, and how far anything jumped (CLS).
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as player } from 'playwright-core';
import { chromium } from './chromium.mjs';

const root = new URL('../..', import.meta.url).pathname;
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 9;
const data = process.env.PORTAL_DATA ?? mkdtempSync(join(tmpdir(), 'jalon-measure-'));
if (spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(1);
const program = join(root, 'services/standalone/dist/bundle/main.js');
const whole = spawn(process.execPath, [program, 'start', '--port', '0', '--data', data], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve) => {
  let said = '';
  whole.stdout.on('data', (text) => {
    said += text;
    const address = /prêt : (http:\S+)/.exec(said)?.[1];
    if (address) resolve(address);
  });
});
const browser = await player.launch({
  executablePath: chromium((text) => console.log(text)),
  args: ['--no-sandbox'],
});

/** A window whose cache is empty. */
async function fresh() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return { context, page };
}

const signIn = (page) =>
  page.request.post(`${url}/portal/session`, { data: { role: 'instructeur' } }).then((answer) => {
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`);
  });
const firstRow = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () =>
          document.querySelector('tbody th')
            ? requestAnimationFrame(() => resolve(performance.now()))
            : requestAnimationFrame(look);
        look();
      }),
  );

let staticPage = '';
const measures = { first: [], static: [], filter: [], shift: [] };
for (let round = 0; round <= rounds; round += 1) {
  const { context, page } = await fresh();
  await signIn(page);
  await page.goto(`${url}/dossiers`, { waitUntil: 'commit' });
  const first = await firstRow(page);
  await page.waitForTimeout(500);
  if (staticPage === '')
    staticPage = await page.evaluate(
      () => `<!doctype html><html lang="fr"><title>x</title>${document.querySelector('main').innerHTML}`,
    );
  const filter = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const status = document.querySelector('main [role=status]');
        const [before, started] = [status.textContent, performance.now()];
        document.querySelector('main input[type=checkbox]').click();
        const look = () =>
          status.textContent === before
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => resolve(performance.now() - started));
        look();
      }),
  );
  const shift = await page.evaluate(() => window.shift);
  await context.close();
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(staticPage),
  ).listen(0, '127.0.0.1');
  const beside = await fresh();
  await beside.page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'commit' });
  const still = await firstRow(beside.page);
  await beside.context.close();
  server.close();
  if (round === 0) continue; // the first of all warms both
  measures.first.push(first);
  measures.static.push(still);
  measures.filter.push(filter);
  measures.shift.push(shift);
}
await browser.close();
whole.kill();
await new Promise((resolve) => whole.once('exit', resolve));
if (!process.env.PORTAL_DATA) rmSync(data, { recursive: true, force: true });

const said = (values, unit, digits = 0) => {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, median, high] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) =>
    value.toFixed(digits),
  );
  return `${median}${unit} (${low}–${high})`;
};
console.log(`\n${rounds} rounds`);
console.log(`first row of the register, empty cache: ${said(measures.first, ' ms')}`);
console.log(`first row of a static page of the same rows: ${said(measures.static, ' ms')}`);
console.log(`a filter ticked, its list shown: ${said(measures.filter, ' ms')}`);
console.log(`layout shift (CLS): ${said(measures.shift, '', 3)}`);
const assets = join(root, 'services/portal/dist/web/assets');
const sizes = readdirSync(assets)
  .filter((name) => name.endsWith('.br'))
  .map((name) => [name, statSync(join(assets, name)).size]);
for (const [name, size] of sizes.sort((one, other) => other[1] - one[1]).slice(0, 12))
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KiB ${name}`);
