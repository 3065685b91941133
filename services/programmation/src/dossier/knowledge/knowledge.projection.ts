import type { Actor, Recorded, Revision } from '@jalon/event-store';
import { type Day, type Instant, endOfParisDay, parisDay, reasonIn } from '@jalon/kernel';
import type { DossierEvent, DossierEventType } from '../dossier.events.ts';
import { evolveDossier } from '../dossier-life.state.ts';
import { type Dossier, noDossier } from '../dossier.state.ts';
import { effectiveDayOf } from './effective-day.ts';

/** A fact by both its dates: when it took effect, and when the log learned it (instants in UTC). */
export interface DatedFact {
  readonly revision: Revision;
  readonly type: DossierEventType;
  readonly by: Actor;
  readonly occurredAt: Instant;
  /** The day that the fact itself states, when it is before the one it was declared at: a payment in the books. */
  readonly effectiveOn?: Day;
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly why?: string;
  readonly standing: Standing;
}

/** `known`: the log held it. `unsaid`: it had taken effect, and nothing said so yet. `to-come`: neither. */
export type Standing = 'known' | 'unsaid' | 'to-come';

/** Somebody whose act the log already held: they had the dossier in hand, whatever they were allowed to read. */
export interface KnownActor {
  readonly by: Actor;
  readonly acts: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** What the log can say of an instant. It records acts: of who read, it knows nothing. */
export interface Knowledge {
  /** The dossier as it was known. */
  readonly state: Dossier;
  readonly facts: readonly DatedFact[];
  readonly actors: readonly KnownActor[];
}

/** What was known of a dossier at an instant, what had happened without being known, and who had acted on it. */
export function knowledgeAt(facts: readonly Recorded<DossierEvent>[], at: Instant): Knowledge {
  const known = facts.filter(({ recordedAt }) => recordedAt <= at);
  return {
    state: known.reduce(evolveDossier, noDossier),
    facts: facts.map((fact) => dated(fact, at)),
    actors: actorsOf(known),
  };
}

function dated(
  { revision, type, data, recordedAt, metadata }: Recorded<DossierEvent>,
  at: Instant,
): DatedFact {
  const { actor: by, occurredAt, correlationId } = metadata;
  const why = reasonIn(data);
  const effectiveOn = earlierDay({ type, data } as DossierEvent, occurredAt);
  // A day has no hour: a fact that states one had happened when that day was over.
  const happenedAt = effectiveOn === undefined ? occurredAt : endOfParisDay(effectiveOn);
  const standing = recordedAt <= at ? 'known' : happenedAt <= at ? 'unsaid' : 'to-come';
  return {
    revision,
    type,
    by,
    occurredAt,
    ...(effectiveOn !== undefined && { effectiveOn }),
    recordedAt,
    correlationId,
    ...(why !== undefined && { why }),
    standing,
  };
}

function earlierDay(fact: DossierEvent, occurredAt: Instant): Day | undefined {
  const stated = effectiveDayOf(fact);
  return stated !== undefined && stated < parisDay(occurredAt) ? stated : undefined;
}

function actorsOf(known: readonly Recorded<DossierEvent>[]): readonly KnownActor[] {
  const hands = Map.groupBy(known, ({ metadata: { actor } }) =>
    [actor.id, actor.role, actor.organisation ?? ''].join(' '),
  );
  return [...hands.values()].flatMap((acts) => {
    const [first] = acts;
    const last = acts.at(-1);
    if (first === undefined || last === undefined) return [];
    const { recordedAt: firstAt, metadata } = first;
    return [{ by: metadata.actor, acts: acts.length, firstAt, lastAt: last.recordedAt }];
  });
}
