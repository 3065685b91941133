/**
 * `npm run measure:browser [-- --rounds N --dossiers N]`: the register in a real browser on the demonstration, or on as many
 * dossiers as are asked for (its own, told again under other references), beside a static page of the same rows.
 * Medians, lowest and highest. What is measured: the first row on the screen from an empty cache, the list after each act
 * of an instructor, how far anything jumped (CLS), and what each route weighs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium as player } from 'playwright-core';
import { multiply } from '../bench/contenders/jalon.mjs';
import { chromium } from './chromium.mjs';
import { weighRoutes } from './route-weights.mjs';

const { values: given } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, dossiers: { type: 'string', default: '1700' } },
});
const rounds = Number(given.rounds);
const copies = Math.ceil(Number(given.dossiers) / 1700);
const root = new URL('../..', import.meta.url).pathname;
if (spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(1);
const program = join(root, 'services/standalone/dist/bundle/main.js');
const folder = mkdtempSync(join(tmpdir(), 'jalon-measure-'));
let data = join(folder, 'demonstration');
let whole = await start(data);
if (copies > 1) {
  await stop(whole);
  const longer = join(folder, 'longer');
  mkdirSync(longer);
  // Their dossiers alone: what else the year holds is not looked at.
  const only = /^dossier-/;
  const progress = (copy) => process.stdout.write(`\r${copy * 1700} dossiers`);
  await multiply(join(data, 'jalon.db'), join(longer, 'jalon.db'), copies, { only, progress });
  process.stdout.write('\n');
  data = longer;
  whole = await start(data);
}
const { url } = whole;
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

/** From an act in the page to the list that follows from it, painted: its rows are others, or other in number. */
const until = (page, act) =>
  page.evaluate(
    (act) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`The list stays after ${act}`)), 30_000);
        const shown = () => document.querySelector('main').querySelector('tbody').innerText;
        const [before, started] = [shown(), performance.now()];
        new Function(act)();
        const look = () =>
          shown() === before
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => resolve(performance.now() - started));
        look();
      }),
    act,
  );
const acts = {
  'the next page': `document.querySelector('main [aria-label="Page suivante"]').click()`,
  'sorted by another column': `document.querySelector('main thead button').click()`,
  'a filter ticked': `document.querySelector('main input[type=checkbox]').click()`,
  // The hand rests for 250 ms before it is asked for: they are counted.
  'words looked for': `
    const field = document.querySelector('main input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'jardin');
    field.dispatchEvent(new Event('input', { bubbles: true }));`,
};

let staticPage = '';
const measures = {
  first: [],
  static: [],
  shift: [],
  ...Object.fromEntries(Object.keys(acts).map((act) => [act, []])),
};
for (let round = 0; round <= rounds; round += 1) {
  const found = {};
  const { context, page } = await fresh();
  await signIn(page);
  await page.goto(`${url}/dossiers`, { waitUntil: 'commit' });
  found.first = await firstRow(page);
  await page.waitForTimeout(500);
  if (staticPage === '')
    staticPage = await page.evaluate(
      () => `<!doctype html><html lang="fr"><title>x</title>${document.querySelector('main').innerHTML}`,
    );
  // Before any act: what follows from an act of one's own is no surprise.
  found.shift = await page.evaluate(() => window.shift);
  for (const [name, act] of Object.entries(acts)) {
    found[name] = await until(page, act);
    await page.waitForTimeout(200);
  }
  await context.close();
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(staticPage),
  ).listen(0, '127.0.0.1');
  const beside = await fresh();
  await beside.page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'commit' });
  found.static = await firstRow(beside.page);
  await beside.context.close();
  server.close();
  if (round === 0) continue; // the first of all warms both
  for (const [name, value] of Object.entries(found)) measures[name].push(value);
}
const weights = await weighRoutes(browser, url);
await browser.close();
await stop(whole);
rmSync(folder, { recursive: true, force: true });

const said = (values, unit, digits = 0) => {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, median, high] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) =>
    value.toFixed(digits),
  );
  return `${median}${unit} (${low}–${high})`;
};
console.log(`\n${copies * 1700} dossiers, ${rounds} rounds`);
console.log(`first row of the register, empty cache: ${said(measures.first, ' ms')}`);
console.log(`first row of a static page of the same rows: ${said(measures.static, ' ms')}`);
for (const act of Object.keys(acts)) console.log(`${act}, its list shown: ${said(measures[act], ' ms')}`);
console.log(`layout shift (CLS): ${said(measures.shift, '', 3)}`);
console.log('\nfetched from an empty cache, compressed, in KiB: scripts, styles');
const kibibytes = (bytes) => (bytes / 1024).toFixed(0).padStart(5);
for (const { route, script, stylesheet } of weights)
  console.log(`${kibibytes(script)} ${kibibytes(stylesheet)}  ${route}`);

/** The whole on a folder, once it answers. */
async function start(folder) {
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const address = /prêt : (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
  return { child, url };
}

async function stop({ child }) {
  child.kill();
  await new Promise((resolve) => child.once('exit', resolve));
}
