import { join } from 'node:path';
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
  const reader = openSqliteEventStoreReader(store.file);
  const last = await reader.lastPosition();
  await reader.close();
  return last;
}
