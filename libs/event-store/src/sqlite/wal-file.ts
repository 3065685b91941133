import { Buffer } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** What SQLite's write-ahead log holds, as its recovery will read it (https://sqlite.org/fileformat2.html#walformat). */
export interface WalInspection {
  /** Pages that a whole commit holds: the main file may lack them. */
  readonly pages: ReadonlySet<number>;
  /** The size of the database in pages after the last whole commit; 0 when there is none. */
  readonly databasePages: number;
  /** Bytes of this generation of the log after its last whole commit. */
  readonly droppedBytes: number;
  /** A commit that looks finished lies past a fault: more than an unfinished commit was dropped. */
  readonly damaged: boolean;
  readonly reason: string | undefined;
}

const headerLength = 32;
const frameHeaderLength = 24;
const empty: WalInspection = {
  pages: new Set(),
  databasePages: 0,
  droppedBytes: 0,
  damaged: false,
  reason: undefined,
};

export function inspectWal(file: string): WalInspection {
  const bytes = read(file);
  if (bytes.length === 0) return empty;
  const magic = bytes.length < headerLength ? 0 : bytes.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) {
    // SQLite treats it as empty. An interrupted first write leaves zeros or a short header; anything else is damage.
    const blank = bytes.every((byte) => byte === 0) || bytes.length < headerLength;
    return {
      ...empty,
      droppedBytes: bytes.length,
      damaged: !blank,
      reason: 'the header of the write-ahead log is damaged',
    };
  }
  const sum = checksum(magic === 0x377f0683);
  const pageSize = bytes.readUInt32BE(8);
  const salts = bytes.subarray(16, 24);
  let running = sum(bytes.subarray(0, 24), [0, 0]);
  if (running[0] !== bytes.readUInt32BE(24) || running[1] !== bytes.readUInt32BE(28)) {
    return {
      ...empty,
      droppedBytes: bytes.length,
      damaged: true,
      reason: 'the header of the write-ahead log fails its checksum',
    };
  }

  const frameLength = frameHeaderLength + pageSize;
  const pages = new Set<number>();
  const uncommitted: number[] = [];
  let databasePages = 0;
  let committedTo = headerLength;
  let at = headerLength;
  for (; at + frameLength <= bytes.length; at += frameLength) {
    const header = bytes.subarray(at, at + frameHeaderLength);
    if (!header.subarray(8, 16).equals(salts)) break;
    running = sum(
      bytes.subarray(at + frameHeaderLength, at + frameLength),
      sum(header.subarray(0, 8), running),
    );
    if (running[0] !== header.readUInt32BE(16) || running[1] !== header.readUInt32BE(20)) break;
    uncommitted.push(header.readUInt32BE(0));
    const size = header.readUInt32BE(4);
    if (size === 0) continue;
    for (const page of uncommitted.splice(0)) pages.add(page);
    databasePages = size;
    committedTo = at + frameLength;
  }
  return { pages, databasePages, ...dropped() };

  function dropped(): Pick<WalInspection, 'droppedBytes' | 'damaged' | 'reason'> {
    // Frames of an earlier generation follow the end quite normally; those of this one do not.
    let end = committedTo;
    let commits = 0;
    for (let frame = committedTo; frame + frameHeaderLength <= bytes.length; frame += frameLength) {
      if (!bytes.subarray(frame + 8, frame + 16).equals(salts)) continue;
      end = Math.min(frame + frameLength, bytes.length);
      if (bytes.readUInt32BE(frame + 4) !== 0) commits += 1;
    }
    if (end === committedTo) return { droppedBytes: 0, damaged: false, reason: undefined };
    const reason =
      commits > 0
        ? `${commits} commit(s) of the write-ahead log fail their checksum, from byte ${at}`
        : `the write-ahead log ends in the midst of a commit, at byte ${at}`;
    return { droppedBytes: end - committedTo, damaged: commits > 0, reason };
  }
}

/** SQLite's checksum: two running sums over pairs of 32-bit words, in the byte order that the magic number tells. */
function checksum(bigEndian: boolean) {
  return (bytes: Buffer, [first, second]: readonly [number, number]): [number, number] => {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let one = first;
    let two = second;
    for (let at = 0; at < bytes.length; at += 8) {
      one = (one + words.getUint32(at, !bigEndian) + two) >>> 0;
      two = (two + words.getUint32(at + 4, !bigEndian) + one) >>> 0;
    }
    return [one, two];
  };
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The first bytes of a file. */
export function readStart(file: string, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0));
  } finally {
    closeSync(descriptor);
  }
}
