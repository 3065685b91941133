import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scdlColumns } from '@jalon/scdl';

export { cellsOf, club, grantor, siretOn } from '@jalon/scdl/examples';

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
