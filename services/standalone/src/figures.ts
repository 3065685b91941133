import type { Gauge } from '@jalon/observability';
import type { EmbeddedEngines } from '@jalon/engines';

/** The figures of the embedded engines, for `/metrics`. */
export function figuresOf({ store, readModels, jobs, bus }: EmbeddedEngines): readonly Gauge[] {
  const stats = () => store.stats();
  return [
    {
      name: 'jalon_log_commits_total',
      help: 'Commits since the start',
      type: 'counter',
      read: () => stats().commits,
    },
    {
      name: 'jalon_log_events_total',
      help: 'Events written since the start',
      type: 'counter',
      read: () => stats().events,
    },
    { name: 'jalon_log_queue', help: 'Appends waiting for a commit', read: () => stats().queued },
    {
      name: 'jalon_read_models_position',
      help: 'How far the read models have come',
      read: () => readModels.position(),
    },
    {
      name: 'jalon_consumer_position',
      help: 'How far each consumer has heard',
      read: () => bus.health().map(({ group, position }) => ({ labels: { group }, value: position })),
    },
    {
      name: 'jalon_consumer_lag_seconds',
      help: 'How long the oldest event that a consumer works on has been in the log',
      read: () => bus.health().map(({ group, lagMs }) => ({ labels: { group }, value: lagMs / 1_000 })),
    },
    {
      name: 'jalon_consumer_parked',
      help: 'Messages set aside with their cause, and those held back behind them',
      read: () =>
        bus.health().map(({ group, parked, held }) => ({ labels: { group }, value: parked + held })),
    },
    {
      name: 'jalon_deadlines_overdue',
      help: 'Deadlines fallen and not acted on',
      read: () => jobs.health().map(({ source, overdue }) => ({ labels: { source }, value: overdue })),
    },
  ];
}
