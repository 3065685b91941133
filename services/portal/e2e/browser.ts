import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

/** What a test of the screen is given by `npm run test:browser`. */
function given(name: 'CHROMIUM' | 'PORTAL_URL' | 'PORTAL_DATA' | 'PORTAL_PROGRAM'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run « npm run test:browser »`);
  return value;
}

export const portalUrl = () => given('PORTAL_URL');
export const portalData = () => given('PORTAL_DATA');
export const portalProgram = () => given('PORTAL_PROGRAM');

export function openBrowser(): Promise<Browser> {
  // The sandbox needs rights that a container of a CI has not; only our own pages are opened.
  return chromium.launch({ executablePath: given('CHROMIUM'), args: ['--no-sandbox'] });
}

export interface Looking {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** Where the portal is. Default: the one that runs for all tests. */
  readonly url?: string;
}

/** A person at a screen, and what their browser complained of. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A window of a browser of its own, nobody signed in. */
export async function visit(
  browser: Browser,
  { scheme = 'light', width = 1440, url = portalUrl() }: Looking = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal (4xx) is an answer that the screen shows; the browser calls it an error all the same.
    const expected =
      /the server responded with a status of 4\d\d|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/;
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints, close: () => context.close() };
}

/** Takes the part of somebody, as the sign-in page does. */
export async function signIn(page: Page, role: string, organisation?: string): Promise<void> {
  await page.goto('/a-propos');
  await page.evaluate(
    async (persona) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/portal/session', {
        method: 'POST',
        headers,
        body: JSON.stringify(persona),
      });
      if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
    },
    { role, ...(organisation && { organisation }) },
  );
}

/** Until nothing is asked of the server any more and the screen shows its title. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.mantine-Loader-root') === null);
  await page.waitForTimeout(250);
}

/** What the rules of accessibility (WCAG 2.2 AA) find wrong on the screen: the rule, and where. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
