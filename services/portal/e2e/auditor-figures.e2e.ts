import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, visit } from './browser.ts';

describe('An auditor before a figure', () => {
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

  /** Takes the list on the screen away as CSV. @returns its name and its lines, the headers first */
  async function exported(): Promise<readonly [name: string, lines: readonly string[]]> {
    await page.getByRole('button', { name: 'Exporter' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    return [file.suggestedFilename(), text.trim().split('\r\n')];
  }

  it('opens the facts that made it, which add up to it, and takes them away', async () => {
    await page.goto('/');
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: 'Compte rendu attendu' }) });
    expect(await row.getByRole('link').last().innerText()).toBe('1,3 M€');
    await row.getByRole('link').last().click();
    await page
      .getByRole('heading', { name: 'Accordé, état « Compte rendu attendu », campagne 2016' })
      .waitFor();
    await page.getByText('60 faits', { exact: true }).waitFor();
    const figure = (await page.getByRole('status').filter({ hasText: '€' }).innerText()).replace(/\D/g, '');
    expect(figure).toBe('1315161');
    const total = await page.locator('tfoot').innerText();
    expect(total.replace(/[^\d€]/g, '')).toBe(`60${figure}€`);
    const [name, lines] = await exported();
    expect(name).toBe('faits-2016-granted.csv');
    expect(lines).toHaveLength(61);
    // The seventh column, titles and names without a comma aside, is the change in euros.
    const place = (lines[0] ?? '').split(',').indexOf('variation');
    const cells = lines.slice(1).map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []);
    const sum = cells.reduce((before, row) => before + Number((row[place] ?? '').replace(',', '')), 0);
    expect(sum).toBe(Number(figure));
  });

  it('goes from a figure to its facts, to a dossier, and compares two of its dates', async () => {
    await page.goto('/chiffres/2016?mesure=granted&par=status&cle=report-due');
    await page.getByRole('table').getByRole('link', { name: /^D16-/ }).first().click();
    await page.getByRole('link', { name: 'Comparer deux dates' }).click();
    await page.getByRole('heading', { name: 'Deux dates côte à côte' }).waitFor();
    const table = page.getByRole('table').first();
    await table.getByRole('rowheader', { name: 'Diffère : État', exact: true }).waitFor();
    const status = table.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: 'Diffère : État', exact: true }),
    });
    expect(await status.innerText()).toMatch(/Brouillon[\s\S]*Compte rendu attendu[\s\S]*\d+ faits/);
    await status.getByRole('link', { name: /faits$/ }).click();
    await page.getByRole('heading', { name: 'Les faits qui ont changé : État' }).waitFor();
    const facts = await page.getByRole('table').last().innerText();
    expect(facts).toMatch(/Dossier déposé[\s\S]*Décision notifiée[\s\S]*Compte rendu attendu/);
    expect(new URL(page.url()).searchParams.get('champ')).toBe('status');
  });

  it('sees a campaign’s figures at two dates, and the facts that each moved by', async () => {
    await page.goto('/histoire/comparer?sujet=campaign&id=2016&du=2016-03-01&au=2016-06-30&part=status');
    const row = page.getByRole('row').filter({
      has: page.getByRole('rowheader', { name: /Dossiers, état «\sNotifié\s»$/ }),
    });
    await row.waitFor();
    const [before, after] = (await row.getByRole('cell').allInnerTexts()).map((text) =>
      Number(text.replace(/\D/g, '')),
    );
    await row.getByRole('link', { name: 'Ses faits' }).click();
    await page.locator('tfoot').waitFor();
    const moved = (await page.locator('tfoot td').first().innerText())
      .replace('−', '-')
      .replace(/[^\d-]/g, '');
    expect(Number(moved)).toBe((after ?? 0) - (before ?? 0));
    const [name, lines] = await exported();
    expect(name).toBe('comparaison-2016.csv');
    expect(lines[0]).toBe('champ,avant (montants en centimes),après (montants en centimes),diffère,faits');
    expect(lines).toContain(`status.notified.dossiers,${before},${after},oui,`);
  });

  it('compares an envelope by keyboard alone', async () => {
    await page.goto('/histoire/comparer');
    await settled(page);
    const subject = page.getByLabel('Sujet');
    await subject.focus();
    await page.keyboard.type('Une enveloppe');
    await page.keyboard.press('Tab');
    await page.keyboard.type('etat.2016');
    await page.keyboard.press('Tab');
    // The same day whether the browser asks for the day or the month first.
    await page.keyboard.type('02022016');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sujet=envelope&id=etat\.2016&du=2016-02-02/);
    const link = page.getByRole('table').first().getByRole('link').first();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/champ=/);
    await page.getByRole('heading', { name: /^Les faits qui ont changé/ }).waitFor();
  });

  it('asks who could have known what of a dossier at an instant, by keyboard alone, and takes it away', async () => {
    await page.goto('/histoire/savoir');
    await settled(page);
    await page.getByLabel('Référence du dossier').focus();
    await page.keyboard.type('D16-000GM7');
    await page.keyboard.press('Tab');
    await page.keyboard.type('08082016');
    await page.keyboard.press('Enter');
    await page.waitForURL(/id=D16-000GM7&le=2016-08-08$/);
    await page.goto('/histoire/savoir?id=D16-000GM7&le=2016-02-08&heure=12:30');
    // Begun at 12:04, known at 12:45: at half past twelve it had happened, and nobody could have been told.
    const unsaid = page.getByRole('region', { name: 'Arrivé, mais pas encore su' });
    await unsaid.getByRole('rowheader', { name: /^Action commencée/ }).waitFor();
    expect(await unsaid.getByRole('row').count()).toBe(2);
    expect(await unsaid.innerText()).toContain('41 minutes');
    const known = page.getByRole('region', { name: 'Ce qui était su' });
    expect(await known.innerText()).toMatch(/Brouillon ouvert[\s\S]*Décision notifiée/);
    expect(await known.innerText()).not.toContain('Action commencée');
    const could = await page.getByRole('region', { name: 'Qui pouvait le lire' }).innerText();
    expect(could).toMatch(/Porteur de projet\s+P-[0-9A-Z]{6}\s+Non/);
    expect(could).toMatch(/Instructeur\s+Tous dans ce rôle\s+Oui/);
    const acted = await page.getByRole('region', { name: 'Qui avait déjà agi' }).innerText();
    expect(acted).toMatch(/Hugo Delecroix/);
    const [name, lines] = await exported();
    expect(name).toBe('savoir-D16-000GM7.csv');
    expect(lines.filter((line) => line.includes('arrivé, pas encore su'))).toHaveLength(1);
  });

  it('is told what a comparison cannot find', async () => {
    await page.goto('/histoire/comparer?sujet=dossier&id=D16-000000&du=2016-01-01');
    await page.getByRole('alert').waitFor();
    await page.goto('/histoire/comparer?sujet=envelope&id=etat.2016&du=2030-01-01');
    await page.getByText('Rien ne diffère entre ces deux dates.').waitFor();
  });
});
