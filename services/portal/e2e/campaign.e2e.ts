import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, tabTo, visit } from './browser.ts';
import { inDialog, typeDay, typeInto } from './keyboard.ts';
import { OwnWhole } from './own-whole.ts';

const lastYears = 'C16-P9JS0C';
const year = new Date().getUTCFullYear() + 1;

describe('A campaign at the screen', () => {
  let browser: Browser;
  let whole: OwnWhole;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    whole = new OwnWhole();
    await whole.start();
  });
  beforeEach(async () => {
    here = await visit(browser, { url: whole.url });
    page = here.page;
  });
  afterEach(async () => {
    expect(here.complaints).toEqual([]);
    await here.close();
  });
  afterAll(async () => {
    await browser.close();
    await whole.remove();
  });

  it('is prepared from that of the year before, its dates checked, and opened', async () => {
    await signIn(page, 'decideur');
    await page.goto('/campagnes');
    await page.getByRole('link', { name: 'Préparer une campagne' }).click();
    const name = page.getByRole('textbox', { name: /^Nom/ });
    await name.waitFor();
    await settled(page);
    expect(await name.inputValue()).toBe(`Programmation ${year} (démonstration)`);
    expect(await page.getByText('8 sur 8').count()).toBe(1);

    await name.fill(`Appel à projets ${year}`);
    await page.getByLabel('Ouvre le').fill(`${year}-05-01`);
    await page.getByLabel('Se clôt le').fill(`${year}-03-31`);
    await page.getByText('La campagne se clôt avant d’ouvrir.').waitFor();
    await page.getByRole('button', { name: 'Thèmes : Tout décocher' }).click();
    await page.getByRole('button', { name: 'Préparer une campagne' }).click();
    await page.getByText('Cochez-en au moins un.').waitFor();
    // Typed, and away at once: nothing of it is lost.
    await page.reload();
    await page.getByText('Votre saisie avait été gardée.').waitFor();
    expect(await name.inputValue()).toBe(`Appel à projets ${year}`);
    await page.getByRole('button', { name: 'Thèmes : Tout cocher' }).click();
    await page.getByRole('checkbox', { name: '3.2 – Urbain' }).uncheck();
    await page.getByLabel('Ouvre le').fill(`${year - 1}-01-01`);
    await page.getByRole('button', { name: 'Préparer une campagne' }).click();

    await page.getByRole('heading', { level: 1, name: `Appel à projets ${year}` }).waitFor();
    await page.getByText('La campagne est prête : il reste à l’ouvrir.').waitFor();
    expect(await themes()).not.toContain('3.2 Urbain');
    expect(await themes()).toHaveLength(7);
    await confirm('Ouvrir la campagne');
    await page.getByText('Dépôts ouverts').waitFor();
    await page.getByText(`31 mars ${year}`).waitFor();
  });

  it('takes requests from then on, and is prolonged for a reason', async () => {
    await signIn(page, 'porteur', 'P-XS44Z1');
    await page.goto('/');
    await page
      .getByText(`Appel à projets ${year} : les demandes sont prises jusqu’au 31 mars ${year}.`)
      .waitFor();
    await signIn(page, 'decideur');
    await page.goto(`/campagnes/${year}`);
    await page.getByRole('button', { name: 'Changer le calendrier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Se clôt le').fill(`${year}-04-15`);
    await dialog.getByRole('button', { name: 'Changer le calendrier' }).click();
    await dialog.getByText('À remplir.').waitFor();
    await dialog.getByLabel('Motif').fill('Les vacances scolaires.');
    await dialog.getByRole('button', { name: 'Changer le calendrier' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`15 avril ${year}`).waitFor();
  });

  it('gets a committee copied from last year’s, with its members, and its first session', async () => {
    await signIn(page, 'secretaire-comite');
    await page.goto(`/comites?campagne=${year}`);
    await page.getByRole('link', { name: 'Créer un comité' }).click();
    await page.getByRole('button', { name: 'Créer un comité' }).click();
    await page.getByText('Cochez-en au moins un.').waitFor();
    await page.goto(`/comites/nouveau?campagne=${year}&depuis=${lastYears}`);
    await page.getByRole('textbox', { name: /^Nom/ }).waitFor();
    await settled(page);
    const members = page.getByRole('group', { name: 'Membres', exact: true }).getByRole('checkbox');
    const seats = await members.count();
    expect(seats).toBeGreaterThan(2);
    await members.first().uncheck();
    await page.getByRole('button', { name: 'Créer un comité' }).click();
    await page.getByRole('button', { name: 'Fixer une séance' }).waitFor();
    const listed = page.getByRole('region', { name: 'Membres du comité' }).locator('tbody tr');
    await settled(page);
    expect(await listed.count()).toBe(seats - 1);

    await page.getByRole('button', { name: 'Nommer un membre' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nom').fill('Odile Wattel');
    await dialog.getByLabel('Organisme').fill('Conseil citoyen');
    await dialog.getByRole('button', { name: 'Nommer un membre' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Odile Wattel/ }).waitFor();

    await page.getByRole('button', { name: 'Fixer une séance' }).click();
    await dialog.getByLabel('Tenue le').fill(`${year}-05-04`);
    await dialog.getByLabel('Lieu').fill('Mairie de Roubaix');
    await dialog.getByRole('button', { name: 'Fixer une séance' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: 'Mairie de Roubaix' }).waitFor();
  });

  it('is prepared, opened, prolonged, given a committee with its session, and closed by keyboard alone', async () => {
    const after = year + 1;
    await signIn(page, 'decideur');
    await page.goto('/campagnes');
    await settled(page);
    await press('Préparer une campagne');
    await page.getByRole('textbox', { name: /^Nom/ }).waitFor();
    await typeInto(page, 'Nom', `Appel suivant ${after}`);
    await typeDay(page, 'Ouvre le', { dayAndMonth: 1, year: year - 1 });
    await typeDay(page, 'Se clôt le', { dayAndMonth: 3, year: after });
    await press('3.2 – Urbain', 'Space');
    await press('Préparer une campagne');
    await page.getByRole('heading', { level: 1, name: `Appel suivant ${after}` }).waitFor();
    expect(await themes()).toContain('3.2 Urbain');
    await answer('Ouvrir la campagne');
    await page.getByText('Dépôts ouverts').waitFor();
    await page.getByText(`3 mars ${after}`).waitFor();
    await answer('Changer le calendrier', async () => {
      await typeDay(page, 'Se clôt le', { dayAndMonth: 4, year: after });
      await typeInto(page, 'Motif', 'Les vacances scolaires.');
    });
    await page.getByText(`4 avril ${after}`).waitFor();

    await signIn(page, 'secretaire-comite');
    await page.goto(`/comites/nouveau?campagne=${after}`);
    await settled(page);
    await press('Reprendre un comité', 'ArrowDown');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const member = page.getByRole('group', { name: 'Membres', exact: true }).locator('label').first();
    await press((await member.innerText()).replace(/\s/g, ' '), 'Space');
    await press('Créer un comité');
    await page.getByRole('button', { name: 'Fixer une séance' }).waitFor();
    await answer('Fixer une séance', async () => {
      await typeDay(page, 'Tenue le', { dayAndMonth: 5, year: after });
      await typeInto(page, 'Lieu', 'Mairie de Wattrelos');
    });
    await page.getByRole('cell', { name: 'Mairie de Wattrelos' }).waitFor();

    await signIn(page, 'decideur');
    await page.goto(`/campagnes/${after}`);
    await settled(page);
    await answer('Clore la campagne');
    await page.getByText('La campagne est close.').waitFor();
    await settled(page);
    expect(await page.getByRole('button', { name: 'Clore la campagne' }).count()).toBe(0);
  });

  it('is for those who lead to prepare: others are told so', async () => {
    await signIn(page, 'instructeur');
    await page.goto('/campagnes');
    await settled(page);
    expect(await page.getByRole('link', { name: 'Préparer une campagne' }).count()).toBe(0);
    await page.goto('/campagnes/nouvelle');
    await page.getByText('Une campagne est préparée par un décideur ou par l’administration.').waitFor();
  });

  /** The themes of the campaign that is shown, as « 3.2 Urbain ». */
  async function themes(): Promise<string[]> {
    await settled(page);
    const items = page.getByRole('region', { name: /^Thèmes/ }).getByRole('listitem');
    return (await items.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  }

  async function press(name: string, key = 'Enter'): Promise<void> {
    await tabTo(page, name);
    await page.keyboard.press(key);
  }

  /** Opens a dialog by keyboard, fills it and sends it. */
  async function answer(act: string, fill?: () => Promise<void>): Promise<void> {
    await press(act);
    await inDialog(page, async () => {
      await fill?.();
      await tabTo(page, act);
    });
  }

  async function confirm(act: string): Promise<void> {
    await page.getByRole('button', { name: act }).click();
    await page.getByRole('dialog').getByRole('button', { name: act }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});
