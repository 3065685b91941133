import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, settled, signIn, violations, visit } from './browser.ts';
import { screens } from './screens.ts';

describe.each(['light', 'dark'] as const)('In the %s scheme', (scheme) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the sign-in breaks no rule of accessibility', async () => {
    const { page, complaints, close } = await visit(browser, { scheme });
    await page.goto('/dossiers');
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(screens)(
    'the screen $name breaks no rule of accessibility, wide or narrow',
    async ({ path, role, organisation }) => {
      for (const width of [1440, 390]) {
        const { page, complaints, close } = await visit(browser, { scheme, width });
        await signIn(page, role, organisation);
        await page.goto(path);
        await settled(page);
        expect(await violations(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
        await close();
      }
    },
  );
});
