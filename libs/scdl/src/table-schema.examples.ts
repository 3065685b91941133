import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSiret } from '@jalon/contracts';
import { type CsvRecord, CsvReader } from '@jalon/received-file';

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

/** Every fault of a CSV file under a schema: headers and their order, then each cell and each check. Line numbers from 1. */
export function faultsUnder({ fields, custom_checks }: TableSchema, text: string): readonly string[] {
  const reader = new CsvReader({ separator: ',', lineEnd: '\n' });
  const [headers, ...rows]: CsvRecord[] = [...reader.take(text), ...reader.end()];
  const names = fields.map(({ name }) => name);
  if (!headers || !('cells' in headers) || headers.cells.join() !== names.join()) return ['headers'];
  return rows.flatMap((record) => {
    if (!('cells' in record)) return [`${record.line} ${record.fault}`];
    if (record.cells.length !== fields.length) return [`${record.line} cell count`];
    const row = Object.fromEntries(names.map((name, place) => [name, record.cells[place] ?? '']));
    const faults = fields.flatMap((field) => faultOf(field, row[field.name] ?? '') ?? []);
    return [...faults, ...custom_checks.flatMap((check) => failed(check, row) ?? [])].map(
      (fault) => `${record.line} ${fault}`,
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
