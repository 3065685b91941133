import type { Actor, Position, Recorded, Revision } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { PorteurIdentity } from '../dossier.events.ts';
import type { DossierEvent, DossierEventType } from '../dossier.events.ts';
import type { DossierEntry } from '../dossier-entry.ts';
import { dossierRegister } from '../dossier-register.projection.ts';
import { type FigureQuestion, contributionTo } from './figure-question.ts';

type Fact = Recorded<DossierEvent>;

/** A fact that moved a figure of a campaign, and by how much: cents, or a count. */
export interface FigureFact {
  readonly dossier: string;
  readonly title: string;
  readonly porteur: PorteurIdentity;
  readonly revision: Revision;
  readonly position: Position;
  readonly type: DossierEventType;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  readonly correlationId: string;
  readonly change: number;
  /** The figure once the fact is counted, as far as the dossiers told here make it. */
  readonly after: number;
}

/**
 * The facts of some dossiers that moved a figure, in the order of the log: their changes add up to what these dossiers
 * bring to the figure. A dossier that enters a group by a change of state enters it with its amounts.
 */
export function figureFacts(
  dossiers: readonly (readonly Fact[])[],
  question: FigureQuestion,
): readonly FigureFact[] {
  const moved = dossiers
    .flatMap((facts) => movesOf(facts, question))
    .sort((one, other) => one.position - other.position);
  let after = 0;
  return (question.measure === 'porteurs' ? firstOfEachPorteur(moved) : moved).map((fact) => {
    after += fact.change;
    return { ...fact, after };
  });
}

type Move = Omit<FigureFact, 'after'>;

function movesOf(facts: readonly Fact[], question: FigureQuestion): readonly Move[] {
  const contribution = contributionTo(question);
  let entry: DossierEntry | undefined;
  let before = 0;
  return facts.flatMap((fact) => {
    const { stream, revision, position, type, recordedAt, metadata } = fact;
    const dossier = stream.slice('dossier-'.length);
    entry = dossierRegister.evolve(entry, fact, dossier);
    const now = contribution(entry);
    const change = now - before;
    before = now;
    if (change === 0 || entry === undefined) return [];
    const { title, porteur } = entry;
    const { occurredAt, actor: by, correlationId } = metadata;
    const told = { revision, position, type, occurredAt, recordedAt, by, correlationId, change };
    return [{ dossier, title, porteur, ...told }];
  });
}

/** A porteur counts with its first dossier; a deposited dossier is counted for good. */
function firstOfEachPorteur(moves: readonly Move[]): readonly Move[] {
  const known = new Set<string>();
  return moves.filter(({ porteur: { id } }) => {
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
}
