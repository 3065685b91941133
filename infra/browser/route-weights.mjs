/** A screen of each part of the portal, who looks at it, and for which porteur. */
const routes = [
  ['/', 'instructeur'],
  ['/dossiers', 'instructeur'],
  ['/dossiers/D16-000GM7', 'instructeur'],
  ['/carte?campagne=2016', 'instructeur'],
  ['/comites?campagne=2016', 'secretaire-comite'],
  ['/seances/S15-YH4JMF', 'secretaire-comite'],
  ['/campagnes/nouvelle', 'decideur'],
  ['/a-traiter', 'finance'],
  ['/engagements', 'finance'],
  ['/enveloppes/mel.politique-de-la-ville.2016', 'finance'],
  ['/rapprochement', 'finance'],
  ['/balance', 'finance'],
  ['/histoire', 'auditeur'],
  ['/demandes/D16-3B1WJC/saisie', 'porteur', 'P-PZYCSR'],
];

/**
 * What a browser whose cache is empty fetches to show each of them: compressed, in bytes.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url where the portal is
 * @returns {Promise<{ route: string, script: number, stylesheet: number }[]>}
 */
export async function weighRoutes(browser, url) {
  const weights = [];
  for (const [route, role, organisation] of routes) {
    const context = await browser.newContext({ baseURL: url, locale: 'fr-FR' });
    await context.request.post('/portal/session', { data: { role, organisation } });
    const page = await context.newPage();
    const fetched = [];
    page.on('requestfinished', (request) => fetched.push(request));
    await page.goto(route);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('load');
    await page.waitForTimeout(500);
    const weight = { route, script: 0, stylesheet: 0 };
    for (const request of fetched) {
      const kind = request.resourceType();
      if (kind in weight && kind !== 'route') weight[kind] += (await request.sizes()).responseBodySize;
    }
    weights.push(weight);
    await context.close();
  }
  return weights;
}
