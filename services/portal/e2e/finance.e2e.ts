import { readFile } from 'node:fs/promises';
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

  it('draws a period across the drawing of an envelope, shares its address, and reads its months', async () => {
    await page.goto('/enveloppes/mel.politique-de-la-ville.2016?depuis=2016-02-01&jusque=2017-07-31');
    await settled(page);
    const drawing = page.getByRole('img', { name: /^Au / });
    await drawing.scrollIntoViewIfNeeded();
    const box = await drawing.boundingBox();
    if (box === null) throw new Error('The drawing has no place');
    const across = (part: number) => box.x + 62 + (box.width - 70) * part;
    await page.mouse.move(across(0.2), box.y + 100);
    await page.mouse.down();
    await page.mouse.move(across(0.5), box.y + 90, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL((url) => url.searchParams.get('depuis') !== '2016-02-01');
    await settled(page);
    const { searchParams } = new URL(page.url());
    expect(await page.getByLabel('Du', { exact: true }).inputValue()).toBe(searchParams.get('depuis'));
    await page.getByText('Le même dessin en chiffres').click();
    const months = page.getByRole('region', { name: /L’enveloppe à la fin de chaque mois/ });
    await months.waitFor();
    const days = await months.getByRole('rowheader').allInnerTexts();
    const said = (day: string | null) => (day ?? '').split('-').reverse().join('/');
    expect(days.length).toBeGreaterThan(3);
    expect(days.length).toBeLessThan(10);
    expect(days[0]?.slice(3)).toBe(said(searchParams.get('depuis')).slice(3));
    await page.getByRole('button', { name: 'Toute la durée' }).click();
    await page.waitForURL((url) => !url.search.includes('depuis'));
  });

  it('counts the differences of every file by kind, and takes away those that wait', async () => {
    await page.goto('/rapprochement/differences');
    await settled(page);
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'SIRET coupé', exact: true }) });
    await row.waitFor();
    const [total, resolved, unresolved] = (await row.getByRole('cell').allInnerTexts()).map(Number);
    expect(total).toBeGreaterThan(0);
    expect((resolved ?? 0) + (unresolved ?? 0)).toBe(total);
    await row.getByRole('link', { name: /Non résolues$/ }).click();
    await page.getByText(`${unresolved ?? 0} différences`, { exact: false }).waitFor();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const lines = (await readFile(await (await file).path(), 'utf8')).trim().split('\r\n');
    expect(lines.length - 1).toBe(unresolved);
    for (const line of lines.slice(1)) expect(line).toContain('truncated-siret');
  });

  it('chooses the columns of the ledger, kept in its address and not asked of the list', async () => {
    await page.goto('/engagements?sans=aucune');
    await settled(page);
    const heads = page.getByRole('columnheader');
    expect(await heads.count()).toBe(13);
    await page.getByRole('button', { name: 'Colonnes' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Enveloppe', checked: true }).click();
    await page.waitForURL(/sans=envelope/);
    await settled(page);
    expect(await heads.count()).toBe(12);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await settled(page);
    expect(await heads.allInnerTexts()).not.toContain('Enveloppe');
  });
});
