import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive; its text comes piece by piece, so that it is never whole in memory. */
export interface ZipEntry {
  /** Path within the archive, ASCII. */
  readonly name: string;
  readonly text: Iterable<string>;
}

interface Packed {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly compressed: Buffer;
}

const deflateMethod = 8;
const versionNeeded = 20;
/** 1 January 1980, the first day of the format: the same rows give the same bytes, whenever. */
const noTime = 0;
const firstDay = 0x0021;

/** A ZIP archive of these files (APPNOTE 6.3, no encryption, each file under 4 GiB). */
export async function zipArchive(entries: readonly ZipEntry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = await pack(entry);
    const header = localHeader(packed);
    directory.push(directoryRecord(packed, offset));
    parts.push(header, packed.compressed);
    offset += header.length + packed.compressed.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, endRecord(entries.length, listed.length, offset)]);
}

/** Deflates off the event loop: a long list does not hold up the other requests. */
async function pack({ name, text }: ZipEntry): Promise<Packed> {
  let crc = 0;
  let size = 0;
  const compressed: Buffer[] = [];
  await pipeline(
    function* measured() {
      for (const piece of text) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    },
    createDeflateRaw(),
    async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) compressed.push(piece);
    },
  );
  return { name: Buffer.from(name), crc, size, compressed: Buffer.concat(compressed) };
}

/** What the local header and the directory both say of a file: 26 bytes and its name. */
function description({ name, crc, size, compressed }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(deflateMethod, 4);
  fields.writeUInt16LE(noTime, 6);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(compressed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function localHeader(packed: Packed): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), description(packed), packed.name]);
}

function directoryRecord(packed: Packed, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(versionNeeded, 0);
  // Comment, disk, attributes: none of them.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, description(packed), rest, packed.name]);
}

function endRecord(files: number, size: number, offset: number): Buffer {
  const fields = Buffer.alloc(18);
  fields.writeUInt16LE(files, 4);
  fields.writeUInt16LE(files, 6);
  fields.writeUInt32LE(size, 8);
  fields.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), fields]);
}
