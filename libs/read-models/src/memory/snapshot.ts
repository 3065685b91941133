import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type EventStore, logStart, type Position } from '@jalon/event-store';
import { canonicalJson } from '@jalon/kernel';
import { type AtRest, type Entry, SnapshotDamaged } from '../folding/documents.ts';

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

/** `atRest`: as the file of the last stop holds it, when nothing was asked of it since. */
export interface Collection {
  readonly size: number;
  readonly atRest?: AtRest<object> | undefined;
  entries(): Iterable<Kept>;
}

export type Kept = Pick<Entry<object>, 'id' | 'document'>;

/** The first line of a file; the second is the documents. All of it must fit, or the model is built from the log. */
interface Header {
  readonly made: string;
  readonly position: Position;
  readonly eventId: string;
  readonly size: number;
  /** The length of the documents. */
  readonly bytes: number;
  /** Enough against a torn file; against a forger nothing is needed, since the log says what is true. */
  readonly crc32: number;
}

const longestHeader = 4096; // bytes

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
    const stands = eventId !== undefined && kept?.collection.atRest?.position === kept?.position;
    if (stands) continue; // nothing came since the file was taken up
    const json = kept && eventId !== undefined && bodyOf(kept.collection);
    if (!json) {
      await rm(file, { force: true });
      continue;
    }
    const { size } = kept.collection;
    const made = fingerprint(model.projection, options);
    const { position } = kept;
    const header: Header = { made, position, eventId, size, bytes: json.byteLength, crc32: crc32(json) };
    await writeWhole(file, [`${JSON.stringify(header)}\n`, json]);
  }
}

/** On the disk before it takes its name: the next start looks at no more than its length. */
async function writeWhole(file: string, content: Iterable<string | Uint8Array>): Promise<void> {
  const written = await open(`${file}.new`, 'w');
  try {
    await written.writeFile(content);
    await written.datasync();
  } finally {
    await written.close();
  }
  await rename(`${file}.new`, file);
}

/**
 * Takes up the snapshots that fit: same projection (name, version, code), whole length, and the log holds at that
 * position the very event that it held then. Their documents are read, and checked, when they are first needed.
 * @returns the names of the models that were taken up.
 */
export async function readSnapshots(
  models: readonly Keepable[],
  store: EventStore,
  options: SnapshotOptions,
) {
  const identity = logIdentity(store);
  const restored = await Promise.all(
    models.map(async (model) => {
      const file = fileOf(model, options);
      const header = headerOf(file);
      if (header?.made !== fingerprint(model.projection, options)) return [];
      if ((await identity(header.position)) !== header.eventId) return [];
      try {
        model.restore(atRestIn(file, header), header.position);
      } catch {
        return []; // it needed its documents at once, and they were not whole
      }
      return [model.projection.name];
    }),
  );
  return restored.flat();
}

/** Undefined when the file that holds them is not whole: nothing is written over from it. */
function bodyOf(collection: Collection): Uint8Array | undefined {
  try {
    if (collection.atRest) return collection.atRest.json();
  } catch {
    return undefined;
  }
  const entries = Array.from(collection.entries(), ({ id, document }) => [id, document]);
  return Buffer.from(JSON.stringify(entries));
}

/** The first line of a file, when the rest has the length that it says. */
function headerOf(file: string): Header | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const start = Buffer.alloc(longestHeader);
    const read = readSync(descriptor, start, 0, longestHeader, 0);
    const end = start.indexOf('\n');
    if (end === -1 || end >= read) return undefined;
    const header = JSON.parse(start.toString('utf8', 0, end)) as Header;
    return fstatSync(descriptor).size === end + 1 + header.bytes ? header : undefined;
  } catch {
    return undefined; // not there, or not a file of ours: the log knows better
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function atRestIn(file: string, header: Header): AtRest<object> {
  const json = () => bodyIn(file, header);
  const entries = () =>
    (JSON.parse(json().toString('utf8')) as [string, object][]).map(([id, document]): Kept => ({
      id,
      document,
    }));
  return { size: header.size, position: header.position, json, entries };
}

function bodyIn(file: string, header: Header): Buffer {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (cause) {
    throw new SnapshotDamaged(file, cause);
  }
  const body = content.subarray(Math.max(0, content.length - header.bytes));
  if (crc32(body) !== header.crc32) throw new SnapshotDamaged(file);
  return body;
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
