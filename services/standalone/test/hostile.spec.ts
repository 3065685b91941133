import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personas } from '@jalon/auth/demo';
import fc from 'fast-check';
import { loadInto } from '../src/demonstration/load-into.ts';
import { type Endpoint, type HostileRequest, hostileRequest } from './hostile-requests.ts';
import type { Known, Schema } from './hostile-values.ts';
import { type RunningWhole, runWhole, temporaryFolder } from './running-whole.ts';

const requests = Number(process.env['JALON_HOSTILE'] ?? 2_000);

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}
interface Described {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

describe('Requests that mean harm, or nothing', () => {
  const folder = temporaryFolder();
  let whole: RunningWhole;
  let endpoints: readonly Endpoint[];
  let known: Known;

  beforeAll(async () => {
    await loadInto(folder.path('jalon.db'), 6, () => undefined, { bodies: 20, dossiers: 90, committees: 30 });
    whole = await runWhole(folder.path('jalon.db'));
    endpoints = endpointsOf(await whole.get<Document>('/api/openapi.json'));
    known = await knownTo(whole);
  }, 120_000);
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it('speak to every endpoint of the OpenAPI document of the whole', () => {
    expect(endpoints.length).toBeGreaterThan(120);
    const spoken = endpoints.map(({ path }) => path);
    expect(spoken).toContain('/api/programmation/dossiers/{reference}/submit');
    expect(spoken).toContain('/api/funding/commitments/{commitment}/issue-payment-order');
    expect(spoken).toContain('/api/auth/demo-tokens');
  });

  it(`never break Jalon, never write when refused, and are told why: ${String(requests)} of them`, async () => {
    const answered = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(hostileRequest(endpoints, known), async (request) => {
        const code = await answerOf(whole, request);
        answered.set(code, (answered.get(code) ?? 0) + 1);
      }),
      { numRuns: requests },
    );
    // A test that only ever met one closed door would prove nothing.
    expect([...answered.keys()]).toEqual(
      expect.arrayContaining(['accepted', 'request/invalid', 'auth/not-authenticated']),
    );
    expect(answered.size).toBeGreaterThan(10);
    if (process.env['JALON_HOSTILE'] !== undefined) {
      process.stdout.write(`${JSON.stringify(Object.fromEntries([...answered].sort()), null, 2)}\n`);
    }
  }, 3_600_000);
});

/** Sends one request and checks its answer. @returns the code of the problem, or `accepted`. */
async function answerOf({ application, engines }: RunningWhole, request: HostileRequest): Promise<string> {
  const before = await settledPosition(engines);
  const { statusCode, headers, body } = await application.inject(request);
  if (statusCode < 400) return 'accepted';
  expect(statusCode).toBeLessThan(500);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  const { status, code, detail, type } = JSON.parse(body) as Record<string, unknown>;
  expect(status).toBe(statusCode);
  expect(code).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
  expect(type).toBe(`urn:jalon:problem:${String(code)}`);
  expect(detail).toMatch(/\S/);
  expect(body).not.toMatch(/node_modules|\bat .+\.[jt]s:[0-9]+/);
  expect(await settledPosition(engines)).toBe(before);
  return String(code);
}

/** The end of the log once each service has heard what the other said of the requests before. */
async function settledPosition({ store, bus }: RunningWhole['engines']): Promise<number> {
  for (let position = await store.lastPosition(); ;) {
    await bus.waitFor(position);
    const last = await store.lastPosition();
    if (last === position) return position;
    position = last;
  }
}

function endpointsOf({ paths }: Document): readonly Endpoint[] {
  // What happens now is told for as long as somebody listens, and is asked nothing: an answer has no end to be judged.
  const asked = Object.entries(paths).filter(([path]) => path !== '/api/changes');
  const described = asked.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Endpoint => {
      const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        method: method === 'get' ? 'GET' : 'POST',
        path,
        query: parameters.filter((parameter) => parameter.in === 'query'),
        mediaType,
        body: content?.schema,
      };
    }),
  );
  const unknown: Endpoint = {
    method: 'GET',
    path: '/{anything}/{else}',
    query: [],
    mediaType: undefined,
    body: undefined,
  };
  return [...described, unknown];
}

async function knownTo({ engines, get }: RunningWhole): Promise<Known> {
  const idsOf = async (list: string, field: string) => {
    const { items } = await get<{ readonly items: readonly Record<string, unknown>[] }>(`/api/${list}`);
    return items.map((item) => String(item[field]));
  };
  const references = [
    ...(await idsOf('programmation/dossiers?pageSize=40', 'reference')),
    ...(await idsOf('programmation/porteurs?pageSize=5', 'porteur')),
    ...(await idsOf('programmation/committees?pageSize=3', 'committee')),
    ...(await idsOf('programmation/sessions?pageSize=5', 'session')),
    ...personas.slice(0, 4).map(({ id }) => id),
    '2016',
  ];
  const [body] = await idsOf('programmation/porteurs?pageSize=1', 'porteur');
  const tokens = personas.map((persona) => {
    const person =
      persona.role === 'porteur' && body !== undefined ? { ...persona, organisation: body } : persona;
    return engines.authenticator.issue(person).token;
  });
  return { references, tokens };
}
