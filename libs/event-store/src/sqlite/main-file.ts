import { statSync } from 'node:fs';
import { CorruptLog } from '../errors.ts';
import { applicationId } from './schema.ts';
import { readStart, type WalInspection } from './wal-file.ts';

const headerLength = 100;

/**
 * Checks the main file's header and its size against what the header and the write-ahead log promise
 * (https://sqlite.org/fileformat2.html#the_database_header). Reads 100 bytes, whatever the size of the log.
 * @throws CorruptLog with the exact reason.
 */
export function inspectMainFile(file: string, wal: WalInspection): void {
  const header = readStart(file, headerLength);
  const bytes = statSync(file).size;
  const firstPageInWal = wal.pages.has(1);
  if (header.length < headerLength) throw new CorruptLog(`${file} holds ${bytes} bytes: less than a header`);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new CorruptLog(
      `${file} does not start as an SQLite file: its header is damaged, or it is another file`,
    );
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) {
    throw new CorruptLog(`${file} has a damaged header: page size ${pageSize}`);
  }
  const damaged = damagedField(header);
  if (damaged !== undefined) throw new CorruptLog(`${file} has a damaged header: ${damaged}`);
  if (!firstPageInWal && header.readUInt32BE(68) !== applicationId && header.readUInt32BE(68) !== 0) {
    throw new CorruptLog(`${file} is an SQLite file, but not a log of Jalon`);
  }

  const present = Math.floor(bytes / pageSize);
  const promised = wal.databasePages > 0 ? wal.databasePages : header.readUInt32BE(28);
  for (let page = present + 1; page <= promised; page++) {
    if (!wal.pages.has(page)) {
      throw new CorruptLog(
        `${file} is truncated: it should have ${promised} pages of ${pageSize} bytes and has ${bytes} bytes; page ${page} is nowhere`,
      );
    }
  }
}

/** The bytes of the header that can hold one value only. */
function damagedField(header: Buffer): string | undefined {
  if (header[18] !== header[19] || (header[18] !== 1 && header[18] !== 2))
    return `format ${header[18]}/${header[19]}`;
  if (header[20] !== 0) return `reserved space ${header[20]}`;
  if (header[21] !== 64 || header[22] !== 32 || header[23] !== 32) return 'payload fractions';
  // 0 until the first tables, which may still be in the write-ahead log, are in the main file.
  if (header.readUInt32BE(56) > 1) return `text encoding ${header.readUInt32BE(56)}`;
  if (header.subarray(72, 92).some((byte) => byte !== 0)) return 'reserved bytes';
  return undefined;
}
