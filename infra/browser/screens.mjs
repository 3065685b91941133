/** `npm run screens`: the pictures of the README, taken from the demonstration. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as player } from 'playwright-core';
import { chromium } from './chromium.mjs';

const root = new URL('../..', import.meta.url).pathname;
/** name, role, address, what is done before the picture */
const pictures = [
  ['register', 'instructeur', '/dossiers?territory=59512&sort=-requested'],
  ['dossier', 'instructeur', '/dossiers/D16-08B8S7?onglet=histoire'],
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
for (const [name, role, path] of pictures) {
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
    JSON.stringify({ role }),
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
