import { join } from 'node:path';
import { DeciderCommandHandler } from '@event-driven-io/emmett';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import { decide, evolve, initialState, streamCount, streamName } from '../works/dossiers.mjs';

// One connection for all callers: by default Emmett opens one per call, and concurrent ones fail with SQLITE_BUSY.

function open(fileName) {
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
  return { connection, store, closeAndCount: () => countAndClose(connection) };
}

async function countAndClose(connection) {
  const { count } = await connection.querySingle('SELECT count(*) AS count FROM emt_messages');
  connection.close();
  return count;
}

const messageOf = ({ type, data, metadata }) => ({ type, data, metadata });

export async function openAppends({ directory }) {
  const { store, closeAndCount } = open(join(directory, 'emmett.db'));
  await store.schema.migrate();
  return {
    append: (stream, event, expected) =>
      store.appendToStream(stream, [messageOf(event)], { expectedStreamVersion: BigInt(expected + 1) }),
    closeAndCount,
  };
}

export async function openFill(log) {
  const { store, connection } = open(log);
  await store.schema.migrate();
  return {
    // The appends of a turn share one transaction of the connection: filling is not what is measured.
    write: (appends) =>
      Promise.all(
        appends.map(({ stream, events, revision }) =>
          store.appendToStream(stream, events.map(messageOf), {
            expectedStreamVersion: BigInt(revision + 1),
          }),
        ),
      ),
    close: () => connection.close(),
  };
}

/** Stream by stream: its consumer waits between batches of the whole log and takes many times as long. */
export async function replay(log, fold) {
  const { store, connection } = open(log);
  for (let n = 0; n < streamCount; n++) {
    const stream = streamName(n);
    await store.aggregateStream(stream, {
      initialState: () => undefined,
      evolve: (_, event) => fold(stream, event),
    });
  }
  connection.close();
}

export async function openCommands({ directory }) {
  const opened = open(join(directory, 'emmett.db'));
  await opened.store.schema.migrate();
  const { closeAndCount } = opened;
  const store = appendingInTurn(opened.store);
  const handle = DeciderCommandHandler({
    initialState: () => initialState,
    evolve,
    decide: ({ data, metadata }, state) => decide(data, state).map((event) => ({ ...event, metadata })),
  });
  return {
    fill: (stream, events) =>
      store.appendToStream(stream, events.map(messageOf), { expectedStreamVersion: 0n }),
    command: (id, data, commandId) =>
      handle(store, `dossier-${id}`, { type: 'ProposeLine', data, metadata: metadataOf(commandId) }),
    closeAndCount,
  };
}

function metadataOf(commandId) {
  return {
    actor: { id: 'ins-07', role: 'instructeur' },
    occurredAt: new Date().toISOString(),
    commandId,
    correlationId: commandId,
    causationId: commandId,
  };
}

/**
 * Reads side by side, appends one after the other. Side by side, transactions mix on the one connection: as soon as
 * one commits while another joins it, "cannot commit - no transaction is active", and what it wrote is unsure. (The
 * work of appends alone never meets it, as its one transaction then stays open as long as someone waits.)
 */
function appendingInTurn(store) {
  let last = Promise.resolve();
  const appendToStream = (...append) => {
    const mine = last.then(() => store.appendToStream(...append));
    last = mine.catch(() => undefined);
    return mine;
  };
  return { ...store, appendToStream };
}
