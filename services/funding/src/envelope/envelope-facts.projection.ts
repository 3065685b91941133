import type { Actor, Recorded, Revision } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { evolveFigures, noFigures } from './envelope-figures.state.ts';
import { type FiguresView, figuresView } from './envelope-view.ts';
import type { EnvelopeEvent } from './envelope.events.ts';

/** A figure of an envelope: `authority.committed`, or `credits.consumed` of an exercice. */
export interface FigureChange {
  readonly figure: string;
  /** Of payment credits. */
  readonly exercice?: number;
  /** In cents; negative when the figure went down. */
  readonly change: number;
  /** The figure once the fact is counted. */
  readonly after: number;
}

/** A fact of an envelope, and every figure that it moved. */
export interface EnvelopeFact {
  readonly revision: Revision;
  readonly type: EnvelopeEvent['type'];
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  readonly data: EnvelopeEvent['data'];
  readonly changes: readonly FigureChange[];
}

/** What is asked of the facts: those that moved one figure. */
export interface FigureQuestion {
  readonly figure?: string | undefined;
  readonly exercice?: number | undefined;
}

/**
 * The facts of an envelope in the order of its stream, each with what it changed: the changes of one figure add up to
 * it, so that any figure on a screen can be taken back to them.
 */
export function envelopeFacts(
  facts: readonly Recorded<EnvelopeEvent>[],
  { figure, exercice }: FigureQuestion = {},
): readonly EnvelopeFact[] {
  let figures = noFigures;
  let before = placesOf(figuresView(figures));
  return facts.flatMap((fact) => {
    figures = evolveFigures(figures, fact);
    const after = placesOf(figuresView(figures));
    const changes = changesBetween(before, after).filter(
      (one) =>
        (figure === undefined || one.figure === figure) &&
        (exercice === undefined || one.exercice === exercice),
    );
    before = after;
    if (changes.length === 0 && (figure !== undefined || exercice !== undefined)) return [];
    const { revision, type, recordedAt, metadata, data } = fact;
    const { occurredAt, actor: by } = metadata;
    return [{ revision, type, occurredAt, recordedAt, by, data, changes }];
  });
}

type Places = ReadonlyMap<string, Omit<FigureChange, 'change'>>;

/** Every figure of a view by its name, payment credits by exercice as well. */
function placesOf({ authority, credits }: FiguresView): Places {
  const places = new Map<string, Omit<FigureChange, 'change'>>();
  for (const [name, after] of Object.entries<number>({ ...authority }))
    places.set(name, { figure: `authority.${name}`, after });
  for (const { exercice, ...figures } of credits) {
    for (const [name, after] of Object.entries<number>(figures))
      places.set(`${exercice} ${name}`, { figure: `credits.${name}`, exercice, after });
  }
  return places;
}

function changesBetween(before: Places, after: Places): readonly FigureChange[] {
  return [...after].flatMap(([name, { after: amount, ...place }]) => {
    const change = amount - (before.get(name)?.after ?? 0);
    return change === 0 ? [] : [{ ...place, change, after: amount }];
  });
}
