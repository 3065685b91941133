import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { canonicalJson } from '@jalon/kernel';
import type { Identified } from '../read-models.ts';

/**
 * The fingerprint of a collection: SHA-256, in hex, over one line of canonical JSON `[id,document]` a document.
 * @param documents in id order.
 */
export async function digestOf(documents: readonly Identified<unknown>[]): Promise<string> {
  const sha256 = createHash('sha256');
  for (const [index, { id, document }] of documents.entries()) {
    sha256.update(`${canonicalJson([id, document])}\n`);
    if (index % 200 === 199) await nextTurn(); // requests are answered meanwhile
  }
  return sha256.digest('hex');
}
