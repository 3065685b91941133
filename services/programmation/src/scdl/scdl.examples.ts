import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passesLuhn } from '../porteur/identifiers.ts';
import { type ScdlCells, type ScdlColumn, scdlColumns } from './reading/scdl-columns.ts';

/** An invented SIRET of 14 digits that passes the check, the n-th on a SIREN. */
export function siretOn(siren: string, nth = 1): string {
  for (let nic = nth; ; nic++) {
    const siret = `${siren}${String(nic).padStart(5, '0')}`;
    if (passesLuhn(siret)) return siret;
  }
}

export const grantor = siretOn('217700000');
export const club = siretOn('417700000');

/** A clean row of an invented town; what a test is about is given. */
export function cellsOf(changes: Partial<ScdlCells> = {}): Record<ScdlColumn, string> {
  return {
    nomAttribuant: 'Ville de Fictive',
    idAttribuant: grantor,
    dateConvention: '2016-03-01',
    referenceDecision: '2016-12',
    nomBeneficiaire: 'Club des Exemples',
    idBeneficiaire: club,
    rnaBeneficiaire: 'W770000001',
    objet: 'Ateliers du mercredi',
    montant: '1500.50',
    nature: 'aide en numéraire',
    conditionsVersement: 'unique',
    datesPeriodeVersement: '2016-04-01/2016-12-31',
    idRAE: '',
    notificationUE: 'non',
    pourcentageSubvention: '1',
    dispositifAide: '',
    ...changes,
  };
}

/** A file as bytes: quotes doubled, lines ended by `\n`. */
export function fileOf(
  rows: readonly Readonly<Record<string, string>>[],
  columns: readonly string[] = scdlColumns,
  separator = ',',
): Uint8Array {
  const cell = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(separator));
  return Buffer.from([columns.join(separator), ...lines, ''].join('\n'));
}

/** A file kept beside the tests. */
export function fixture(name: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)));
}

/** A published file, where the machine has them (JALON_REAL_DATA); undefined elsewhere. */
export function published(name: string): Uint8Array | undefined {
  const folder = process.env['JALON_REAL_DATA'];
  if (folder === undefined) return undefined;
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** Bytes as a network brings them, in small pieces. */
export async function* pieces(bytes: Uint8Array, size = 1_000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
