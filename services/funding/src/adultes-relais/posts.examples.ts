import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siretOn } from '@jalon/scdl/examples';

export const association = siretOn('417700000');
export const town = siretOn('217700000');

/** A row as ANCT publishes them, of an invented body in the métropole; what a test is about is given. */
export function rowOf(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id_poste: '05920R000100',
    code_tiers: association,
    raison_sociale: 'ASSOCIATION DES EXEMPLES',
    annee: 2020,
    montant: 19875.06,
    code_cv: 'CV192',
    insee_dep: '59',
    insee_reg: '32',
    ...changes,
  };
}

/** Seven rows: two clean ones, a mended one, three set aside, one of another contract. */
export const mixedRows: readonly unknown[] = [
  rowOf(),
  rowOf({ id_poste: '05920R000200', code_tiers: town, raison_sociale: 'COM EXEMPLE' }),
  rowOf({ id_poste: ' 05920R000300 ', montant: '19 875,06 €', annee: '2020' }),
  rowOf({ id_poste: '05920R000100', code_tiers: siretOn('417700000', 20) }),
  rowOf({ id_poste: '05920R000400', code_tiers: '2,43E+13', montant: -1 }),
  rowOf({ id_poste: '05920R000500', code_cv: undefined }),
  rowOf({ id_poste: '07520R000100', code_cv: 'CV103' }),
];

export function fileOf(rows: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(rows));
}

/** Bytes as a network brings them, in small pieces. */
export async function* pieces(bytes: Uint8Array, size = 1_000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** A published file, where the machine has them (JALON_REAL_DATA); undefined elsewhere. */
export function published(year: number): Buffer | undefined {
  const folder = process.env['JALON_REAL_DATA'];
  if (folder === undefined) return undefined;
  const path = join(folder, `dauphin-adulte-relais-${year}.json`);
  return existsSync(path) ? readFileSync(path) : undefined;
}
