import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSiret } from '@jalon/contracts';

/** What the tests use of Table Schema (https://specs.frictionlessdata.io/table-schema). */
interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'date' | 'boolean';
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints?: {
    readonly required?: boolean;
    readonly pattern?: string;
    readonly enum?: readonly string[];
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

interface CustomCheck {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface TableSchema {
  readonly fields: readonly Field[];
  readonly custom_checks: readonly CustomCheck[];
}

/** The official schema of SCDL « subventions » 2.1.1. */
export const officialSchema = JSON.parse(
  readFileSync(
    fileURLToPath(new URL('fixtures/scdl-subventions-2.1.1.schema.json', import.meta.url)),
    'utf8',
  ),
) as TableSchema;

/**
 * Every fault of a file under a schema: headers and their order, then each cell and each check.
 * @param lines the cells of each line, the headers first; faults name lines from 1.
 */
export function faultsOfLines(
  { fields, custom_checks }: TableSchema,
  [headers, ...rows]: readonly (readonly string[])[],
): readonly string[] {
  const names = fields.map(({ name }) => name);
  if (headers?.join() !== names.join()) return ['headers'];
  return rows.flatMap((cells, nth) => {
    const line = nth + 2;
    if (cells.length !== fields.length) return [`${line} cell count`];
    const row = Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
    const faults = fields.flatMap((field) => faultOf(field, row[field.name] ?? '') ?? []);
    return [...faults, ...custom_checks.flatMap((check) => failed(check, row) ?? [])].map(
      (fault) => `${line} ${fault}`,
    );
  });
}

function faultOf({ name, type, constraints = {}, ...field }: Field, text: string): string | undefined {
  if (text === '') return constraints.required ? `${name} required` : undefined;
  const number = type === 'number' ? Number(text) : 0;
  const typed =
    type === 'string' ||
    (type === 'number' && /^[+-]?[0-9]+(?:\.[0-9]+)?$/.test(text)) ||
    (type === 'date' && isDate(text)) ||
    (type === 'boolean' && [...(field.trueValues ?? []), ...(field.falseValues ?? [])].includes(text));
  if (!typed) return `${name} type`;
  if (constraints.pattern !== undefined && !new RegExp(constraints.pattern).test(text))
    return `${name} pattern`;
  if (constraints.enum && !constraints.enum.includes(text)) return `${name} enum`;
  if (constraints.maxLength !== undefined && [...text].length > constraints.maxLength)
    return `${name} maxLength`;
  if (constraints.minimum !== undefined && number < constraints.minimum) return `${name} minimum`;
  return constraints.maximum !== undefined && number > constraints.maximum ? `${name} maximum` : undefined;
}

function isDate(text: string): boolean {
  return (
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
  );
}

function failed({ name, params }: CustomCheck, row: Readonly<Record<string, string>>): string | undefined {
  const column = params['column'] ?? '';
  const text = row[column] ?? '';
  if (name === 'french-siret-value') return text !== '' && checkSiret(text) ? `${column} SIRET` : undefined;
  if (name === 'one-of-required') {
    return row[params['column1'] ?? ''] || row[params['column2'] ?? ''] ? undefined : 'one of required';
  }
  return `unknown check ${name}`;
}
