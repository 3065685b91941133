import { type ReceivedFile, receiveFile } from '@jalon/received-file';
import { NotAPostsFile } from './adultes-relais.errors.ts';

/** The largest file taken: twenty times those that are published. A JSON list is read whole. */
const largestFile = 20 * 1024 * 1024;

/** A list of posts as it was received. */
export interface PostsFile extends Pick<ReceivedFile, 'name' | 'bytes' | 'sha256'> {
  readonly rows: readonly unknown[];
}

/** Reads a JSON list of posts. @throws EmptyFile, FileTooLarge, NotAPostsFile */
export async function readPostsFile(
  name: string,
  content: AsyncIterable<Uint8Array>,
  limit: number = largestFile,
): Promise<PostsFile> {
  const file = await receiveFile(name, content, limit);
  try {
    let text = '';
    for await (const piece of file.text()) text += piece;
    const { bytes, sha256 } = file;
    return { name, bytes, sha256, rows: rowsOf(text) };
  } finally {
    await file.discard();
  }
}

function rowsOf(text: string): readonly unknown[] {
  const rows = parsed(text);
  if (!Array.isArray(rows)) throw new NotAPostsFile('une liste est attendue');
  if (rows.length === 0) throw new NotAPostsFile('la liste est vide');
  const isAPost = (row: unknown) => typeof row === 'object' && row !== null && 'id_poste' in row;
  if (!rows.some(isAPost)) throw new NotAPostsFile('aucune ligne n’a de numéro de poste (id_poste)');
  return rows;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotAPostsFile('ce n’est pas du JSON');
  }
}
