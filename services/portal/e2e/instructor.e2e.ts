import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, visit } from './browser.ts';

describe('An instructor at the screen', () => {
  let browser: Browser;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    here = await visit(browser);
    page = here.page;
  });
  afterEach(async () => {
    expect(here.complaints).toEqual([]);
    await here.close();
  });
  afterAll(() => browser.close());

  it('goes from the sign-in to a note on a dossier that waits, and finds it in the history', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Instructeur/ }).click();
    await page.getByRole('heading', { name: 'Bonjour, Amélie Dubrulle' }).waitFor();
    const waiting = page.getByRole('link').filter({ hasText: 'Jardins partagés' }).first();
    const title = (await waiting.innerText()).trim();
    await waiting.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
    const dialog = page.getByRole('dialog', { name: 'Écrire une note d’instruction' });
    await dialog.getByLabel('Texte').fill('Le bilan est clair ; il manque la photo du jardin.');
    await dialog.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Instruction' }).click();
    await page.getByText('Le bilan est clair ; il manque la photo du jardin.').waitFor();
    await page.getByRole('tab', { name: 'Histoire' }).click();
    const last = page.getByRole('list', { name: 'Histoire' }).getByRole('listitem').last();
    expect(await last.innerText()).toMatch(/Note d’instruction\s+Amélie Dubrulle, Instructeur/);
  });

  it('does the same by keyboard alone', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('D16-7VFK06');
    await page.getByRole('option', { name: /D16-7VFK06/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Gestion urbaine de proximité/ }).waitFor();
    await tabTo(page, 'Écrire une note d’instruction');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Texte');
    await page.keyboard.type('Écrit sans souris.');
    await tabTo(page, 'Écrire une note d’instruction');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo(page, 'Résumé');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Écrit sans souris.').waitFor();
  });

  it('narrows the register, shares its address, goes back, and keeps what it showed', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers');
    await page.getByText('1 700 dossiers').waitFor();
    await page.getByLabel(/^Notifié/).check();
    await page.getByText('74 dossiers').waitFor();
    expect(new URL(page.url()).search).toBe('?status=notified');
    await page.getByLabel('Chercher dans les intitulés et les porteurs').fill('jardin');
    await page.waitForURL(/q=jardin/);
    const shared = page.url();
    const other = await visit(browser);
    await signIn(other.page, 'auditeur');
    await other.page.goto(shared);
    await settled(other.page);
    const counted = await page.getByText(/^\d+ dossiers?$/).innerText();
    await other.page.getByText(counted, { exact: true }).waitFor();
    await other.close();
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('tab', { name: 'Résumé' }).waitFor();
    await page.goBack();
    await page.getByText(counted, { exact: true }).waitFor();
    expect(page.url()).toBe(shared);
  });

  it('sees the past as it was, and can change nothing of it', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers/D16-000GM7');
    await settled(page);
    await page.getByRole('button', { name: 'Voir au…' }).click();
    await page.getByLabel('Jour').fill('2015-12-01');
    await page.getByRole('button', { name: 'Voir', exact: true }).click();
    await page.getByText('Vous voyez ce qui était connu le 1 décembre 2015 au soir.').waitFor();
    await page.getByText('En instruction', { exact: true }).waitFor();
    await page.getByText('Le passé se lit et ne se change pas.').waitFor();
    for (const action of await page.getByRole('complementary').getByRole('button').all())
      expect(await action.isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Dossiers' }).first().click();
    expect(new URL(page.url()).searchParams.get('au')).toBe('2015-12-01');
  });

  it('is told at once what somebody else does on the dossier that they look at', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers/D16-08B8S7?onglet=instruction');
    await settled(page);
    const other = await visit(browser);
    await other.page.goto('/');
    await other.page.getByRole('combobox', { name: 'Une autre personne' }).click();
    await other.page.getByRole('option', { name: /Karim Benali/ }).click();
    await other.page.getByRole('button', { name: 'Entrer' }).click();
    await other.page.getByRole('heading', { name: /Karim/ }).waitFor();
    await other.page.goto('/dossiers/D16-08B8S7');
    await other.page.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByLabel('Texte').fill('Vu avec le porteur ce matin.');
    await dialog.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
    await page.getByText('Karim Benali vient d’agir sur ce dossier : Note d’instruction.').waitFor();
    await page.getByText('Vu avec le porteur ce matin.').waitFor();
    await other.close();
  });
});

/** Walks with Tab until what has the focus bears this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      const label =
        one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement
          ? one.labels?.[0]?.innerText
          : undefined;
      return (
        one?.getAttribute('aria-label') ??
        label ??
        (one as HTMLElement | null)?.innerText ??
        ''
      ).trim();
    });
    if (focused.startsWith(name)) return;
  }
  throw new Error(`No Tab leads to « ${name} »`);
}
