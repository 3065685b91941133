import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type EventStore, logStart, type Position } from '@jalon/event-store';
import { canonicalJson } from '@jalon/kernel';
import type { AtRest, Entry } from '../folding/documents.ts';

/** Where models are kept between a clean stop and the next start. */
export interface SnapshotOptions {
  readonly directory: string;
  /** A fingerprint of the program, if there is one: a snapshot of another build is not taken up. */
  readonly build?: string;
}

/** Something folded from the log that a snapshot may keep: a read model, the open deadlines. */
export interface Keepable {
  /** What it is made of: any change of it, and the snapshot is not taken up. */
  readonly projection: {
    readonly name: string;
    readonly version: number;
    readonly types: readonly string[];
    readonly documentId: (...event: never[]) => unknown;
    readonly evolve: (...step: never[]) => unknown;
  };
  /** What it holds, and up to where; undefined when it must be built from the log again. */
  kept(): { readonly collection: Collection; readonly position: Position } | undefined;
  restore(kept: AtRest<object>, position: Position): void;
}

/** `json`: as the file of the last stop holds it, when nothing was asked of it since. */
export interface Collection {
  readonly size: number;
  readonly json?: Uint8Array | undefined;
  entries(): Iterable<Kept>;
}

export type Kept = Pick<Entry<object>, 'id' | 'document'>;

/** The first line of a file; the second is the documents. All of it must fit, or the model is built from the log. */
interface Header {
  readonly made: string;
  readonly position: Position;
  readonly eventId: string;
  readonly size: number;
  /** Enough against a torn file; against a forger nothing is needed, since the log says what is true. */
  readonly crc32: number;
}

/**
 * Writes what the models hold, one file each. It is only ever a cache: a model that met a fault is left out,
 * a file takes its name once whole, and reading believes nothing that it cannot check.
 */
export async function writeSnapshots(
  models: readonly Keepable[],
  store: EventStore,
  options: SnapshotOptions,
) {
  await mkdir(options.directory, { recursive: true });
  const identity = logIdentity(store);
  for (const model of models) {
    const file = fileOf(model, options);
    const kept = model.kept();
    const eventId = kept && (await identity(kept.position));
    if (!kept || eventId === undefined) {
      await rm(file, { force: true });
      continue;
    }
    const { size, json = bodyOf(kept.collection) } = kept.collection;
    const made = fingerprint(model.projection, options);
    const header: Header = { made, position: kept.position, eventId, size, crc32: crc32(json) };
    await writeFile(`${file}.new`, [`${JSON.stringify(header)}\n`, json]);
    await rename(`${file}.new`, file);
  }
}

/**
 * Takes up the snapshots that fit: same projection (name, version, code), whole file, and the log holds at that
 * position the very event that it held then. @returns the names of the models that were taken up.
 */
export async function readSnapshots(
  models: readonly Keepable[],
  store: EventStore,
  options: SnapshotOptions,
) {
  const identity = logIdentity(store);
  const restored = await Promise.all(
    models.map(async (model) => {
      const snapshot = await readSnapshot(model, options);
      if (!snapshot || (await identity(snapshot.position)) !== snapshot.eventId) return [];
      model.restore(snapshot.kept, snapshot.position);
      return [model.projection.name];
    }),
  );
  return restored.flat();
}

function bodyOf(collection: Collection): Uint8Array {
  return Buffer.from(JSON.stringify(Array.from(collection.entries(), ({ id, document }) => [id, document])));
}

async function readSnapshot(model: Keepable, options: SnapshotOptions) {
  const bytes = await readFile(fileOf(model, options)).catch(() => undefined);
  if (!bytes) return undefined;
  try {
    const end = bytes.indexOf('\n');
    const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
    const body = bytes.subarray(end + 1);
    if (header.made !== fingerprint(model.projection, options) || header.crc32 !== crc32(body))
      return undefined;
    const entries = () =>
      (JSON.parse(body.toString('utf8')) as [string, object][]).map(([id, document]): Kept => ({
        id,
        document,
      }));
    const kept: AtRest<object> = { size: header.size, json: body, entries };
    return { position: header.position, eventId: header.eventId, kept };
  } catch {
    return undefined; // not a file of ours, or a torn one: the log knows better
  }
}

/** The id of the event at a position; asked once for each. */
function logIdentity(store: EventStore): (position: Position) => Promise<string | undefined> {
  const ids = new Map<Position, Promise<string | undefined>>();
  const read = async (position: Position) => {
    if (position === logStart) return undefined;
    for await (const event of store.readAll({ from: position, to: position, maxCount: 1 })) return event.id;
    return undefined;
  };
  return (position) => {
    const id = ids.get(position) ?? read(position);
    ids.set(position, id);
    return id;
  };
}

function fingerprint(projection: Keepable['projection'], { build }: SnapshotOptions): string {
  const { name, version, types, documentId, evolve } = projection;
  return digest(
    canonicalJson([
      'jalon-read-model/1',
      name,
      version,
      types,
      String(documentId),
      String(evolve),
      build ?? null,
    ]),
  );
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function fileOf(model: Keepable, { directory }: SnapshotOptions): string {
  return join(directory, `${encodeURIComponent(model.projection.name)}.json`);
}
