import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmptyFile, FileTooLarge } from './received-file.errors.ts';
import { EncodingWatch, type TextEncoding } from './text-encoding.ts';

/** The largest file taken: some 400,000 grants. */
const largestFile = 100 * 1024 * 1024;

/** A file laid down on this machine, to be read several times without holding it in memory. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
  readonly encoding: TextEncoding;
  /** Its text, piece by piece, without byte order mark. */
  text(): AsyncIterable<string>;
  /** Removes it from this machine. */
  discard(): Promise<void>;
}

/** Lays down what comes. @throws EmptyFile, FileTooLarge: nothing is left then. */
export async function receiveFile(
  name: string,
  content: AsyncIterable<Uint8Array>,
  limit: number = largestFile,
): Promise<ReceivedFile> {
  const path = join(tmpdir(), `jalon-import-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  const watch = new EncodingWatch();
  const digest = createHash('sha256');
  let bytes = 0;
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of content) {
        bytes += piece.length;
        if (bytes > limit) throw new FileTooLarge(limit);
        digest.update(piece);
        watch.see(piece);
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
    if (bytes === 0) throw new EmptyFile();
    const encoding = watch.verdict();
    const text = () => decoded(path, encoding);
    return { name, bytes, sha256: digest.digest('hex'), encoding, text, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function* decoded(path: string, { name }: TextEncoding): AsyncIterable<string> {
  const decoder = new TextDecoder(name);
  for await (const piece of createReadStream(path)) {
    yield decoder.decode(piece as Uint8Array, { stream: true });
  }
  yield decoder.decode();
}
