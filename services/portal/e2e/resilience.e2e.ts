import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, settled, signIn, visit } from './browser.ts';
import { OwnWhole } from './own-whole.ts';

const note = 'Écrire une note d’instruction';
const dossier = '/dossiers/D16-08B8S7?onglet=instruction';

async function beginNote(page: Page, text: string): Promise<void> {
  await page.goto(dossier);
  await settled(page);
  await page.getByRole('button', { name: note }).click();
  await page.getByRole('dialog').getByLabel('Texte').fill(text);
}

const sendNote = (page: Page) => page.getByRole('dialog').getByRole('button', { name: note }).click();

async function notesSaying(page: Page, text: string): Promise<number> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(dossier);
  await page.getByText(text).first().waitFor();
  return page.getByText(text).count();
}

describe('When something goes wrong while somebody types', () => {
  let browser: Browser;
  let whole: OwnWhole;

  beforeAll(async () => {
    browser = await openBrowser();
    whole = new OwnWhole();
    await whole.start();
  });
  afterAll(async () => {
    await browser.close();
    await whole.remove();
  });

  it('a page that is loaded again still holds what was typed', async () => {
    const { page, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await beginNote(page, 'Tapé avant le rechargement.');
    await page.reload();
    await page.getByRole('button', { name: note }).click();
    expect(await page.getByRole('dialog').getByLabel('Texte').inputValue()).toBe(
      'Tapé avant le rechargement.',
    );
    await sendNote(page);
    expect(await notesSaying(page, 'Tapé avant le rechargement.')).toBe(1);
    await close();
  });

  it('a lost line keeps what was typed, says so, and sends it once when it is back', async () => {
    const { page, context, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await beginNote(page, 'Tapé sans liaison.');
    await context.setOffline(true);
    await sendNote(page);
    await page.getByText('Pas de liaison avec le serveur').waitFor();
    await context.setOffline(false);
    await sendNote(page);
    expect(await notesSaying(page, 'Tapé sans liaison.')).toBe(1);
    await close();
  });

  it('an answer that never arrives is not acted on twice', async () => {
    const { page, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await beginNote(page, 'Réponse perdue en chemin.');
    let lost = 0;
    await page.route('**/write-note', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // done by the service…
      await route.abort(); // …and never heard
    });
    await sendNote(page);
    await page.getByText('Pas de liaison avec le serveur').waitFor();
    await sendNote(page);
    expect(await notesSaying(page, 'Réponse perdue en chemin.')).toBe(1);
    expect(lost).toBe(1);
    await close();
  });

  it('a service that is killed and started again in the middle of a form loses nothing and doubles nothing', async () => {
    const { page, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await beginNote(page, 'Tapé pendant un redémarrage.');
    await whole.kill();
    await page.getByText('La liaison avec le serveur est perdue.').waitFor();
    await sendNote(page);
    await page.getByText('Pas de liaison avec le serveur').waitFor();
    await whole.start();
    await page.getByText('La liaison avec le serveur est perdue.').waitFor({ state: 'detached' });
    await sendNote(page);
    expect(await notesSaying(page, 'Tapé pendant un redémarrage.')).toBe(1);
    await close();
  });

  it('a session that ended is taken up again over the form', async () => {
    const { page, context, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await beginNote(page, 'Tapé avant la fin de la session.');
    await context.clearCookies();
    await sendNote(page);
    await page.getByRole('dialog', { name: 'Votre session est finie' }).waitFor();
    await page.getByRole('button', { name: /^Instructeur/ }).click();
    await page.getByRole('dialog', { name: 'Votre session est finie' }).waitFor({ state: 'detached' });
    await sendNote(page);
    expect(await notesSaying(page, 'Tapé avant la fin de la session.')).toBe(1);
    await close();
  });

  it('two windows on one dossier: the later is shown what the earlier did, and keeps what it typed', async () => {
    const one = await visit(browser, { url: whole.url });
    await signIn(one.page, 'instructeur');
    const two = await one.context.newPage();
    // The second window does not hear what happens: it stands for one that somebody left open.
    await two.route('**/api/changes', (route) => route.abort());
    await two.goto(dossier);
    await settled(two);
    await two.getByRole('button', { name: 'Demander une modification du compte rendu' }).click();
    await two.getByRole('dialog').getByLabel('Motif').fill('Il manque le nombre de participants.');
    await beginNote(one.page, 'Écrit dans la première fenêtre.');
    await sendNote(one.page);
    await one.page.getByRole('dialog').waitFor({ state: 'detached' });
    await two
      .getByRole('dialog')
      .getByRole('button', { name: /Demander une modification/ })
      .click();
    await two.getByText('Pendant ce temps, quelqu’un d’autre a agi sur ce dossier').waitFor();
    await two
      .getByRole('dialog')
      .getByText(/Note d’instruction – instr-amelie-dubrulle/)
      .waitFor();
    expect(await two.getByRole('dialog').getByLabel('Motif').inputValue()).toBe(
      'Il manque le nombre de participants.',
    );
    await one.close();
  });

  it('the back button leaves a form and brings it back as it was', async () => {
    const { page, close } = await visit(browser, { url: whole.url });
    await signIn(page, 'instructeur');
    await page.goto('/dossiers?status=report-submitted');
    await settled(page);
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('button', { name: note }).click();
    await page.getByRole('dialog').getByLabel('Texte').fill('Tapé puis quitté.');
    await page.goBack();
    await page.waitForURL(/status=report-submitted/);
    await page.goForward();
    await page.getByRole('button', { name: note }).click();
    expect(await page.getByRole('dialog').getByLabel('Texte').inputValue()).toBe('Tapé puis quitté.');
    await close();
  });
});
