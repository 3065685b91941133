import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, portalUrl, settled, signIn, visit } from './browser.ts';

interface AccessRow {
  /** `POST /api/programmation/dossiers/{reference}/submit` */
  readonly action: string;
  readonly open: boolean;
  readonly roles: readonly string[];
}

/** The table of who may do what, as the policies make it. */
async function accessTable(): Promise<readonly AccessRow[]> {
  const answer = await fetch(`${portalUrl()}/api/access-table`);
  return ((await answer.json()) as { readonly items: readonly AccessRow[] }).items;
}

/** Each action asked of the services from the page, with its session and an empty body: the codes of the refusals. */
function tryFromThePage(
  page: Page,
  actions: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(async (all) => {
    const { csrf = '' } = (await (await fetch('/portal/session')).json()) as { csrf?: string };
    const tried: (readonly [string, string])[] = [];
    for (const action of all) {
      const [method = 'GET', path = '/'] = action.split(' ');
      const answer = await fetch(path.replace(/\{[^}]+\}/g, 'X16-AAAAAA'), {
        method,
        headers: { 'x-csrf-token': csrf, ...(method === 'POST' && { 'content-type': 'application/json' }) },
        ...(method === 'POST' && { body: '{}' }),
      });
      const code = answer.ok ? 'accepted' : ((await answer.json()) as { code?: string }).code;
      tried.push([action, code ?? String(answer.status)]);
    }
    return tried;
  }, actions);
}

describe('Who may do what', () => {
  let browser: Browser;
  let table: readonly AccessRow[];

  beforeAll(async () => {
    browser = await openBrowser();
    // A stream of what happens has no end; a session is the very thing that the page tries with.
    table = (await accessTable()).filter(
      ({ action }) => !/\/api\/changes|\/portal\/|\/metrics|^GET \/api\/.*\/exports/.test(action),
    );
  });
  afterAll(() => browser.close());

  it.each([
    'instructeur',
    'secretaire-comite',
    'decideur',
    'finance',
    'certificateur',
    'auditeur',
    'porteur',
    'observatoire',
  ])('as %s is what the table says, tried from the page action by action', async (role) => {
    const { page, close } = await visit(browser);
    await signIn(page, role, role === 'porteur' ? 'P-XS44Z1' : undefined);
    await page.goto('/a-propos');
    await settled(page);
    const tried = await tryFromThePage(
      page,
      table.map(({ action }) => action),
    );
    const theirs = new Set(
      table.filter(({ open, roles }) => open || roles.includes(role)).map(({ action }) => action),
    );
    const accepted = tried.filter(([, code]) => code === 'accepted').map(([action]) => action);
    expect(accepted.filter((action) => !theirs.has(action))).toEqual([]);
    // What is read is refused for the role alone; a command may be refused sooner, for what it says or speaks of.
    const readings = tried.filter(([action]) => action.startsWith('GET'));
    const refused = readings.filter(([, code]) => code === 'auth/role-not-allowed').map(([action]) => action);
    expect(refused).toEqual(readings.map(([action]) => action).filter((action) => !theirs.has(action)));
    await close();
  });

  it('offers on a dossier what the role and the state allow, and nothing else', async () => {
    for (const role of ['instructeur', 'decideur', 'finance', 'auditeur', 'observatoire']) {
      const { page, close } = await visit(browser);
      await signIn(page, role);
      await page.goto('/dossiers/D16-08B8S7');
      await settled(page);
      const offered = await page
        .getByRole('complementary', { name: 'Ce que je peux faire' })
        .getByRole('button')
        .allInnerTexts();
      const sheet = await page.evaluate(async () => {
        const answer = await fetch('/api/programmation/dossiers/D16-08B8S7');
        return (await answer.json()) as { possibleIntents: { intent: string; summary: string }[] };
      });
      expect(offered).toEqual(sheet.possibleIntents.map(({ summary }) => summary));
      for (const { intent } of sheet.possibleIntents) {
        const row = table.find(
          ({ action }) => action === `POST /api/programmation/dossiers/{reference}/${intent}`,
        );
        expect([intent, row?.roles.includes(role)]).toEqual([intent, true]);
      }
      await close();
    }
  });
});
