import fc from 'fast-check';

export type Schema = Readonly<Record<string, unknown>>;

/** What a real client would know: references, ids, tokens. Hostile requests hit harder when they are nearly right. */
export interface Known {
  readonly references: readonly string[];
  readonly tokens: readonly string[];
}

const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '🦊'.repeat(40),
  'é'.normalize('NFD'),
  '\u202Eevil',
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  "' OR 1=1 --",
  '"; DROP TABLE events; --',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '${7*7}',
  '{{7*7}}',
  '$where',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '2016-02-30',
  '2016-13-01',
  '0000-00-00',
  '+275760-09-13T00:00:00.001Z',
  '2016-06-31T25:61:61Z',
  '2016-03-01T00:00:00.000Z',
  '2016-03-01',
  'x'.repeat(10_000),
  '(((((((((((((((((((((((((a+)+)+)+)+',
];

const numbers = [0, -0, -1, 1, 1.5, 1e21, -1e21, 1e308, Number.MAX_SAFE_INTEGER + 2, 4_294_967_296, 1e-7];

export const anyText = (known: Known) =>
  fc.oneof(
    fc.constantFrom(...nasty),
    fc.constantFrom(...known.references),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );

export const anyValue = (known: Known): fc.Arbitrary<unknown> =>
  fc.oneof(
    anyText(known),
    fc.constantFrom<unknown>(
      ...numbers,
      null,
      true,
      false,
      [],
      {},
      [[]],
      { $gt: '' },
      { $where: 'sleep(9)' },
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );

/** A value that a schema asks for, or nearly. */
export function fitting(schema: Schema | undefined, known: Known, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 6) return anyValue(known);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, known, depth + 1)));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as readonly unknown[]));
  switch (schema['type']) {
    case 'object':
      return fittingObject(schema, known, depth);
    case 'array':
      return fc.array(fitting(schema['items'] as Schema, known, depth + 1), { minLength: 1, maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 5_000_000 }), fc.constantFrom(2016, 2017, 1));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fittingText(known);
    default:
      return anyValue(known);
  }
}

function fittingText(known: Known) {
  const likely = [
    'L1',
    'N1',
    'A1',
    '2016',
    'etat',
    'contrat-de-ville',
    '59350',
    'QP059073',
    '2.1',
    'Un mot simple',
  ];
  const moments = [
    '2016-03-01',
    '2017-06-30',
    '2026-12-31',
    '2016-03-01T00:00:00.000Z',
    '2027-01-01T00:00:00.000Z',
  ];
  return fc.constantFrom(...likely, ...moments, ...known.references);
}

function fittingObject(schema: Schema, known: Known, depth: number) {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = (schema['required'] ?? []) as readonly string[];
  const fields = properties.map(([name, own]) => [name, fitting(own, known, depth + 1)] as const);
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: required.filter((name) => properties.some(([known]) => known === name)) as never[],
  });
}

/** A fitting body in which one thing is spoilt: a field replaced, removed or added. */
export function spoilt(schema: Schema | undefined, known: Known): fc.Arbitrary<unknown> {
  const names = Object.keys((schema?.['properties'] ?? {}) as object);
  const where = fc.constantFrom(...names, '__proto__', 'constructor', 'intent', 'unknown-field');
  return fc
    .tuple(fitting(schema, known), where, anyValue(known), fc.boolean())
    .map(([body, name, value, removed]) => {
      if (typeof body !== 'object' || body === null) return value;
      const entries = Object.entries(body).filter(([field]) => field !== name);
      return Object.fromEntries(removed ? entries : [...entries, [name, value]]);
    });
}
