import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Visit, openBrowser, settled, signIn, tabTo, visit } from './browser.ts';
import { dialogTaken, inDialog } from './keyboard.ts';
import { type NewYear, newYear } from './new-year.ts';
import { OwnWhole } from './own-whole.ts';

const titles = [
  'Ateliers de création d’activité', // of the porteur in which a member has an interest
  'Médiation en soirée',
  'Sport au pied des tours',
] as const;
const afterwards = 'Un potager partagé';

describe('A committee at the screen', () => {
  let browser: Browser;
  let whole: OwnWhole;
  let year: NewYear;
  let instructor: Visit;
  let secretary: Visit;

  beforeAll(async () => {
    browser = await openBrowser();
    whole = new OwnWhole();
    await whole.start();
    year = await newYear(whole.url, [...titles, afterwards]);
  });
  beforeEach(async () => {
    instructor = await visit(browser, { url: whole.url });
    secretary = await visit(browser, { url: whole.url });
    await signIn(instructor.page, 'instructeur');
    await signIn(secretary.page, 'secretaire-comite');
  });
  afterEach(async () => {
    expect([...instructor.complaints, ...secretary.complaints]).toEqual([]);
    await instructor.close();
    await secretary.close();
  });
  afterAll(async () => {
    await browser.close();
    await whole.remove();
  });

  it('puts dossiers on the agenda, by drag, by button and by keyboard, and orders them', async () => {
    const { page } = instructor;
    await page.goto(`/seances/${year.session}`);
    await settled(page);
    await secretary.page.goto(`/seances/${year.session}`);

    await page.getByRole('button', { name: `Inscrire « ${titles[0]} »` }).click();
    await propose(page, 'Utile au quartier.');
    await dragOntoAgenda(page, titles[1]);
    await propose(page, 'Le bilan de 2016 est bon.');
    // What is proposed changes in place: nobody takes it off the agenda to mend it.
    await page.getByRole('button', { name: `Modifier la proposition pour « ${titles[1]} »` }).click();
    const change = page.getByRole('dialog');
    expect(await change.getByRole('textbox', { name: 'Note d’instruction' }).inputValue()).toBe(
      'Le bilan de 2016 est bon.',
    );
    await change.getByLabel('Montant proposé pour la ligne L1').fill('2500');
    await change.getByRole('button', { name: 'Enregistrer la proposition' }).click();
    await change.waitFor({ state: 'detached' });
    await page
      .locator('ol li')
      .filter({ hasText: titles[1] })
      .getByText(/2\s500\s€/)
      .waitFor();
    await tabTo(page, `Inscrire « ${titles[2]} »`);
    await page.keyboard.press('Enter');
    await dialogTaken(page);
    await tabTo(page, 'Note d’instruction');
    await page.keyboard.type('Écrit sans souris.');
    await tabTo(page, 'Inscrire');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await agendaIs(page, 3);

    const [first, second] = await agendaOf(page);
    await page.getByRole('button', { name: `Déplacer « ${second ?? ''} »` }).focus();
    await page.keyboard.press('Space');
    await said(page, `« ${second ?? ''} » passe au rang 2 sur 3.`);
    // While it is still being measured an arrow moves nothing: one presses again until it is said.
    for (let moved = false; !moved;) {
      await page.keyboard.press('ArrowUp');
      moved = await said(page, `« ${second ?? ''} » passe au rang 1 sur 3.`, 1_000).then(
        () => true,
        () => false,
      );
    }
    await page.keyboard.press('Space');
    await expectAgenda(page, (order) => order[0] === second && order[1] === first);
    // Who only looks on sees the same order, without asking for it.
    const ordered = await agendaOf(page);
    await expectAgenda(secretary.page, (order) => order.join() === ordered.join());
  });

  it('holds its session: attendance, a recusal that the rule demands, votes, opinions that others see', async () => {
    const { page } = secretary;
    await page.goto(`/seances/${year.session}`);
    await instructor.page.goto(`/seances/${year.session}`);
    await page.getByRole('button', { name: 'Ouvrir la séance' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ouvrir la séance' }).click();
    await page.getByText('En cours').first().waitFor();

    await page.getByRole('button', { name: 'Tous présents' }).click();
    await page.getByRole('radio', { name: 'Omar Ghesquière : Excusé' }).check();
    await page.getByRole('button', { name: 'Noter les présences' }).click();

    await page
      .getByRole('button', { name: new RegExp(titles[0]) })
      .first()
      .click();
    await page.getByRole('button', { name: 'Tous pour' }).click();
    await page.getByRole('radio', { name: 'Favorable', exact: true }).check();
    await page.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    // R19: no opinion is recorded while a member with an interest has a part in it.
    await page.getByRole('alert').filter({ hasText: 'intérêt' }).waitFor();
    await page.getByRole('button', { name: 'Préparer son déport' }).click();
    await page.getByRole('button', { name: 'Noter le déport' }).click();
    await page.getByRole('button', { name: 'Préparer son déport' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Enregistrer l’avis' }).click();
    await instructor.page.getByText('1 avis sur 3').first().waitFor();

    for (const [nth, opinion] of ['Favorable avec réserves', 'Ajourné'].entries()) {
      await page.getByRole('textbox', { name: 'Commentaire' }).fill('À revoir avec la mairie.');
      await page.getByRole('button', { name: 'Tous pour' }).click();
      await page.getByRole('radio', { name: opinion, exact: true }).check();
      await page.getByRole('button', { name: 'Enregistrer l’avis' }).click();
      await instructor.page
        .getByText(`${nth + 2} avis sur 3`)
        .first()
        .waitFor();
    }
  });

  it('closes, approves its minutes and prints them; each dossier bears its opinion', async () => {
    const { page } = secretary;
    await page.goto(`/seances/${year.session}`);
    for (const act of ['Clore la séance', 'Approuver le procès-verbal']) {
      await page.getByRole('button', { name: act }).click();
      await page.getByRole('dialog').getByRole('button', { name: act }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByText('Procès-verbal approuvé').first().waitFor();
    await page.goto(`/seances/${year.session}/proces-verbal`);
    await settled(page);
    const minutes = await page.locator('main').innerText();
    for (const told of [...titles, 'Jacques Ferrahi', 'Omar Ghesquière', 'À revoir avec la mairie.'])
      expect(minutes).toContain(told);
    const printed = await page.pdf({ format: 'A4' });
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.length).toBeGreaterThan(20_000);

    const reference = year.ready.get(titles[0]) ?? '';
    await instructor.page.goto(`/dossiers/${reference}?onglet=instruction`);
    await instructor.page.getByText('Avis du comité : favorable', { exact: true }).waitFor();
  });

  it('holds a session from its agenda to its minutes by keyboard alone', async () => {
    const { page } = secretary;
    const press = async (name: string, key = 'Enter') => {
      await page.getByText(name).or(page.getByLabel(name)).first().waitFor();
      await tabTo(page, name);
      await page.keyboard.press(key);
    };
    const confirmed = async (name: string) => {
      await press(name);
      await inDialog(page, () => tabTo(page, name));
    };
    await page.goto(`/seances/${year.secondSession}`);
    await settled(page);
    await press(`Inscrire « ${afterwards} »`);
    await dialogTaken(page);
    await tabTo(page, 'Note d’instruction');
    await page.keyboard.type('Écrit sans souris.');
    await press('Inscrire');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await agendaIs(page, 1);
    await confirmed('Ouvrir la séance');
    await page.getByText('En cours').first().waitFor();
    await press('Tous présents');
    await press('Noter les présences');
    await page.getByRole('button', { name: 'Tous pour' }).waitFor();
    await press('Tous pour');
    await press('Favorable', 'Space');
    await press('Enregistrer l’avis');
    await page.getByText('1 avis sur 1').first().waitFor();
    await confirmed('Clore la séance');
    await confirmed('Approuver le procès-verbal');
    await page.getByText('Procès-verbal approuvé').first().waitFor();
  });
});

async function propose(page: Page, note: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note d’instruction' }).fill(note);
  await dialog.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Takes a dossier that is ready by its handle, and lets it fall on the agenda. */
async function dragOntoAgenda(page: Page, title: string): Promise<void> {
  const handle = page
    .locator('section[aria-labelledby=ready] li')
    .filter({ hasText: title })
    .locator('span[aria-hidden=true]')
    .first();
  const [from, to] = [await handle.boundingBox(), await page.locator('ol li').first().boundingBox()];
  if (from === null || to === null) throw new Error('Nothing to drag, or nowhere to drag it');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 30, { steps: 5 });
  await page.mouse.move(to.x + 300, to.y + 20, { steps: 12 });
  await page.mouse.up();
}

const agendaOf = (page: Page) => page.locator('ol li a').allInnerTexts();

/** Until a screen reader is told so. */
const said = (page: Page, words: string, timeout = 30_000) =>
  page.locator('[id^=DndLiveRegion]').filter({ hasText: words }).waitFor({ state: 'attached', timeout });

async function agendaIs(page: Page, length: number): Promise<void> {
  await page
    .locator('ol li a')
    .nth(length - 1)
    .waitFor();
}

/** Until the agenda is in an order that `holds`. */
async function expectAgenda(page: Page, holds: (order: readonly string[]) => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const order = await agendaOf(page);
    if (holds(order)) return;
    if (Date.now() > deadline) throw new Error(`The agenda stays ${order.join(' | ')}`);
    await page.waitForTimeout(50);
  }
}
