import fc from 'fast-check';
import { type Known, type Schema, anyText, anyValue, fitting, spoilt } from './hostile-values.ts';

/** A request as a stranger, a mistaken client or an attacker may send it. */
export interface HostileRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** An endpoint, as the OpenAPI document tells it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly schema: Schema }[];
  readonly mediaType: string | undefined;
  readonly body: Schema | undefined;
}

const rawBodies = [
  '',
  '{',
  '}',
  'null',
  '"text"',
  '[]',
  '{"a":1,}',
  '{"a":1}{"b":2}',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '\uFEFF{}',
  '{"title":"\\ud800"}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `{"a":"${'x'.repeat(100_000)}"}`,
  'a=1&b=2',
  '<xml/>',
  'nomAttribuant,idAttribuant\nx,1\n',
  '"never closed\n',
];

const mediaTypes = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'text/csv',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'nonsense',
  '',
];

function bodyOf(endpoint: Endpoint, known: Known): fc.Arbitrary<{ payload?: string; mediaType?: string }> {
  if (endpoint.method === 'GET') return fc.constant({});
  const asJson = (body: fc.Arbitrary<unknown>) =>
    body.map((value) => ({ payload: JSON.stringify(value) ?? '', mediaType: 'application/json' }));
  return fc.oneof(
    { weight: 4, arbitrary: asJson(spoilt(endpoint.body, known)) },
    { weight: 2, arbitrary: asJson(fitting(endpoint.body, known)) },
    { weight: 1, arbitrary: asJson(anyValue(known)) },
    {
      weight: 2,
      arbitrary: fc.record({
        payload: fc.oneof(fc.constantFrom(...rawBodies), fc.string({ unit: 'binary', maxLength: 200 })),
        mediaType: fc.constantFrom(...mediaTypes, endpoint.mediaType ?? 'application/json'),
      }),
    },
  );
}

/** Once in `times`, else nothing. */
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, times = 6): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 1, arbitrary }, { weight: times - 1, arbitrary: fc.constant(undefined) });

/** What may stand in a header at all: anything else is stopped before it reaches us. */
const headerText = (known: Known) =>
  anyText(known).map((text) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').trim());

function headersOf(known: Known): fc.Arbitrary<Record<string, string>> {
  const forged = fc.oneof(
    headerText(known).map((text) => `Bearer ${text}`),
    headerText(known),
    fc.constantFrom(...known.tokens).map((token) => `Bearer ${token.slice(0, -2)}xx`),
  );
  const authorization = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...known.tokens).map((token) => `Bearer ${token}`) },
    { weight: 1, arbitrary: forged },
  );
  return fc
    .record({
      authorization: fc.oneof(
        { weight: 14, arbitrary: authorization },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
      'if-match': seldom(
        fc.oneof(headerText(known), fc.constantFrom('"0"', '"3"', '*', 'W/"1"', '"-1"', '"1e9"')),
      ),
      'idempotency-key': seldom(fc.oneof(headerText(known), fc.constantFrom('a', 'b', 'x'.repeat(201)))),
      'x-correlation-id': seldom(headerText(known)),
      traceparent: seldom(
        fc.oneof(headerText(known), fc.constant(`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`)),
      ),
      'x-jalon-at-least': seldom(fc.oneof(headerText(known), fc.constantFrom('1', '-1', '999999999999'))),
      accept: seldom(
        fc.constantFrom('*/*', 'text/csv', 'application/json', 'image/png', 'text/html;q=0.5, */*;q=0', ''),
      ),
      'accept-encoding': seldom(headerText(known)),
      prefer: seldom(headerText(known)),
    })
    .map((headers) =>
      Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
    );
}

function urlOf({ path, query }: Endpoint, known: Known): fc.Arbitrary<string> {
  const segment = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known.references) },
    { weight: 2, arbitrary: anyText(known) },
    { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%c3%28', '%00', '..', '.', 'a%2Fb', ';', '*') },
  );
  const segments = fc.array(segment, { minLength: 4, maxLength: 4 });
  const parameter = fc.oneof(
    ...query.map(({ name, schema }) =>
      fc
        .oneof(fitting(schema, known), anyText(known))
        .map((value) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const),
    ),
    fc.tuple(
      fc.constantFrom(
        'asOf',
        'page',
        'pageSize',
        'sort',
        'facets',
        'q',
        'filter[$gt]',
        '__proto__',
        '$where',
      ),
      anyText(known),
    ),
  );
  return fc
    .tuple(segments, fc.array(parameter, { maxLength: 4 }), fc.boolean())
    .map(([parts, parameters, escaped]) => {
      let next = 0;
      const filled = path.replace(/\{[^}]+\}/g, () => escapePart(parts[next++] ?? '', escaped));
      const search = parameters.map(
        ([name, value]) => `${escapePart(name, true)}=${escapePart(value ?? '', true)}`,
      );
      return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
    });
}

/** As a browser escapes it, or raw when it can stand in an address at all. */
function escapePart(text: string, escaped: boolean): string {
  const raw = /^[\x21-\x7e]*$/.test(text) && !/[?#\\]/.test(text);
  return !escaped && raw ? text : encodeURIComponent(text.toWellFormed());
}

/** One hostile request to one of the endpoints. */
export function hostileRequest(endpoints: readonly Endpoint[], known: Known): fc.Arbitrary<HostileRequest> {
  return fc.constantFrom(...endpoints).chain((endpoint) =>
    fc
      .tuple(
        urlOf(endpoint, known),
        headersOf(known),
        bodyOf(endpoint, known),
        seldom(fc.constantFrom('PUT', 'PATCH', 'DELETE', 'POST', 'GET'), 30),
      )
      .map(([url, headers, { payload, mediaType }, otherMethod]) => ({
        method: otherMethod ?? endpoint.method,
        url,
        headers: { ...headers, ...(mediaType !== undefined && { 'content-type': mediaType }) },
        ...(payload !== undefined && { payload }),
      })),
  );
}
