import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@jalon/auth';
import { type AccessRow, controllersOf, undocumentedHandlers } from '@jalon/http';
import { type RunningWhole, runWhole, temporaryFolder } from './running-whole.ts';

interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
}

const campaign = {
  year: 2018,
  name: 'Programmation 2018',
  opensAt: '2017-10-01T00:00:00.000Z',
  closesAt: '2018-01-31T22:59:59.999Z',
  nomenclature: 'contrat-2015',
  themes: ['1'],
  territories: ['QP059082'],
  funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
};

describe('The whole of Jalon, asked what it is', () => {
  const folder = temporaryFolder();
  let whole: RunningWhole;

  beforeAll(async () => {
    whole = await runWhole(folder.path('jalon.db'));
  });
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it('leaves no endpoint undocumented', () => {
    const controllers = controllersOf(whole.application);
    expect(controllers.length).toBeGreaterThan(10);
    expect(undocumentedHandlers(controllers)).toEqual([]);
  });

  it('tells in one document, to anyone, both services, the tokens, the health and the figures', async () => {
    const { statusCode, body } = await whole.application.inject('/api/openapi.json');
    expect(statusCode).toBe(200);
    const paths = Object.keys((JSON.parse(body) as Document).paths);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/portal/session',
        '/api/changes',
        '/api/access-table',
        '/api/asyncapi.json',
        '/api/auth/demo-tokens',
        '/api/funding/openapi.json',
        '/api/messages',
        '/api/programmation/dossiers/{reference}/submit',
        '/api/programmation/openapi.json',
        '/health/ready',
        '/metrics',
      ]),
    );
    for (const service of ['programmation', 'funding']) {
      const { paths: own } = await whole.get<Document>(`/api/${service}/openapi.json`);
      expect(Object.keys(own).length).toBeGreaterThan(10);
      expect(paths).toEqual(expect.arrayContaining(Object.keys(own)));
    }
    const page = await whole.application.inject('/api/docs');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('/api/programmation/dossiers/{reference}/submit');
  });

  it('tells anyone who may do what, as the guards and the intents have it', async () => {
    const { statusCode, body } = await whole.application.inject('/api/access-table');
    expect(statusCode).toBe(200);
    const { items } = JSON.parse(body) as { readonly items: readonly AccessRow[] };
    const of = (action: string) => items.find((row) => row.action === action);
    expect(of('GET /health/live')).toMatchObject({ open: true });
    const prepare = of('POST /api/programmation/campaigns');
    expect(prepare).toMatchObject({ open: false });
    expect(prepare?.roles.toSorted()).toEqual(['admin', 'decideur']);
    // The table is believed only if the door agrees with it.
    expect(await statusOf('auditeur')).toBe(403);
    expect(await statusOf('decideur')).not.toBe(403);
  });

  it('shows a writing to the read that asks for its position', async () => {
    const written = await prepareCampaign('admin', 2019);
    expect(written.statusCode).toBe(201);
    const position = String(written.headers['x-jalon-position']);
    expect(position).toMatch(/^[0-9]+$/);
    const read = await listAtLeast(position);
    expect(read.statusCode).toBe(200);
    expect(read.json<{ items: readonly unknown[] }>().items).toContainEqual(
      expect.objectContaining({ campaign: '2019' }),
    );
    const never = await listAtLeast(String(Number(position) + 1_000));
    expect(never.statusCode).toBe(400);
    expect(never.json()).toMatchObject({ code: 'request/invalid' });
  });

  const statusOf = async (role: Role) => (await prepareCampaign(role, 2018)).statusCode;

  /** Answered at once, read models or not: `wait=0`. */
  const prepareCampaign = (role: Role, year: number) =>
    whole.application.inject({
      method: 'POST',
      url: '/api/programmation/campaigns',
      headers: { authorization: `Bearer ${whole.tokenOf(role)}`, prefer: 'wait=0' },
      payload: { ...campaign, year },
    });

  const listAtLeast = (position: string) =>
    whole.application.inject({
      url: '/api/programmation/campaigns',
      headers: { authorization: `Bearer ${whole.tokenOf('auditeur')}`, 'x-jalon-at-least': position },
    });
});
