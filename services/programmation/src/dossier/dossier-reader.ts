import type { EventStore, Recorded } from '@jalon/event-store';
import { type Comparison, type Instant, comparisonOf } from '@jalon/kernel';
import type { DossierIntent } from './dossier.commands.ts';
import { DossierNotFound, NotYourDossier } from './dossier.errors.ts';
import type { DossierEvent } from './dossier.events.ts';
import { porteurOf } from './dossier.policies.ts';
import type { DossierDesk } from './dossier-desk.ts';
import { type HistoryEntry, evolveHistory, noHistory, visible } from './dossier-history.projection.ts';
import { type Knowledge, knowledgeAt } from './knowledge/knowledge.projection.ts';
import { type Possibility, askable, possibilityOf } from './dossier-possibilities.ts';
import { evolveDossier } from './dossier-life.state.ts';
import { type DossierSheet, evolveSheet } from './dossier-sheet.projection.ts';
import { type Dossier, noDossier } from './dossier.state.ts';
import type { Asker } from './dossier-world.ts';

/** Who reads the private notes of an instruction. */
const readsNotes: readonly string[] = ['instructeur', 'auditeur', 'admin'];

/** What a role may read of a dossier: all of it, or nothing but for one organisation; its private notes or not. */
export interface Reading {
  /** Only for this organisation, when it is not for everybody in the role. */
  readonly organisation?: string | undefined;
  readonly notes: boolean;
}

/** The rule by which every reading here is let through. A porteur sees its own dossiers only. */
export function readingOf(role: string, state: Dossier): Reading {
  return {
    ...(role === 'porteur' && { organisation: porteurOf(state) }),
    notes: readsNotes.includes(role),
  };
}

/** A sheet as one person may see it. */
export interface SheetView extends DossierSheet {
  readonly reference: string;
  /** What they could do now; nothing on a sheet of the past. */
  readonly possibleIntents: readonly Possibility[];
}

/** Reads one dossier off its own stream: its sheet and its history, now or as known at an instant. */
export class DossierReader {
  readonly #store: EventStore;
  readonly #desk: DossierDesk;

  constructor(store: EventStore, desk: DossierDesk) {
    this.#store = store;
    this.#desk = desk;
  }

  /** @throws DossierNotFound, NotYourDossier */
  async sheet(reference: string, viewer: Asker, asOf?: Instant): Promise<SheetView> {
    let sheet: DossierSheet | undefined;
    for await (const fact of this.#facts(reference, asOf)) sheet = evolveSheet(sheet, fact);
    if (!sheet) throw new DossierNotFound(reference);
    assertReadable(sheet.state, viewer);
    const { notes, ...chapters } = sheet.chapters;
    return {
      reference,
      ...sheet,
      chapters: notes && readsNotes.includes(viewer.role) ? { ...chapters, notes } : chapters,
      possibleIntents: asOf === undefined ? await this.#possibilities(reference, sheet.state, viewer) : [],
    };
  }

  /** Every fact, oldest first. @throws DossierNotFound, NotYourDossier */
  async history(reference: string, viewer: Asker, asOf?: Instant): Promise<readonly HistoryEntry[]> {
    let history = noHistory;
    for await (const fact of this.#facts(reference, asOf)) history = evolveHistory(history, fact);
    if (history.entries.length === 0) throw new DossierNotFound(reference);
    assertReadable(history.state, viewer);
    return readsNotes.includes(viewer.role)
      ? history.entries
      : history.entries.filter(({ type }) => type !== 'NoteWritten');
  }

  /** What was known at `since`, what is known at `asOf`, and the facts between. @throws DossierNotFound, NotYourDossier */
  async comparison(reference: string, viewer: Asker, since: Instant, asOf?: Instant): Promise<Comparison> {
    const facts: Recorded<DossierEvent>[] = [];
    for await (const fact of this.#facts(reference, asOf)) facts.push(fact);
    if (facts.length === 0) throw new DossierNotFound(reference);
    assertReadable(facts.reduce(evolveDossier, noDossier), viewer);
    const fold = { initial: noDossier, evolve: evolveDossier, shown: visible };
    const comparison = comparisonOf<Dossier, Recorded<DossierEvent>>(facts, since, fold);
    if (readsNotes.includes(viewer.role)) return comparison;
    return { ...comparison, facts: comparison.facts.filter(({ type }) => type !== 'NoteWritten') };
  }

  /** What was known at an instant, and what was not yet. For the auditor, who sees every note. @throws DossierNotFound */
  async knowledge(reference: string, at: Instant): Promise<Knowledge> {
    const facts: Recorded<DossierEvent>[] = [];
    for await (const fact of this.#facts(reference)) facts.push(fact);
    if (facts.length === 0) throw new DossierNotFound(reference);
    return knowledgeAt(facts, at);
  }

  async *#facts(reference: string, asOf?: Instant) {
    const range = asOf === undefined ? {} : { until: asOf };
    for await (const page of this.#store.readStream(`dossier-${reference}`, range).pages()) {
      // The stream is written by the dossier's decider alone.
      yield* page as readonly Recorded<DossierEvent>[];
    }
  }

  async #possibilities(reference: string, state: Dossier, viewer: Asker): Promise<readonly Possibility[]> {
    return Promise.all(
      askable(state, viewer).map(async (intent) => {
        // Only the intent's name is looked at to gather the world of a dossier that exists.
        const asked = { intent } as DossierIntent;
        return possibilityOf(intent, state, await this.#desk.contextOf(reference, asked, viewer, state));
      }),
    );
  }
}

function assertReadable(state: Dossier, { role, organisation }: Asker): void {
  const reading = readingOf(role, state);
  if ('organisation' in reading && reading.organisation !== organisation) throw new NotYourDossier();
}
