/**
 * `npm run screens`: the pictures of the README, taken from the demonstration.
 * `npm run screens -- --all FOLDER [NAME…]`: every screen, wide and narrow, light and dark, into a folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as player } from 'playwright-core';
import { chromium } from './chromium.mjs';
import { takeEveryScreen } from './every-screen.mjs';

const root = new URL('../..', import.meta.url).pathname;
/** name, role, address, and the porteur that one acts for: one picture at least of each person's work */
const pictures = [
  ['register', 'instructeur', '/dossiers?territory=59512&sort=-requested'],
  ['dossier', 'instructeur', '/dossiers/D16-08B8S7?onglet=histoire'],
  ['committee', 'secretaire-comite', '/seances/S15-YH4JMF'],
  ['finance', 'finance', '/a-traiter?kind=release'],
  ['auditor', 'auditeur', '/histoire/dossiers/D16-000GM7?etape=9'],
  ['porteur', 'porteur', '/demandes/D16-333EY6', 'P-XS44Z1'],
];

if (spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
  process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'jalon-screens-'));
const program = join(root, 'services/standalone/dist/bundle/main.js');
const whole = spawn(process.execPath, [program, 'start', '--port', '0', '--data', folder], {
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
const [, , asked, into, ...names] = process.argv;
if (asked === '--all' && into !== undefined) await takeEveryScreen(browser, url, into, names);
for (const [name, role, path, organisation] of asked === '--all' ? [] : pictures) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 860 },
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await page.goto('/a-propos');
  await page.evaluate(
    (body) =>
      fetch('/portal/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    JSON.stringify({ role, organisation }),
  );
  await page.goto(path);
  await page.waitForTimeout(1_500);
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(root, 'docs/screens', `${name}.png`) });
  console.log(`docs/screens/${name}.png`);
  await context.close();
}
await browser.close();
whole.kill();
await new Promise((resolve) => whole.once('exit', resolve));
rmSync(folder, { recursive: true, force: true });
