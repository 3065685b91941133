import type { EventStore, Recorded, Revision } from '@jalon/event-store';
import { type Comparison, type Instant, comparisonOf } from '@jalon/kernel';
import type { Found, Query, ReadModel } from '@jalon/read-models';
import { NotFound } from '../intents.errors.ts';
import {
  type Consumption,
  type Movement,
  consumptionOf,
  movementsOf,
} from './consumption/envelope-consumption.projection.ts';
import type { EnvelopeDesk } from './envelope-desk.ts';
import { type EnvelopeFact, type FigureQuestion, envelopeFacts } from './envelope-facts.projection.ts';
import { type EnvelopeView, figuresView, viewOf } from './envelope-view.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { type EnvelopeDocument, envelopes } from './envelopes.projection.ts';

/** More envelopes than a programme ever has. */
const everything = 100_000;

/** Shows envelopes: the list with the sums of children, one balance at any instant, who consumed it. */
export class EnvelopeReader {
  readonly #store: EventStore;
  readonly #desk: EnvelopeDesk;
  readonly #model: ReadModel<EnvelopeDocument>;

  constructor(store: EventStore, desk: EnvelopeDesk, model: ReadModel<EnvelopeDocument>) {
    this.#store = store;
    this.#desk = desk;
    this.#model = model;
  }

  async list(query: Query): Promise<Found<EnvelopeView>> {
    const [found, everyone] = await Promise.all([this.#model.find(query), this.#everyone(query.asOf)]);
    return { ...found, items: found.items.map((envelope) => viewOf(envelope, everyone)) };
  }

  /** The balance now, or at an instant: its own figures are folded from its stream, never late. @throws NotFound */
  async balance(
    envelope: string,
    asOf?: Instant,
  ): Promise<{ readonly view: EnvelopeView; readonly revision: Revision }> {
    const { state, revision } = await this.#desk.load(envelope, asOf);
    if (state.status === 'absent') throw new NotFound('envelope', envelope);
    return { view: viewOf(state, await this.#everyone(asOf)), revision };
  }

  /** @throws NotFound */
  async consumption(envelope: string, asOf?: Instant): Promise<Consumption> {
    return consumptionOf(await this.#facts(envelope, asOf));
  }

  /** @throws NotFound */
  async movements(envelope: string, asOf?: Instant): Promise<readonly Movement[]> {
    return movementsOf(await this.#facts(envelope, asOf));
  }

  /** The facts of its stream, or those that moved one figure. @throws NotFound */
  async facts(envelope: string, question: FigureQuestion, asOf?: Instant): Promise<readonly EnvelopeFact[]> {
    return envelopeFacts(await this.#facts(envelope, asOf), question);
  }

  /** What was known at `since`, what is known at `asOf`, and the facts between. @throws NotFound */
  async comparison(envelope: string, since: Instant, asOf?: Instant): Promise<Comparison> {
    const facts = await this.#facts(envelope, asOf);
    return comparisonOf<EnvelopeDocument | undefined, Recorded<EnvelopeEvent>>(facts, since, {
      initial: undefined,
      evolve: (document, fact) => envelopes.evolve(document, fact, envelope),
      shown: shownOf,
    });
  }

  async #facts(envelope: string, asOf?: Instant): Promise<readonly Recorded<EnvelopeEvent>[]> {
    const facts: Recorded<EnvelopeEvent>[] = [];
    const range = asOf === undefined ? {} : { until: asOf };
    for await (const page of this.#store.readStream(`envelope-${envelope}`, range).pages()) {
      // The stream is written by the envelope's decider alone.
      for (const fact of page as readonly Recorded<EnvelopeEvent>[]) facts.push(fact);
    }
    if (facts.length === 0) throw new NotFound('envelope', envelope);
    return facts;
  }

  async #everyone(asOf: Instant | undefined): Promise<readonly EnvelopeDocument[]> {
    const { items } = await this.#model.find({ pageSize: everything, ...(asOf !== undefined && { asOf }) });
    return items;
  }
}

/** An envelope's terms and every figure that follows from its own; nothing before it is opened. */
function shownOf(document: EnvelopeDocument | undefined): object {
  if (document === undefined) return {};
  const { authority: _own, credits: _ofEach, available: _shown, updatedAt: _when, ...terms } = document;
  const { authority, credits } = figuresView(document);
  // Each exercice by its year: the next one takes no other's place.
  const byExercice = credits.map(({ exercice, ...figures }) => [exercice, figures] as const);
  return { ...terms, authority, credits: Object.fromEntries(byExercice) };
}
