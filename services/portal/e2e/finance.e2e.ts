import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, violations, visit } from './browser.ts';

describe('A finance officer at the screen', () => {
  let browser: Browser;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    here = await visit(browser);
    page = here.page;
    await signIn(page, 'finance');
  });
  afterEach(async () => {
    expect(here.complaints).toEqual([]);
    await here.close();
  });
  afterAll(() => browser.close());

  it('takes a figure of an envelope back to the facts that made it, and a fact to its commitment', async () => {
    await page.goto('/enveloppes/mel.politique-de-la-ville.2016');
    await settled(page);
    await page.getByRole('definition').getByRole('link').first().click();
    await page.getByRole('heading', { name: /Les faits derrière le chiffre/ }).waitFor();
    await page.locator('#faits').getByRole('link', { name: /^D16-/ }).first().click();
    await page.getByRole('list', { name: 'Du service fait au paiement' }).waitFor();
  });

  it('sees what waits, and gives several remainders back at once', async () => {
    await page.goto('/a-traiter?kind=release');
    await settled(page);
    const boxes = page.getByRole('checkbox', { name: /^Choisir D16-/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Dégager les 2 restes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Dégager les 2 restes' });
    await dialog.getByLabel('Motif').fill('Reste sans objet au vu du bilan.');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Dégager les 2 restes' }).click();
    await page.getByText('2 engagements traités').waitFor();
  });

  it('brings a file of the accountant, and decides of a line by keyboard; a reload takes nothing away', async () => {
    await page.goto('/rapprochement');
    await settled(page);
    await page.locator('input[type=file]').setInputFiles({
      name: 'comptable-essai.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        [
          'Nature;Exercice;N° engagement;N° mandat;Montant;Tiers;SIRET;Date;Référence',
          'Paiement;2017;2100099998;99998;41,00;Inconnu;99999999900019;18/07/2017;ESSAI-0001',
          'Paiement;2017;2100099999;99999;42,00;Inconnu;99999999900019;18/07/2017;ESSAI-0002',
        ].join('\r\n'),
      ),
    });
    await page.getByRole('button', { name: 'Lire et rapprocher' }).click();
    await page.getByRole('link', { name: /Ouvrir le banc/ }).click();
    await page.getByRole('link', { name: /à décider/ }).click();
    await page.getByRole('button', { name: /^Ligne 2/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await page.getByRole('dialog').getByLabel('Motif').fill('Inconnu, signalé au comptable.');
    await page.reload();
    await page.getByRole('button', { name: /^Ligne 3/ }).focus();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Motif').inputValue()).toBe('Inconnu, signalé au comptable.');
    await dialog.getByRole('button', { name: 'Écarter…' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('1 à décider').waitFor();
  });
});
