import { createHash } from 'node:crypto';
import { NotAPostsFile, PostsFileTooLarge } from './adultes-relais.errors.ts';

/** The largest file taken: twenty times those that are published. */
const largestFile = 20 * 1024 * 1024;

/** A list of posts as it was received. */
export interface PostsFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
  readonly rows: readonly unknown[];
}

/** Reads a JSON list of posts. @throws PostsFileTooLarge, NotAPostsFile */
export async function readPostsFile(
  name: string,
  content: AsyncIterable<Uint8Array>,
  limit: number = largestFile,
): Promise<PostsFile> {
  const pieces: Uint8Array[] = [];
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > limit) throw new PostsFileTooLarge(limit);
    digest.update(piece);
    pieces.push(piece);
  }
  return { name, bytes, sha256: digest.digest('hex'), rows: rowsOf(Buffer.concat(pieces)) };
}

function rowsOf(bytes: Uint8Array): readonly unknown[] {
  const rows = parsed(bytes);
  if (!Array.isArray(rows)) throw new NotAPostsFile('une liste est attendue');
  if (rows.length === 0) throw new NotAPostsFile('la liste est vide');
  const isAPost = (row: unknown) => typeof row === 'object' && row !== null && 'id_poste' in row;
  if (!rows.some(isAPost)) throw new NotAPostsFile('aucune ligne n’a de numéro de poste (id_poste)');
  return rows;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    // A byte order mark is left out by the decoder.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new NotAPostsFile('ce n’est pas du JSON en UTF-8');
  }
}
