import type { EventStore, Recorded } from '@jalon/event-store';
import { type Comparison, type Instant, comparedFields } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import { type CampaignFigures, type Figure, figuresOf, uncounted } from '../campaign-figures.ts';
import type { DossierEvent } from '../dossier.events.ts';
import type { DossierEntry } from '../dossier-entry.ts';
import { type FigureFact, figureFacts } from './figure-facts.projection.ts';
import { type FigureQuestion, contributionTo } from './figure-question.ts';

/** More than a campaign holds. */
const everything = 100_000;

/** Reads a campaign's figures, at any instant, and takes each of them back to the facts that made it. */
export class FigureReader {
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #register: Pick<ReadModel<DossierEntry>, 'find'>;

  constructor(store: Pick<EventStore, 'readStream'>, register: Pick<ReadModel<DossierEntry>, 'find'>) {
    this.#store = store;
    this.#register = register;
  }

  async figures(campaign: string, asOf?: Instant): Promise<CampaignFigures> {
    return figuresOf(campaign, await this.#counted(campaign, asOf));
  }

  /**
   * Every figure at both dates. The facts between are those of hundreds of dossiers: each figure that differs is asked
   * for its own (`facts`, `since`).
   */
  async comparison(campaign: string, since: Instant, asOf?: Instant): Promise<Comparison> {
    const [before, after] = await Promise.all([this.figures(campaign, since), this.figures(campaign, asOf)]);
    const fields = comparedFields(byName(before), byName(after));
    return { fields: fields.map((field) => ({ ...field, facts: [] })), facts: [] };
  }

  /**
   * The facts that made the figure as it was known at `asOf`: their changes add up to it; those after `since` alone add
   * up to what it moved by since then. Told of the dossiers that count in it at one end or the other: what one brought
   * and took away again in between makes nothing of it.
   */
  async facts(
    campaign: string,
    question: FigureQuestion,
    { asOf, since }: { readonly asOf?: Instant | undefined; readonly since?: Instant | undefined },
  ): Promise<readonly FigureFact[]> {
    const contribution = contributionTo(question);
    const [now, then] = await Promise.all([
      this.#counted(campaign, asOf),
      since === undefined ? [] : this.#counted(campaign, since),
    ]);
    const counting = [...then, ...now].filter((entry) => contribution(entry) !== 0);
    const references = [...new Set(counting.map(({ reference }) => reference))];
    const dossiers = await Promise.all(references.map((reference) => this.#factsOf(reference, asOf)));
    const facts = figureFacts(dossiers, question);
    return since === undefined ? facts : facts.filter(({ recordedAt }) => recordedAt > since);
  }

  async #counted(campaign: string, asOf: Instant | undefined): Promise<readonly DossierEntry[]> {
    const { items } = await this.#register.find({
      filter: { campaign, status: { $nin: uncounted } },
      pageSize: everything,
      ...(asOf !== undefined && { asOf }),
    });
    return items;
  }

  async #factsOf(reference: string, asOf: Instant | undefined): Promise<readonly Recorded<DossierEvent>[]> {
    const range = asOf === undefined ? {} : { until: asOf };
    const facts: Recorded<DossierEvent>[] = [];
    for await (const page of this.#store.readStream(`dossier-${reference}`, range).pages()) {
      // The stream is written by the dossier's decider alone.
      for (const fact of page as readonly Recorded<DossierEvent>[]) facts.push(fact);
    }
    return facts;
  }
}

/** The figures by their names: `status.closed.granted`. A line that has no dossier counts nothing. */
function byName({ total, porteurs, valueOfFundedActions, ...figures }: CampaignFigures): object {
  const lines = (all: readonly Figure[]) =>
    Object.fromEntries(all.map(({ key, ...figure }) => [key, figure]));
  return {
    total: { ...total, porteurs, valueOfFundedActions },
    status: lines(figures.byStatus),
    theme: lines(figures.byTheme),
    territory: lines(figures.byTerritory),
    commune: lines(figures.byCommune),
    funder: lines(figures.byFunder),
    dispositif: lines(figures.byDispositif),
  };
}
