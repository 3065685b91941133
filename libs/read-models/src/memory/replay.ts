import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventStore, logStart, type Position, type RecordedEvent } from '@jalon/event-store';
import type { Fold } from './fold.ts';

/** Folds the log from where a fold stands up to a position, inclusive. Others have their turn between two pages. */
export async function replay<Document extends object, Event extends RecordedEvent>(
  store: EventStore,
  types: readonly string[],
  fold: Fold<Document, Event>,
  to: Position,
): Promise<void> {
  const start = fold.position;
  if (to <= start) return;
  const range = { to, filter: { types }, ...(start !== logStart && { from: start }) };
  for await (const page of store.readAll(range).pages()) {
    for (const event of page) if (event.position > start) fold.apply(event); // `from` is inclusive
    await nextTurn();
  }
  fold.advance(to);
}

/** The position of the last event that the log had recorded at an instant. */
export async function positionAt(store: EventStore, until: RecordedEvent['recordedAt']): Promise<Position> {
  for await (const event of store.readAll({ until, backwards: true, maxCount: 1 })) return event.position;
  return logStart;
}
