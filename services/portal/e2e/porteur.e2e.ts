import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, tabTo, visit } from './browser.ts';
import { dialogTaken } from './keyboard.ts';
import { type NewYear, newYear } from './new-year.ts';
import { OwnWhole } from './own-whole.ts';

const ours = 'P-XS44Z1';
const ofAnother = '/demandes/D16-3B1WJC';

describe('A porteur at the screen', () => {
  let browser: Browser;
  let whole: OwnWhole;
  let year: NewYear;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    whole = new OwnWhole();
    await whole.start();
    year = await newYear(whole.url, []);
  });
  beforeEach(async () => {
    here = await visit(browser, { url: whole.url });
    page = here.page;
  });
  afterEach(async () => {
    // What was refused is told to the developer too.
    expect(here.complaints.filter((one) => !one.includes('celui d’un autre porteur'))).toEqual([]);
    await here.close();
  });
  afterAll(async () => {
    await browser.close();
    await whole.remove();
  });

  it('goes from the sign-in to the receipt of a request, its draft saved as it is typed', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: /Porteur de projet/ }).click();
    await page
      .getByLabel('Pour quel porteur agissez-vous ?')
      .first()
      .fill('nouvelle donne citoyenne roubaix');
    await page.getByRole('option', { name: 'Collectif Nouvelle Donne Citoyenne (Roubaix)' }).first().click();
    await page.getByRole('button', { name: 'Entrer' }).first().click();
    await page.getByText('Vous agissez pour').waitFor();
    await page.getByLabel('Nouvelle demande').fill('Une fanfare pour le quartier');
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page.getByRole('heading', { name: 'Ma demande' }).waitFor();

    await page.getByRole('textbox', { name: /Présentation/ }).fill('Des répétitions chaque semaine.');
    await page
      .getByLabel(/^Thème/)
      .first()
      .click();
    await page.getByRole('option').nth(2).click();
    await page
      .getByLabel(/^Territoires/)
      .first()
      .click();
    await page.getByRole('option', { name: 'Roubaix', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Commence le').fill(`${year.campaign}-03-01`);
    await page.getByLabel('Finit le').fill(`${year.campaign}-02-01`);
    await page.getByText('L’action finit avant de commencer.').waitFor();
    await page.getByRole('button', { name: 'Ajouter un financeur' }).click();
    await page.getByLabel('Dispositif').first().click();
    await page.getByRole('option').first().click();
    await page.getByLabel('Demandé').fill('4000');
    await page.getByRole('button', { name: 'Ajouter une charge' }).click();
    await page.getByLabel('Charges, libellé n° 1').fill('Intervenants');
    await page.getByLabel('Charges, montant n° 1').fill('5000,50');
    await page.getByRole('button', { name: 'Ajouter un produit' }).click();
    await page.getByLabel('Produits, libellé n° 1').fill('Fonds propres');
    await page.getByLabel('Produits, montant n° 1').fill('1000');
    await page.getByText(/Il manque 0,50\s€ de produits/).waitFor();
    await page.getByText('Le dépôt s’ouvre quand tout est coché et enregistré.').waitFor();
    await page.getByLabel('Produits, montant n° 1').fill('1000,5');
    await page.getByLabel('Finit le').fill(`${year.campaign}-11-30`);
    // Typed, and away at once: nothing of it is lost.
    await page.reload();
    await page.getByRole('heading', { name: 'Ma demande' }).waitFor();
    await page.getByText(/Le budget est équilibré\s: 5\s000,50\s€/).waitFor();
    await deposit(page);
    await page.getByText('Votre demande est reçue ; on vérifie qu’elle est complète.').waitFor();
  });

  it('writes and deposits another by keyboard alone', async () => {
    await signIn(page, 'porteur', ours);
    await page.goto('/');
    await settled(page);
    const { keyboard } = page;
    const type = async (label: string, text: string) => {
      await tabTo(page, label);
      await keyboard.type(text);
    };
    const choose = async (label: string, text?: string) => {
      await tabTo(page, label);
      if (text === undefined) await keyboard.press('ArrowDown');
      else await keyboard.type(text);
      await page.getByRole('option').first().waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    };
    const press = async (label: string) => {
      await tabTo(page, label);
      await keyboard.press('Enter');
    };
    await type('Nouvelle demande', 'Un potager sans souris');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ma demande' }).waitFor();
    await type('Présentation', 'Écrit sans souris.');
    await choose('Thème');
    await choose('Territoires', 'Roubaix');
    await keyboard.press('Escape');
    // The browser of the tests may write the month first: days that read the same.
    await type('Commence le', `0303${year.campaign}`);
    await type('Finit le', `1111${year.campaign}`);
    await press('Ajouter un financeur');
    await choose('Dispositif');
    await type('Demandé', '4000');
    await press('Ajouter une charge');
    await type('Charges, libellé n° 1', 'Outils');
    await type('Charges, montant n° 1', '4000');
    await page.getByText(/Le budget est équilibré/).waitFor();
    await page.getByText(/Enregistré à/).waitFor();
    await press('Déposer la demande');
    await dialogTaken(page);
    await type('Signataire', 'Camille Roussel, présidente');
    for (const promise of ['Atteste', 'Contrat d’engagement républicain']) {
      await tabTo(page, promise);
      await keyboard.press('Space');
    }
    await press('Déposer la demande');
    await page.getByText('Cette demande est déposée').waitFor();
    await press('La suivre');
    await page.getByText('Votre demande est reçue').waitFor();
  });

  it('is asked for complements in plain words, answers, and is followed by the instructor', async () => {
    await signIn(page, 'porteur', ours);
    await page.goto('/');
    await page.getByRole('link', { name: 'Une fanfare pour le quartier' }).click();
    await page.waitForURL(/\/demandes\/D/);
    const reference = page.url().split('/').at(-1) ?? '';
    const instructor = await visit(browser, { url: whole.url });
    await signIn(instructor.page, 'instructeur');
    await instructor.page.goto(`/dossiers/${reference}`);
    await instructor.page.getByRole('button', { name: 'Demander des compléments' }).click();
    const dialog = instructor.page.getByRole('dialog');
    await dialog.getByLabel(/Motif/).first().click();
    await instructor.page.getByRole('option').nth(1).click();
    await dialog.getByLabel(/Pièces/).fill('Les statuts signés\nLe relevé d’identité bancaire');
    const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Attendu le').fill(due);
    await dialog.getByRole('button', { name: 'Demander des compléments' }).click();
    await dialog.waitFor({ state: 'detached' });

    // What others do is not told to a porteur as it happens: they come back to the page.
    await page.reload();
    await page.getByText('Il manque quelque chose : on attend vos compléments.').waitFor();
    await page.getByRole('checkbox', { name: 'Les statuts signés' }).check();
    await page.getByLabel('Autre chose').fill('Le procès-verbal de l’assemblée générale');
    await page.reload();
    expect(await page.getByLabel('Autre chose').inputValue()).toContain('procès-verbal');
    // The request itself is corrected with it, as soon as it is whole and balanced again.
    await page.getByRole('checkbox', { name: 'Corriger aussi ma demande' }).check();
    await page.getByText('Rien n’est encore corrigé.').waitFor();
    await page.getByRole('textbox', { name: /Présentation/ }).fill('Des répétitions, et un concert en juin.');
    await page.getByLabel('Charges, montant n° 1').fill('5200,50');
    await page.getByText('Avant d’envoyer, à reprendre : équilibre du budget.').waitFor();
    expect(await page.getByRole('button', { name: 'Envoyer mes compléments' }).isDisabled()).toBe(true);
    await page.getByLabel('Produits, montant n° 1').fill('1200,50');
    await page.reload();
    await page.getByText('Vous corrigez : présentation, budget.').waitFor();
    await page.getByRole('button', { name: 'Envoyer mes compléments' }).click();
    await page.getByText('Votre demande est reçue ; on vérifie qu’elle est complète.').waitFor();

    await instructor.page.goto(`/dossiers/${reference}?onglet=pieces`);
    const papers = [
      'Les statuts signés',
      'Le procès-verbal de l’assemblée générale',
      'Demande corrigée : présentation, budget',
    ];
    for (const paper of papers)
      await instructor.page
        .getByRole('row')
        .filter({ hasText: paper })
        .filter({ hasText: 'Au dossier' })
        .waitFor();
    await instructor.page.goto(`/dossiers/${reference}`);
    await instructor.page.getByText('Des répétitions, et un concert en juin.').waitFor();
    expect(instructor.complaints).toEqual([]);
    await instructor.close();
  });

  it('follows a decision and its payments, and meets nothing of anybody else', async () => {
    await signIn(page, 'porteur', ours);
    await page.goto('/demandes/D16-333EY6');
    await settled(page);
    const told = await page.locator('main').innerText();
    expect(told).toMatch(/Il vous est accordé [\d\s]+(,\d\d)?\s€, par l’acte \S+/);
    expect(told).toMatch(/Tout est versé|versés sur|Rien n’est encore versé|demandé au comptable/);
    await page.goto(ofAnother);
    await page.getByText('Ce dossier est celui d’un autre porteur.').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Il vous est accordé|Demande reçue/);
    const listed = await page.evaluate(async () => {
      const answer = await fetch('/api/programmation/dossiers?pageSize=200', {
        headers: { accept: 'application/json' },
      });
      const { items } = (await answer.json()) as { items: readonly { porteur: { id: string } }[] };
      return [...new Set(items.map(({ porteur }) => porteur.id))];
    });
    expect(listed).toEqual([ours]);
  });
});

async function deposit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Déposer la demande' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Signataire/).fill('Camille Roussel, présidente');
  await dialog.getByLabel(/Atteste/).check();
  await dialog.getByLabel(/républicain/).check();
  await dialog.getByRole('button', { name: 'Déposer la demande' }).click();
  await page.getByText('Cette demande est déposée').waitFor();
  await page.getByRole('link', { name: 'La suivre' }).click();
}
