/** The part of JSON Schema that the services' references use. */
export interface FieldSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly anyOf?: readonly FieldSchema[];
  readonly oneOf?: readonly FieldSchema[];
}

/** What a field is edited with, as its name and its schema tell. */
export type Editor =
  | 'amount'
  | 'day'
  | 'choice'
  | 'yes-no'
  | 'choices'
  | 'texts'
  | 'number'
  | 'line'
  | 'holder'
  | 'long'
  | 'text'
  | 'group'
  | 'groups';

export function editorOf(name: string, schema: FieldSchema): Editor {
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer' || schema.type === 'number')
    return isAmount(name, schema) ? 'amount' : 'number';
  if (schema.type === 'array') {
    if (schema.items?.enum) return 'choices';
    return schema.items?.type === 'object' ? 'groups' : 'texts';
  }
  if (schema.type === 'object') return isHolder(schema) ? 'holder' : 'group';
  if (name === 'lineId') return 'line';
  if (/On$|^date$|^day$/.test(name)) return 'day';
  return (schema.maxLength ?? 0) > 400 ? 'long' : 'text';
}

/** Amounts are cents, and their schema has the largest amount for its maximum. */
function isAmount(name: string, { maximum }: FieldSchema): boolean {
  return /amount|cost|expenses|resources|requested|price/i.test(name) || maximum === 100_000_000_000;
}

function isHolder({ properties }: FieldSchema): boolean {
  const names = Object.keys(properties ?? {});
  return names.length === 2 && names.includes('id') && names.includes('name');
}

/** What a field holds before anything is typed. */
export function emptyOf(schema: FieldSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, field]) => [name, emptyOf(field)]),
    );
  }
  if (schema.type === 'array') {
    const least = schema.items?.type === 'object' ? (schema.minItems ?? 0) : 0;
    return Array.from({ length: least }, () => emptyOf(schema.items ?? {}));
  }
  return schema.type === 'boolean' ? false : '';
}

/**
 * What was typed, as the service takes it: what was left empty is not sent where it may be left out.
 * @returns undefined for an empty optional field
 */
export function typedOf(value: unknown, schema: FieldSchema, required: boolean): unknown {
  if (schema.type === 'object' && typeof value === 'object' && value !== null) {
    const members = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
      const typed = typedOf(
        (value as Record<string, unknown>)[name],
        field,
        schema.required?.includes(name) ?? false,
      );
      return typed === undefined ? [] : [[name, typed] as const];
    });
    return members.length === 0 && !required ? undefined : Object.fromEntries(members);
  }
  if (schema.type === 'array' && Array.isArray(value)) {
    const members = value
      .map((member) => typedOf(member, schema.items ?? {}, true))
      .filter((one) => one !== undefined);
    return members.length === 0 && !required ? undefined : members;
  }
  return value === '' || value === null || value === undefined ? undefined : value;
}

/**
 * The same schema for a validator that reads patterns without Unicode: what they forbid (control characters) nobody
 * types, and the service looks again.
 */
export function withoutPatterns(schema: FieldSchema): FieldSchema {
  const { pattern, ...rest } = schema;
  return {
    ...rest,
    ...(pattern !== undefined && !pattern.includes('\\p{') && { pattern }),
    ...(schema.items && { items: withoutPatterns(schema.items) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, field]) => [name, withoutPatterns(field)]),
      ),
    }),
  };
}

/** The same schema without fields that a person is not asked for. */
export function withoutFields(schema: FieldSchema, fields: readonly string[]): FieldSchema {
  if (fields.length === 0) return schema;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([name]) => !fields.includes(name)),
    ),
    required: (schema.required ?? []).filter((name) => !fields.includes(name)),
  };
}
