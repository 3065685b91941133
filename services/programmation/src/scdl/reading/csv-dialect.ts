import type { CsvDialect } from '@jalon/received-file';
import { readHeaders } from './scdl-columns.ts';

const separators = [',', ';', '\t'] as const;

/**
 * The separator under which the first line names the most columns of the standard; the comma, which is the
 * standard's, when none names more.
 * @param head the beginning of the text, its first line at least.
 */
export function dialectOf(head: string): CsvDialect {
  const lineEnd = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const firstLine = head.split(lineEnd, 1)[0] ?? '';
  let best: CsvDialect['separator'] = ',';
  let most = namedBy(firstLine, best);
  for (const separator of separators) {
    const named = namedBy(firstLine, separator);
    if (named > most) [best, most] = [separator, named];
  }
  return { separator: best, lineEnd };
}

function namedBy(line: string, separator: string): number {
  const headers = line.split(separator).map((header) => header.replace(/^\s*"|"\s*$/g, ''));
  return readHeaders(headers).filter(({ column }) => column !== undefined).length;
}
