import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, settled, signIn, visit } from './browser.ts';

const attacks = [
  '<script>window.attacked = true</script>',
  '<img src=x onerror="window.attacked = true">',
  '"><svg onload="window.attacked = true">',
  'javascript:window.attacked=true',
  '{{constructor.constructor("window.attacked=true")()}}',
];

describe('What a hostile hand typed', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is shown as text and never runs, when it was stored', async () => {
    const { page, complaints, close } = await visit(browser);
    await signIn(page, 'instructeur');
    await page.goto('/dossiers/D16-08B8S7?onglet=instruction');
    await settled(page);
    for (const attack of attacks) {
      await page.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Texte').fill(attack);
      await dialog.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(attack, { exact: false }).first().waitFor();
    }
    await page.goto('/dossiers/D16-08B8S7?onglet=histoire');
    await settled(page);
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is harmless in an address', async () => {
    const { page, close } = await visit(browser);
    await signIn(page, 'auditeur');
    for (const attack of attacks) {
      const text = encodeURIComponent(attack);
      const addresses = [
        `/dossiers?q=${text}`,
        `/dossiers?status=${text}&territory=${text}`,
        `/dossiers/${text}`,
        `/${text}`,
        `/dossiers?au=${text}`,
        `/dossiers/D16-000GM7?onglet=${text}`,
      ];
      for (const address of addresses) {
        await page.goto(address);
        await settled(page);
        expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
      }
    }
    await close();
  });

  it('cannot put the portal in a frame of another page', async () => {
    const { page, close } = await visit(browser);
    await page.goto('about:blank');
    await page.setContent(
      `<iframe src="${process.env['PORTAL_URL'] ?? ''}/" width="800" height="600"></iframe>`,
    );
    await page.waitForTimeout(1500);
    const inside = page.frames().find((frame) => frame !== page.mainFrame());
    expect(await inside?.locator('#jalon').count()).toBe(0);
    await close();
  });
});
