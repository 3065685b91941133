import type { Actor, Recorded } from '@jalon/event-store';
import { type FieldChange, type Instant, changesBetween, reasonIn } from '@jalon/kernel';
import type { DossierEvent, DossierEventType } from './dossier.events.ts';
import { evolveDossier } from './dossier-life.state.ts';
import { type Dossier, noDossier } from './dossier.state.ts';

type Fact = Recorded<DossierEvent>;

/** One fact of the history: what, who, when it took effect and when it was known, why, and what it changed. */
export interface HistoryEntry {
  readonly revision: number;
  readonly type: DossierEventType;
  readonly version: number;
  readonly by: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly causationId: string;
  readonly why?: string;
  readonly data: DossierEvent['data'];
  readonly changes: readonly FieldChange[];
}

/** The history so far and the state it leads to. */
export interface DossierHistory {
  readonly state: Dossier;
  readonly entries: readonly HistoryEntry[];
}

/** The history after one more fact of the dossier's stream. */
export function evolveHistory({ state, entries }: DossierHistory, fact: Fact): DossierHistory {
  const after = evolveDossier(state, fact);
  const { revision, type, version, data, recordedAt } = fact;
  const { actor: by, occurredAt, correlationId, causationId } = fact.metadata;
  const why = reasonIn(data);
  const entry: HistoryEntry = {
    revision,
    type,
    version,
    by,
    occurredAt,
    recordedAt,
    correlationId,
    causationId,
    ...(why !== undefined && { why }),
    data,
    changes: changesBetween(visible(state), visible(after)),
  };
  return { state: after, entries: [...entries, entry] };
}

export const noHistory: DossierHistory = { state: noDossier, entries: [] };

/** The state as people name its fields: the file and the draft are not levels of their own. */
export function visible(state: Dossier): Readonly<Record<string, unknown>> {
  if (state.status === 'absent') return {};
  if ('file' in state) {
    const { file, ...stage } = state;
    const { contents, ...facts } = file;
    const { lines: _requestedLines, ...written } = contents;
    return { ...written, ...facts, ...stage };
  }
  const { identity, ...rest } = state;
  if (rest.status !== 'draft') return { ...identity, ...rest };
  return { ...identity, ...rest.contents, status: rest.status };
}
