import type { Actor, Recorded } from '@jalon/event-store';
import { type Instant, type Json, canonicalJson } from '@jalon/kernel';
import type { DossierEvent, DossierEventType } from './dossier.events.ts';
import { evolveDossier } from './dossier-life.state.ts';
import { type Dossier, noDossier } from './dossier.state.ts';

type Fact = Recorded<DossierEvent>;

/** A field that a fact changed: `lines.L1.programmed`, from nothing to 2500000. */
export interface FieldChange {
  readonly field: string;
  readonly from?: Json;
  readonly to?: Json;
}

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
  const why = reasonOf(data);
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

/** Why, in the words of who did it: the facts call it reason or ground, and an opinion has its comment. */
function reasonOf(data: DossierEvent['data']): string | undefined {
  const said = data as Readonly<Record<string, unknown>>;
  for (const word of ['reason', 'ground', 'comment']) {
    const text = said[word];
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** The state as people name its fields: the file and the draft are not levels of their own. */
function visible(state: Dossier): Readonly<Record<string, unknown>> {
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

/** The leaves that differ between two values, in the order of their names. */
export function changesBetween(before: unknown, after: unknown, field = ''): FieldChange[] {
  if (before === after) return [];
  if (isBranch(before) || isBranch(after)) {
    const old = branchesOf(before);
    const young = branchesOf(after);
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].sort();
    return names.flatMap((name) =>
      changesBetween(old[name], young[name], field === '' ? name : `${field}.${name}`),
    );
  }
  if (canonicalJson(before) === canonicalJson(after)) return [];
  return [
    {
      field,
      ...(before !== undefined && { from: before as Json }),
      ...(after !== undefined && { to: after as Json }),
    },
  ];
}

function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** The members of a value; those of a list go by their own id when they have one, else by their place. */
function branchesOf(value: unknown): Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) {
    return Object.fromEntries(
      value.map((member: unknown, place) => [idOf(member) ?? String(place + 1), member]),
    );
  }
  return isBranch(value) ? (value as Record<string, unknown>) : {};
}

function idOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return undefined;
  if ('lineId' in member && typeof member.lineId === 'string') return member.lineId;
  return 'opinionId' in member && typeof member.opinionId === 'string' ? member.opinionId : undefined;
}
