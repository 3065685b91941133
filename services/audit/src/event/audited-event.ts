import type { RecordedEvent } from '@jalon/event-store';
import type { CsvColumn } from '@jalon/http';
import { canonicalJson } from '@jalon/kernel';
import type { Json } from '@jalon/kernel';

/** An event as the auditor is shown it: everything the log holds of it. */
export interface AuditedEvent extends Omit<RecordedEvent, 'position'> {
  readonly position: string;
  /** What kind of subject it is about: `dossier`. */
  readonly category: string;
}

export function audited(event: RecordedEvent): AuditedEvent {
  return { ...event, position: String(event.position), category: categoryOf(event.stream) };
}

/** The first word of a stream's name: `dossier-D16-7K3M9Q` is about a dossier. */
export function categoryOf(stream: string): string {
  const hyphen = stream.indexOf('-');
  return hyphen === -1 ? stream : stream.slice(0, hyphen);
}

/** The history as a spreadsheet opens it: one event a line, its data as they are kept. */
export const eventColumns: readonly CsvColumn<AuditedEvent>[] = [
  { header: 'position', value: ({ position }) => position },
  { header: 'sujet', value: ({ stream }) => stream },
  { header: 'révision', value: ({ revision }) => String(revision) },
  { header: 'fait', value: ({ type }) => type },
  { header: 'pris effet le', value: ({ metadata }) => metadata.occurredAt },
  { header: 'su le', value: ({ recordedAt }) => recordedAt },
  { header: 'acteur', value: ({ metadata }) => metadata.actor.id },
  { header: 'rôle', value: ({ metadata }) => metadata.actor.role },
  { header: 'organisation', value: ({ metadata }) => metadata.actor.organisation },
  { header: 'corrélation', value: ({ metadata }) => metadata.correlationId },
  { header: 'cause', value: ({ metadata }) => metadata.causationId },
  { header: 'commande', value: ({ metadata }) => metadata.commandId },
  { header: 'données', value: ({ data }) => canonicalJson(data as Json) },
];
