import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, violations, visit } from './browser.ts';
import { screens } from './screens.ts';

/** Every screen by the rules of accessibility: no rule broken, nothing sideways, no complaint of the browser's. */
export function everyScreenIsAccessible(scheme: 'light' | 'dark'): void {
  describe(`In the ${scheme} scheme`, () => everyScreenIn(scheme));
}

function everyScreenIn(scheme: 'light' | 'dark'): void {
  const windows = new Map<string, Visit>();
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
      const { page, complaints } = await windowOf(role, organisation);
      const before = complaints.length;
      // What lies where is the same in both schemes: in the dark the colours are looked at, once.
      for (const width of scheme === 'light' ? [1440, 390] : [1440]) {
        await page.setViewportSize({ width, height: 900 });
        if (width === 1440) await page.goto(path);
        await settled(page);
        expect(await violations(page, scheme === 'dark')).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      }
      expect(complaints.slice(before)).toEqual([]);
    },
  );

  /** One window for each person, who signs in once. */
  async function windowOf(role: string, organisation?: string): Promise<Visit> {
    const name = `${role} ${organisation ?? ''}`;
    const known = windows.get(name);
    if (known !== undefined) return known;
    const opened = await visit(browser, { scheme });
    await signIn(opened.page, role, organisation);
    windows.set(name, opened);
    return opened;
  }
}
