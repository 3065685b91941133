import { dirname, join } from 'node:path';
import { systemClock } from '@jalon/kernel';
import { CommandHandler } from '@jalon/event-store';
import { openSqliteEventStore, openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { decide, evolve, initialState } from '../works/dossiers.mjs';

const actor = { id: 'ins-07', role: 'instructeur' };

export function openAppends({ directory }) {
  const store = openSqliteEventStore({ file: join(directory, 'jalon.db') });
  return {
    append: (stream, event, expected) => store.append(stream, [event], expected === -1 ? 'none' : expected),
    closeAndCount: () => countAfterClosing(store),
  };
}

export function openFill(log) {
  const store = openSqliteEventStore({ file: log });
  return {
    write: (appends) =>
      Promise.all(
        appends.map(({ stream, events, revision }) =>
          store.append(stream, events, revision === -1 ? 'none' : revision),
        ),
      ),
    close: () => store.close(),
  };
}

export async function replay(log, fold) {
  const store = openSqliteEventStoreReader(log);
  for await (const page of store.readAll().pages()) for (const event of page) fold(event.stream, event);
  await store.close();
}

export function openCommands({ directory, kept }) {
  const store = openSqliteEventStore({ file: join(directory, 'jalon.db') });
  const subject = { name: 'dossier', decider: { initialState, evolve, decide } };
  const handler = new CommandHandler(store, systemClock, subject, kept ? {} : { cachedStates: 0 });
  return {
    fill: (stream, events) => store.append(stream, events, 'none'),
    command: (id, command, commandId) => handler.handle(id, command, { commandId, actor }, undefined),
    closeAndCount: () => countAfterClosing(store),
  };
}

/** Dense positions: the last one is the count. Read again from the file, as the next process would. */
async function countAfterClosing(store) {
  await store.close();
  return count(store.file);
}

/** How many events a log holds. */
export async function count(log) {
  const reader = openSqliteEventStoreReader(log);
  const last = await reader.lastPosition();
  await reader.close();
  return last;
}

/**
 * A log several times as long: the events of `log`, then copies of them under other references. What bears no
 * reference (campaigns, claims of identifiers) is not copied.
 */
export async function multiply(log, target, copies, { only = reference, progress } = {}) {
  const reader = openSqliteEventStoreReader(log);
  const store = openSqliteEventStore({ file: target });
  for (let copy = 0; copy < copies; copy++) {
    for await (const page of reader.readAll().pages()) {
      const events = copy === 0 ? page : page.filter(({ stream }) => only.test(stream));
      await Promise.all(events.map((event) => appendCopy(store, event, copy)));
    }
    progress?.(copy + 1, copies);
  }
  await reader.close();
  await hearToTheEnd(store, join(dirname(target), 'jalon-consumers.db'));
  await store.close();
}

/** The services have heard what is copied: it is a longer past that is measured, not work that waits. */
async function hearToTheEnd(store, file) {
  // Loaded here alone: the works that measure memory owe it nothing.
  const { inPlaceBus } = await import('@jalon/messaging/in-place');
  const { fundingTopic, programmationTopic } = await import('@jalon/contracts');
  const bus = inPlaceBus({ store, file });
  for (const name of [programmationTopic, fundingTopic]) bus.publish({ name, publications: [] });
  const handler = async () => undefined;
  const heard = {
    'funding-hears-programmation': programmationTopic,
    'programmation-hears-funding': fundingTopic,
  };
  for (const [group, topic] of Object.entries(heard)) bus.consume({ group, topic, from: 'end', handler });
  await bus.start();
  await bus.stop();
}

const reference = /-[A-Z]\d*-[0-9A-Z]{6}(?:\.L\d+)?$/;
const references = /([A-Z]\d*-[0-9A-Z]{6})(?![0-9A-Z])/g;

function appendCopy(store, { stream, id, type, version, data, metadata }, copy) {
  const own = copy === 0 ? '' : String(copy);
  const written = JSON.parse(JSON.stringify(data).replaceAll(references, `$1${own}`));
  const copied = {
    id: copy === 0 ? id : `${own}${id.slice(own.length)}`,
    type,
    version,
    data: written,
    metadata,
  };
  return store.append(stream.replace(references, `$1${own}`), [copied], 'any');
}
