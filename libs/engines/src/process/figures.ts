import { epochMilliseconds, type Instant } from '@jalon/kernel';
import type { Gauge } from '@jalon/observability';
import type { SqliteEventStore } from '@jalon/event-store/sqlite';
import type { Engines } from '../engines.ts';

/**
 * The figures of a process for `/metrics`, whichever its engines. The alarms of infra/prometheus are made of them, so
 * that a name never changes.
 */
export function figuresOf({ readModels, jobs, bus, clock, figures }: Engines): readonly Gauge[] {
  const since = (instant: Instant | undefined) =>
    instant === undefined
      ? 0
      : Math.max(0, epochMilliseconds(clock.now()) - epochMilliseconds(instant)) / 1_000;
  const perGroup = (name: string, help: string, value: (one: Listener) => number): Gauge => ({
    name,
    help,
    read: () => bus.health().map((one) => ({ labels: { group: one.group }, value: value(one) })),
  });
  const perSource = (name: string, help: string, value: (one: Source) => number): Gauge => ({
    name,
    help,
    read: () => jobs.health().map((one) => ({ labels: { source: one.source }, value: value(one) })),
  });
  return [
    ...figures,
    {
      name: 'jalon_read_models_position',
      help: 'How far the read models have come',
      read: () => readModels.position(),
    },
    {
      name: 'jalon_read_model_stopped',
      help: '1 for a read model that met an event it cannot take',
      read: () =>
        readModels.health().map(({ name, stopped }) => ({
          labels: { model: name },
          value: stopped === undefined ? 0 : 1,
        })),
    },
    perGroup('jalon_consumer_position', 'How far each consumer has heard', ({ position }) => position),
    perGroup(
      'jalon_consumer_lag_seconds',
      'How long the oldest event that a consumer works on has been in the log',
      ({ lagMs }) => lagMs / 1_000,
    ),
    perGroup(
      'jalon_consumer_stalled_seconds',
      'How long a consumer that is behind has done nothing; 0 when it is not behind',
      ({ behind, lastProgressAt }) => (behind ? since(lastProgressAt) : 0),
    ),
    perGroup(
      'jalon_consumer_parked',
      'Messages set aside with their cause, and those held back behind them',
      ({ parked, held }) => parked + held,
    ),
    perGroup(
      'jalon_consumer_oldest_parked_seconds',
      'How long the oldest message has been set aside',
      ({ oldestParkedAt }) => since(oldestParkedAt),
    ),
    perSource('jalon_deadlines_overdue', 'Deadlines fallen and not acted on', ({ overdue }) => overdue),
    perSource(
      'jalon_deadlines_oldest_overdue_seconds',
      'How long ago the oldest deadline fell that nobody has acted on',
      ({ oldestOverdue }) => since(oldestOverdue),
    ),
  ];
}

type Listener = ReturnType<Engines['bus']['health']>[number];
type Source = ReturnType<Engines['jobs']['health']>[number];

/** The figures of a log that lives in this process. */
export function figuresOfTheLog(store: Pick<SqliteEventStore, 'stats'>): readonly Gauge[] {
  return [
    {
      name: 'jalon_log_commits_total',
      help: 'Commits since the start',
      type: 'counter',
      read: () => store.stats().commits,
    },
    {
      name: 'jalon_log_events_total',
      help: 'Events written since the start',
      type: 'counter',
      read: () => store.stats().events,
    },
    { name: 'jalon_log_queue', help: 'Appends waiting for a commit', read: () => store.stats().queued },
  ];
}
