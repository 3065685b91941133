import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { done } from '@jalon/testing/granted-line';
import type { Browser, Page } from 'playwright-core';
import { askOver } from './asked-over-http.ts';
import { type Visit, openBrowser, tabTo, visit } from './browser.ts';
import { choose, inDialog, tabBackTo, typeInto } from './keyboard.ts';
import { fileOf, grantedToday, ordersToBePaid, year } from './finance-day.ts';
import { OwnWhole } from './own-whole.ts';

describe('A finance officer without a mouse', () => {
  let browser: Browser;
  let whole: OwnWhole;
  let commitment: string;
  let here: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    whole = new OwnWhole();
    await whole.start();
    commitment = await grantedToday(whole.url);
  }, 180_000);
  beforeEach(async () => {
    here = await visit(browser, { url: whole.url });
    page = here.page;
    await page.goto('/');
    await tabTo(page, 'Agent financier');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Bonjour/ }).waitFor();
  });
  afterEach(async () => {
    expect(here.complaints).toEqual([]);
    await here.close();
  });
  afterAll(async () => {
    await browser.close();
    await whole.remove();
  });

  it('takes a grant from the worklist to its payment, and the chain shows each step', async () => {
    await goTo('T', 'À traiter');
    await tabTo(page, 'Engager comptablement');
    await page.keyboard.press('Enter');
    await page.waitForURL(/kind=commit/);
    await tabTo(page, `Choisir ${commitment}`);
    await page.keyboard.press('Space');
    await tabBackTo(page, 'Engager comptablement');
    await page.keyboard.press('Enter');
    await inDialog(page, async () => {
      await typeInto(page, 'Numéro', `EC-${year}-00001`);
      await tabTo(page, 'Engager comptablement');
    });
    await page.getByText('1 engagement traité').waitFor();

    await goTo('G', 'Engagements');
    await typeInto(page, 'Chercher dans les intitulés', 'clavier');
    await page.getByText('1 engagement', { exact: true }).waitFor();
    await tabTo(page, 'Sport pour tous (clavier)');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Sport pour tous/ }).waitFor();
    await act('Prendre l’engagement juridique (numéro EJ)', () => typeInto(page, 'Numéro EJ', '2103456789'));
    await certified();
    await act('Arrêter une liquidation : avance, acompte ou solde', () => typeInto(page, 'Montant', '10000'));
    await act('Mandater une liquidation', async () => {
      await tabTo(page, 'Décision attributive');
      await page.keyboard.press('Space');
    });
    await act('Constater un paiement du comptable', () => typeInto(page, 'Référence', 'VIR-CLAVIER-1'));

    const chain = page.getByRole('list', { name: 'Du service fait au paiement' });
    await chain.getByText('VIR-CLAVIER-1').waitFor();
    const strand = await chain.getByRole('listitem').first().innerText();
    for (const step of ['Service fait', 'Liquidation', 'Mandat', 'Paiement']) expect(strand).toContain(step);
    expect(strand.match(/10\s000\s€/g)?.length).toBe(3);
  });

  it('brings the accountant’s file, follows its reading and accepts in bulk what leaves no doubt', async () => {
    const orders = await ordersToBePaid(whole.url, 3);
    await goTo('R', 'Rapprochement');
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, 'Choisir un fichier…');
    await page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({ name: 'clavier.csv', mimeType: 'text/csv', buffer: Buffer.from(fileOf(orders)) });
    const progress = page
      .getByRole('progressbar', { name: 'Avancement de la lecture' })
      .waitFor({ state: 'attached' });
    await tabTo(page, 'Lire et rapprocher');
    await page.keyboard.press('Enter');
    await progress;
    await page.getByText('Fichier lu et rapproché').waitFor();
    await tabTo(page, 'Ouvrir le banc');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'clavier.csv' }).waitFor();
    await tabTo(page, 'Accepter les 3 lignes exactes');
    await page.keyboard.press('Enter');
    await page.getByText('3 lignes acceptées').waitFor();
    // What the accountant paid is paid on the commitment's page too.
    const [first] = orders;
    await page.goto(`/engagements/${first?.commitment ?? ''}`);
    await page.getByText(first?.reference ?? '').waitFor();
  });

  it('reads the differences by kind, and from a figure comes to its lines', async () => {
    await goTo('R', 'Rapprochement');
    await tabTo(page, 'Différences');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Différences' }).waitFor();
    await tabTo(page, /: SIRET coupé, Non résolues$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/finding=truncated-siret/);
    expect(new URL(page.url()).searchParams.get('decision')).toBe('undecided');
    const line = page.getByRole('button', { name: /^Ligne/ }).first();
    await line.waitFor();
    await tabTo(page, /^Ligne \d+/);
    const before = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((was) => document.activeElement?.textContent !== was, before);
    await page.waitForURL(/ligne=L/);
  });

  it('reads the trial balance of an exercice, and from an account its entries', async () => {
    await goTo('B', 'Balance des comptes');
    await page.getByText('En équilibre : débits et crédits sont égaux.').waitFor();
    await choose(page, 'Exercice', '2017');
    await page.waitForURL(/exercice=2017/);
    await tabTo(page, 'Comptable public (trésorerie)');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Comptable public (trésorerie)' }).waitFor();
    expect(new URL(page.url()).search).toBe('?exercice=2017');
    await page.getByRole('rowheader', { name: 'Paiement constaté' }).first().waitFor();
  });

  it('draws the weeks that matter of an envelope, and hides a column of the ledger', async () => {
    await page.goto('/enveloppes/mel.politique-de-la-ville.2016');
    await page.getByRole('heading', { name: 'La consommation au fil du temps' }).waitFor();
    await tabTo(page, 'De plus près');
    await page.keyboard.press('Enter');
    await page.waitForURL(/depuis=.*jusque=/);
    await tabTo(page, 'Toute la durée');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search === '');
    await goTo('G', 'Engagements');
    await tabTo(page, 'Colonnes');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'État' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sans=/);
    await page.getByRole('columnheader', { name: 'État' }).waitFor({ state: 'detached' });
  });

  /** By its shortcut. */
  async function goTo(key: string, title: string): Promise<void> {
    await page.keyboard.press(`Alt+Shift+${key}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** An action of the commitment's page, from its button to its answer. */
  async function act(name: string, fill: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name, exact: true, disabled: false }).waitFor();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await inDialog(page, async () => {
      await fill();
      await tabTo(page, name);
    });
  }

  /** The certifier's part, at another desk: who certifies neither settles nor orders. */
  async function certified(): Promise<void> {
    const ask = askOver(whole.url);
    const service = { kind: 'advance', basis: 'Décision notifiée.' };
    await done(
      ask,
      'certificateur',
      `funding/commitments/${commitment}/certify-service`,
      service,
      'clavier/certify',
    );
  }
});
