import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page, type Request, chromium } from 'playwright-core';

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
  countRequests(context);
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

/** What the pages of a person still wait for from the server. */
const awaited = new WeakMap<BrowserContext, Set<Request>>();

function countRequests(context: BrowserContext): void {
  const requests = new Set<Request>();
  awaited.set(context, requests);
  context.on('request', (request) => {
    // A page that is left waits for nothing any more; the stream of what others do has no end.
    if (request.isNavigationRequest())
      for (const one of requestsOf(request.frame().page())) requests.delete(one);
    if (request.resourceType() !== 'eventsource') requests.add(request);
  });
  context.on('requestfinished', (request) => requests.delete(request));
  context.on('requestfailed', (request) => requests.delete(request));
}

const requestsOf = (page: Page): readonly Request[] =>
  [...(awaited.get(page.context()) ?? [])].filter((request) => request.frame().page() === page);

/** Until nothing has been asked of the server for a quarter of a second, and the screen shows its title and its answers. */
export async function settled(page: Page): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (let quietSince = Date.now(); Date.now() - quietSince < 250; await page.waitForTimeout(25)) {
    const asked = requestsOf(page).map((request) => request.url());
    if (asked.length > 0 || !(await isDrawn(page))) quietSince = Date.now();
    if (Date.now() > deadline) throw new Error(`${page.url()} does not settle; asked: ${asked.join(', ')}`);
  }
}

function isDrawn(page: Page): Promise<boolean> {
  const drawn = () =>
    document.querySelector('h1') !== null &&
    document.querySelector('.mantine-Loader-root, [aria-busy=true]') === null;
  return page.evaluate(drawn).catch(() => false); // it is being left for another page
}

const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What the rules of accessibility (WCAG 2.2 AA) find wrong on the screen: the rule, and where.
 * @param colours only what depends on the colours: all that a second colour scheme can break
 */
export async function violations(page: Page, colours = false): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({
      runOnly: colours
        ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
        : { type: 'tag', values: accessibility },
      // What breaks no rule is not told element by element: that alone is a quarter of the time.
      resultTypes: ['violations'],
    })
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Walks with Tab until what has the focus begins with this name. @throws Error when no Tab leads there */
export function tabTo(page: Page, name: string | RegExp): Promise<void> {
  return walkTo(page, name, 'Tab');
}

/** Walks forwards or backwards until what has the focus begins with this name, as who hears the screen is told it. */
export async function walkTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const passed = new Set<string>();
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(async () => {
      // A window's trap looks at where a Tab led a moment later: no hand presses the next key sooner.
      await new Promise((done) => setTimeout(done));
      const one = document.activeElement;
      const label =
        one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement
          ? one.labels?.[0]?.innerText
          : undefined;
      return (one?.getAttribute('aria-label') ?? label ?? (one as HTMLElement | null)?.innerText ?? '')
        .replace(/\s/g, ' ')
        .trim();
    });
    if (typeof name === 'string' ? focused.startsWith(name) : name.test(focused)) return;
    passed.add(focused.slice(0, 40));
  }
  throw new Error(`No ${key} leads to « ${String(name)} », only to: ${[...passed].join(', ')}`);
}
