import { mongo } from 'mongoose';
import { isDuplicateKey } from './away.ts';
import type { StoredDocument } from './stored-document.ts';

export interface GuardedWrite {
  /** Whether the database is known to hold the document, or its tombstone, at an earlier position. */
  readonly replaces: boolean;
  readonly to: StoredDocument;
}

/**
 * Writes documents, each only over an earlier state of itself. What is there already at this position or a later one
 * stays: a replay, or another process, wrote it.
 */
export async function writeGuarded(
  collection: mongo.Collection<StoredDocument>,
  writes: readonly GuardedWrite[],
): Promise<void> {
  for (let left = writes; left.length > 0; left = await stillToWrite(collection, left)) {
    try {
      await collection.bulkWrite(left.map(operation), { ordered: false });
      return;
    } catch (error) {
      // Something that was new is there already. MongoDB wrote the others, FerretDB may not have: look again.
      if (!isDuplicateKey(error)) throw tooLarge(left) ?? error;
    }
  }
}

/** A document of MongoDB has 16 MB. Servers tell it in as many ways as they are, some by hanging up. */
const largest = 16 * 2 ** 20;

function tooLarge(writes: readonly GuardedWrite[]): RangeError | undefined {
  for (const { to } of writes) {
    const bytes = mongo.BSON.calculateObjectSize(to, { ignoreUndefined: true });
    if (bytes > largest)
      return new RangeError(`Document ${to._id} of ${bytes} bytes; the limit is ${largest}`);
  }
  return undefined;
}

function operation({ replaces, to }: GuardedWrite): mongo.AnyBulkWriteOperation<StoredDocument> {
  if (!replaces) return { insertOne: { document: to } };
  const { _id, ...replacement } = to;
  return { replaceOne: { filter: { _id, position: { $lt: to.position } }, replacement } };
}

async function stillToWrite(
  collection: mongo.Collection<StoredDocument>,
  writes: readonly GuardedWrite[],
): Promise<readonly GuardedWrite[]> {
  const ids = writes.map(({ to }) => to._id);
  const found = await collection.find({ _id: { $in: ids } }, { projection: { position: 1 } }).toArray();
  const positions = new Map(found.map(({ _id, position }) => [_id, position]));
  return writes.flatMap(({ to }) => {
    const position = positions.get(to._id);
    return position !== undefined && position >= to.position
      ? []
      : [{ to, replaces: position !== undefined }];
  });
}
