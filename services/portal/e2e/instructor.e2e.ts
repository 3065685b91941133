import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, tabTo, visit } from './browser.ts';
import { dialogTaken } from './keyboard.ts';

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
    await dialogTaken(page);
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

  it('finds the register whole on a phone: dossiers one under the other, in the order that is chosen', async () => {
    const narrow = await visit(browser, { width: 390 });
    await signIn(narrow.page, 'instructeur');
    await narrow.page.goto('/dossiers');
    const list = narrow.page.getByRole('region', { name: 'Liste des dossiers' });
    await narrow.page.getByLabel('Trier par').selectOption('Demandé, décroissant');
    await narrow.page.waitForURL(/sort=-requested/);
    await settled(narrow.page);
    const asked = await list.locator('td[data-label=Demandé]').allInnerTexts();
    const amounts = asked.map((amount) => Number(amount.replace(/[^\d]/g, '')));
    expect(amounts.length).toBeGreaterThan(20);
    expect(amounts).toEqual([...amounts].sort((one, other) => other - one));
    expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(narrow.complaints).toEqual([]);
    await narrow.close();
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

  it('keeps a view under a name, shows it to everybody, and forgets it', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers?status=notified&sort=-requested');
    await page.getByText('74 dossiers').waitFor();
    await page.getByRole('button', { name: 'Vues' }).click();
    const mine = page.getByRole('dialog', { name: 'Vues' });
    await mine.getByLabel('Nom de la vue présente').fill('Notifiés, les plus gros');
    await mine.getByLabel('La montrer à tous').check();
    await mine.getByRole('button', { name: 'Garder' }).click();
    await mine.getByRole('button', { name: 'Notifiés, les plus gros', exact: true }).waitFor();

    const other = await visit(browser);
    await signIn(other.page, 'finance');
    await other.page.goto('/dossiers');
    await other.page.getByRole('button', { name: 'Vues' }).click();
    const theirs = other.page.getByRole('dialog', { name: 'Vues' });
    const view = theirs.getByRole('button', { name: /^Notifiés, les plus gros\s*par Amélie Dubrulle/ });
    await view.waitFor();
    expect(await theirs.getByRole('button', { name: /^Oublier/ }).count()).toBe(0);
    await view.click();
    await other.page.getByText('74 dossiers').waitFor();
    const shown = Object.fromEntries(new URL(other.page.url()).searchParams);
    expect(shown).toEqual({ status: 'notified', sort: '-requested' });
    await other.close();

    await mine.getByRole('button', { name: 'Oublier la vue « Notifiés, les plus gros »' }).click();
    await mine.getByText('Aucune vue gardée.').waitFor();
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

  it('sees that somebody else is writing on the dossier, before anything is done, and since when', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers/D16-08B8S7');
    await settled(page);
    const other = await visit(browser);
    await signIn(other.page, 'secretaire-comite');
    await other.page.goto('/dossiers/D16-08B8S7');
    await other.page.getByText(/Aussi sur cette page\s: .*Amélie Dubrulle/).waitFor();
    await page.getByRole('button', { name: 'Écrire une note d’instruction' }).click();
    await page.getByRole('dialog').getByLabel('Texte').fill('En cours…');
    await other.page.getByText(/Amélie Dubrulle est en train de modifier, depuis \d\d:\d\d\./).waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await other.page.getByText(/est en train de modifier/).waitFor({ state: 'detached' });
    await other.close();
  });

  it('finds every paper of a dossier, and the fact that tells of each', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/dossiers/D16-000GM7?onglet=pieces');
    const papers = page.getByRole('table', { name: 'Pièces du dossier' });
    await papers.getByRole('row', { name: /^Accusé de réception Au dossier 23\/11\/2015/ }).waitFor();
    await papers.getByRole('link', { name: 'Procès-verbal du comité' }).waitFor();
    await papers
      .getByRole('row', { name: /^Compte rendu financier/ })
      .getByRole('link')
      .click();
    await page.locator('#fait-20').waitFor();
    expect(new URL(page.url()).searchParams.get('onglet')).toBe('histoire');
  });
});
