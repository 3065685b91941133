import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventStore, logStart, type Position, type RecordedEvent } from '@jalon/event-store';
import type { Fold } from './fold.ts';

/** A fold, and the types of the events that it hears. */
export interface Hearing {
  readonly types: readonly string[];
  readonly fold: Pick<Fold<object, RecordedEvent>, 'position' | 'apply' | 'advance'>;
}

/** Folds the log from where a fold stands up to a position, inclusive. Others have their turn between two pages. */
export async function replay<Document extends object, Event extends RecordedEvent>(
  store: EventStore,
  types: readonly string[],
  fold: Fold<Document, Event>,
  to: Position,
): Promise<void> {
  await replayTogether(store, [{ types, fold }], to);
}

/** Folds the log once for several folds, each from where it stands, up to a position. */
export async function replayTogether(
  store: EventStore,
  hearings: readonly Hearing[],
  to: Position,
): Promise<void> {
  const behind = hearings.filter(({ fold }) => fold.position < to);
  if (behind.length === 0) return;
  const start = behind.reduce((least, { fold }) => Math.min(least, fold.position), to as number) as Position;
  const routes = Map.groupBy(
    behind.flatMap(({ types, fold }) => [...new Set(types)].map((type) => ({ type, fold }))),
    ({ type }) => type,
  );
  const range = { to, filter: { types: [...routes.keys()] }, ...(start !== logStart && { from: start }) };
  for await (const page of store.readAll(range).pages()) {
    for (const event of page) {
      for (const { fold } of routes.get(event.type) ?? []) {
        if (event.position > fold.position) fold.apply(event); // `from` is inclusive
      }
    }
    await nextTurn();
  }
  for (const { fold } of behind) fold.advance(to);
}

/** The position of the last event that the log had recorded at an instant. */
export async function positionAt(store: EventStore, until: RecordedEvent['recordedAt']): Promise<Position> {
  for await (const event of store.readAll({ until, backwards: true, maxCount: 1 })) return event.position;
  return logStart;
}
