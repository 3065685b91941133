import { type Json, canonicalJson } from './json.ts';
import type { Instant } from './clock.ts';

/** A field that changed: `lines.L1.programmed`, from nothing to 2500000. */
export interface FieldChange {
  readonly field: string;
  readonly from?: Json;
  readonly to?: Json;
}

/** A field of one of two values, or of both, and whether they say the same of it. */
export interface ComparedField extends FieldChange {
  readonly differs: boolean;
}

/** Every leaf of two values side by side, in the order of their names. */
export function comparedFields(before: unknown, after: unknown, field = ''): ComparedField[] {
  if (isBranch(before) || isBranch(after)) {
    const old = branchesOf(before);
    const young = branchesOf(after);
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].sort();
    return names.flatMap((name) =>
      comparedFields(old[name], young[name], field === '' ? name : `${field}.${name}`),
    );
  }
  if (before === undefined && after === undefined) return [];
  return [
    {
      field,
      ...(before !== undefined && { from: before as Json }),
      ...(after !== undefined && { to: after as Json }),
      differs: before !== after && canonicalJson(before) !== canonicalJson(after),
    },
  ];
}

/** The leaves that differ between two values, in the order of their names. */
export function changesBetween(before: unknown, after: unknown): FieldChange[] {
  return before === after
    ? []
    : comparedFields(before, after)
        .filter(({ differs }) => differs)
        .map(({ differs: _differs, ...change }) => change);
}

/** What a comparison looks at of a fact that the log holds. */
export interface ComparableFact {
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
  readonly recordedAt: Instant;
  readonly metadata: {
    readonly actor: { readonly id: string; readonly role: string; readonly organisation?: string };
    readonly occurredAt: Instant;
    readonly correlationId: string;
  };
}

/** A fact between two instants, and the fields that it changed. */
export interface FactBetween extends Pick<ComparableFact, 'revision' | 'type' | 'recordedAt'> {
  readonly by: ComparableFact['metadata']['actor'];
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly why?: string;
  readonly changes: readonly FieldChange[];
}

/** A subject as it was known at two instants, and the facts that led from the one to the other. */
export interface Comparison {
  /** A field that differs names the facts between that touched it, by their revisions. */
  readonly fields: readonly (ComparedField & { readonly facts: readonly number[] })[];
  readonly facts: readonly FactBetween[];
}

/**
 * Compares what was known of a subject at `since` with what its facts lead to.
 * @param facts of one subject, oldest first, up to the second instant
 * @param shown a state as people name its fields; nothing of a subject that is not there yet
 */
export function comparisonOf<State, Fact extends ComparableFact>(
  facts: readonly Fact[],
  since: Instant,
  {
    initial,
    evolve,
    shown,
  }: {
    readonly initial: State;
    readonly evolve: (state: State, fact: Fact) => State;
    readonly shown: (state: State) => unknown;
  },
): Comparison {
  const split = facts.findIndex(({ recordedAt }) => recordedAt > since);
  const known = split === -1 ? facts : facts.slice(0, split);
  const learned = split === -1 ? [] : facts.slice(split);
  let state = known.reduce(evolve, initial);
  const before = shown(state);
  let last = before;
  const between = learned.map((fact): FactBetween => {
    state = evolve(state, fact);
    const now = shown(state);
    const changes = changesBetween(last, now);
    last = now;
    const { revision, type, recordedAt, metadata, data } = fact;
    const { actor: by, occurredAt, correlationId } = metadata;
    const why = reasonIn(data);
    const told = { revision, type, recordedAt, by, occurredAt, correlationId, changes };
    return why === undefined ? told : { ...told, why };
  });
  const touched = Map.groupBy(
    between.flatMap(({ revision, changes }) => changes.map(({ field }) => ({ field, revision }))),
    ({ field }) => field,
  );
  const fields = comparedFields(before, last).map((one) => ({
    ...one,
    facts: one.differs ? (touched.get(one.field) ?? []).map(({ revision }) => revision) : [],
  }));
  return { fields, facts: between };
}

/** Why, in the words of who did it: facts call it reason or ground, and an opinion has its comment. */
export function reasonIn(data: unknown): string | undefined {
  const said = isBranch(data) ? (data as Readonly<Record<string, unknown>>) : {};
  for (const word of ['reason', 'ground', 'comment', 'basis']) {
    const text = said[word];
    if (typeof text === 'string') return text;
  }
  return undefined;
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
  if (!isBranch(member)) return undefined;
  const { lineId, opinionId } = member as Readonly<Record<string, unknown>>;
  return [lineId, opinionId].find((id) => typeof id === 'string');
}
