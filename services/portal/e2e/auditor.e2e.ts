import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, visit } from './browser.ts';

describe('An auditor at the screen', () => {
  let browser: Browser;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    here = await visit(browser);
    page = here.page;
    await signIn(page, 'auditeur');
  });
  afterEach(async () => {
    expect(here.complaints).toEqual([]);
    await here.close();
  });
  afterAll(() => browser.close());

  it('finds an event among all, follows the act that it belongs to through the services, and comes to its dossier', async () => {
    await page.goto('/histoire');
    await page.getByText(/^10\d\s\d{3} événements$/).waitFor();
    await page.getByLabel('Mots, référence, montant écrit').fill('D16-000GM7');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL(/q=D16-000GM7/);
    await page.getByText('Fait', { exact: true }).first().click();
    await page.getByLabel(/^Ligne accordée/).check();
    await page.getByText('1 événement', { exact: true }).waitFor();
    await page.getByRole('link', { name: /^Ce qui a été entraîné/ }).click();
    await page.getByRole('heading', { name: 'L’histoire d’un acte' }).waitFor();
    const story = await page.getByRole('list', { name: 'L’histoire d’un acte' }).innerText();
    expect(story).toMatch(/Ligne accordée[\s\S]*Crédit réservé/);
    expect(story).toMatch(/Dossier[\s\S]*Engagement[\s\S]*Enveloppe/);
    await page.getByRole('link', { name: 'dossier-D16-000GM7' }).first().click();
    await page.getByRole('heading', { name: 'Rejouer D16-000GM7' }).waitFor();
  });

  it('steps through the life of a dossier by keyboard alone, and sees it as it was after each event', async () => {
    await page.goto('/histoire/dossiers/D16-000GM7?etape=0');
    await settled(page);
    await page.getByText('Brouillon', { exact: true }).waitFor();
    const slider = page.getByRole('slider', { name: 'Étape' });
    await slider.focus();
    const states: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.getByText(`${step + 2} sur 23`).waitFor();
      await settled(page);
      states.push(await page.locator('main [data-tone]').first().innerText());
    }
    expect(states).toEqual(['Brouillon', 'Déposé', 'Déposé', 'Recevable', 'Recevable', 'En instruction']);
    await page.waitForURL(/etape=6/);
  });

  it('plays it to its end', async () => {
    await page.goto('/histoire/dossiers/D16-000GM7?etape=20');
    await settled(page);
    await page.getByRole('button', { name: 'Lire' }).click();
    await page.getByText('23 sur 23').waitFor();
    await page.getByText('Clos', { exact: true }).first().waitFor();
  });

  it('takes away what was found, as a file', async () => {
    await page.goto('/histoire?subject=dossier-D16-000GM7');
    await settled(page);
    await page.getByRole('button', { name: 'Exporter' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('histoire.csv');
  });

  it('takes away the story of a dossier, and that of an act', async () => {
    const taken = async () => {
      await page.getByRole('button', { name: 'Exporter' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'CSV' }).click(),
      ]);
      return file.suggestedFilename();
    };
    await page.goto('/histoire/dossiers/D16-000GM7');
    expect(await taken()).toBe('histoire-dossier-D16-000GM7.csv');
    await page.goto('/histoire?subject=dossier-D16-000GM7&type=LineGranted');
    await page.getByRole('link', { name: /^Ce qui a été entraîné/ }).click();
    await page.getByRole('heading', { name: 'L’histoire d’un acte' }).waitFor();
    expect(await taken()).toMatch(/^correlation-[0-9a-f-]{36}\.csv$/);
  });
});
