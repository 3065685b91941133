import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screens } from '../../services/portal/e2e/screens.ts';

const widths = [1440, 390];
const schemes = ['light', 'dark'];

/**
 * Takes every screen of the portal as who looks at it sees it, wide and narrow, light and dark, from top to bottom: to
 * look through them all in one go.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url where the portal is
 * @param {string} folder gets one picture for each
 * @param {readonly string[]} names only these screens; none: all of them
 */
export async function takeEveryScreen(browser, url, folder, names = []) {
  mkdirSync(folder, { recursive: true });
  const taken = screens.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const colorScheme of schemes) {
    for (const width of widths) {
      for (const { name, path, role, organisation } of taken) {
        const context = await browser.newContext({
          baseURL: url,
          viewport: { width, height: 900 },
          colorScheme,
          locale: 'fr-FR',
          timezoneId: 'Europe/Paris',
        });
        await context.request.post('/portal/session', {
          data: { role, ...(organisation && { organisation }) },
        });
        const page = await context.newPage();
        await page.goto(path);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined); // what is told as it happens has no end
        await page.waitForFunction(() => document.querySelector('.mantine-Loader-root') === null);
        const file = join(folder, `${name}-${colorScheme}-${width}.png`);
        await page.screenshot({ path: file, fullPage: true });
        await context.close();
      }
      console.log(`${folder}: ${taken.length} screens, ${colorScheme}, ${width} px`);
    }
  }
}
