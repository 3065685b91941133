import type { Schema } from './hostile-values.ts';

/** A value for what a schema alone does not tell: days and instants are texts whose form is checked by code. */
const texts: readonly (readonly [field: RegExp, value: string])[] = [
  [/At$/, '2016-03-01T09:00:00.000Z'],
  [/(On|^date|^day|^since|^from|^until)$/, '2016-03-01'],
  [/^lineIds?$/, 'L1'],
  [/^noteId$/, 'N1'],
  [/^opinionId$/, 'A1'],
  [/^messageId$/, '0190b5a0-0000-7000-8000-000000000001'],
  [/^funder$/, 'etat'],
  [/^dispositif$/, 'contrat-de-ville'],
  [/^siret$/, '21590350100017'],
  [/^rna$/, 'W595000001'],
];

/** A body that a schema accepts, the same each time: each field that there may be, in its plainest form. */
export function wholeBody(schema: Schema, field = ''): unknown {
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (choices?.[0]) return wholeBody(choices[0], field);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return (schema['enum'] as readonly unknown[])[0];
  switch (schema['type']) {
    case 'object':
      return wholeObject(schema);
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 1) }, () =>
        wholeBody(schema['items'] as Schema, field),
      );
    case 'integer':
    case 'number':
      return /year|exercice/i.test(field) ? 2016 : Math.max(1, Number(schema['minimum'] ?? 1));
    case 'boolean':
      return true;
    default:
      return texts.find(([pattern]) => pattern.test(field))?.[1] ?? '1';
  }
}

function wholeObject(schema: Schema): object {
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return Object.fromEntries(properties.map(([name, own]) => [name, wholeBody(own, name)]));
}
