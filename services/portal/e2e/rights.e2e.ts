import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, portalUrl, settled, signIn, visit } from './browser.ts';

interface AccessRow {
  /** `POST /api/programmation/dossiers/{reference}/submit` */
  readonly action: string;
  readonly summary: string;
  readonly open: boolean;
  readonly roles: readonly string[];
}

const ofCommitment = '/api/funding/commitments/{commitment}/';

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

  it.each(['D16-GWM2Q9.L2', 'D16-41K8H5.L2'])(
    'offers on the commitment %s what the role may, and nothing else',
    async (commitment) => {
      const acts = table.filter(({ action }) => action.startsWith(`POST ${ofCommitment}`));
      const offeredTo = new Map<string, number>();
      for (const role of ['finance', 'certificateur', 'decideur', 'instructeur', 'auditeur']) {
        const { page, close } = await visit(browser);
        await signIn(page, role);
        await page.goto(`/engagements/${commitment}`);
        await settled(page);
        const aside = page.getByRole('complementary', { name: 'Ce que je peux faire' });
        const offered = await aside.locator('button').allTextContents();
        offeredTo.set(role, offered.length);
        const theirs = acts.filter(({ roles }) => roles.includes(role)).map(({ summary }) => summary);
        expect([role, offered.filter((summary) => !theirs.includes(summary))]).toEqual([role, []]);
        await close();
      }
      expect(offeredTo.get('finance')).toBeGreaterThan(2);
      expect([offeredTo.get('decideur'), offeredTo.get('instructeur'), offeredTo.get('auditeur')]).toEqual([
        0, 0, 0,
      ]);
    },
  );

  const financeScreens = [
    {
      address: '/enveloppes/mel.politique-de-la-ville.2016',
      act: 'POST /api/funding/envelopes/{envelope}/vote-authority',
      shownAs: (page: Page) => page.getByRole('button', { name: 'Acte budgétaire' }),
    },
    {
      address: '/rapprochement',
      act: 'POST /api/funding/extracts',
      shownAs: (page: Page) => page.getByRole('form', { name: 'Apporter un fichier du comptable' }),
    },
    {
      address: '/rapprochement/X-9F3620A4F4AE?decision=undecided',
      act: 'POST /api/funding/lines/{line}/reject',
      shownAs: (page: Page) => page.getByRole('button', { name: 'Écarter…' }),
    },
    {
      address: '/rapprochement/differences?decision=undecided',
      act: 'POST /api/funding/lines/{line}/reject',
      shownAs: (page: Page) => page.getByRole('button', { name: 'Écarter…' }),
    },
    {
      address: '/a-traiter?kind=release',
      act: 'POST /api/funding/commitments/{commitment}/release',
      shownAs: (page: Page) => page.getByRole('checkbox', { name: /^Choisir D16-/ }),
    },
    {
      address: '/a-traiter?kind=certify&blocked=false',
      act: 'POST /api/funding/commitments/{commitment}/certify-service',
      shownAs: (page: Page) => page.getByRole('checkbox', { name: /^Choisir D16-/ }),
    },
  ];

  it.each(financeScreens)(
    'on $address offers to act to who may ($act), and to nobody else who reads it',
    async ({ address, act, shownAs }) => {
      const may = table.find(({ action }) => action === act)?.roles ?? [];
      const asked: string[] = [];
      for (const role of ['finance', 'certificateur', 'auditeur', 'decideur']) {
        const { page, close } = await visit(browser);
        await signIn(page, role);
        await page.goto(address);
        await settled(page);
        const shown = (await shownAs(page).count()) > 0;
        expect([role, shown]).toEqual([role, may.includes(role)]);
        if (shown) asked.push(role);
        await close();
      }
      expect(asked).toHaveLength(1);
    },
  );
});
