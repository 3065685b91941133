import type { EventStore } from '@jalon/event-store';
import type { Clock, Instant } from '@jalon/kernel';
import type { ReadModel, ReadModels } from '@jalon/read-models';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import type { GrantDocument } from '../porteur-grants/grant-document.ts';
import type { ConventionIntent } from './convention.commands.ts';
import type { GrantGiven } from './convention-grounds.ts';
import type { ConventionContext } from './convention.policies.ts';

/** More than any body is ever granted. */
const everything = 100_000;

/** What a convention looks at beside itself. */
export interface ConventionNeighbours {
  readonly store: Pick<EventStore, 'lastPosition'>;
  readonly readModels: Pick<ReadModels, 'waitFor'>;
  readonly clock: Clock;
  readonly grants: ReadModel<GrantDocument>;
}

/** Gathers what the decider is told of the world: the grants that an intent names, and all that their bodies were granted. */
export class ConventionWorld {
  readonly #neighbours: ConventionNeighbours;

  constructor(neighbours: ConventionNeighbours) {
    this.#neighbours = neighbours;
  }

  /** @throws NotReachedInTime when the grants written before are not shown in time: a sum must not forget one. */
  async contextFor(
    dossier: string,
    asked: ConventionIntent,
    actor: DecisionContext['actor'],
    at?: Instant,
  ): Promise<ConventionContext> {
    const { store, readModels, clock, grants } = this.#neighbours;
    const bare = { dossier, ...decisionContext(clock, actor, at), named: [], record: [] };
    if (!('commitments' in asked)) return bare;
    await readModels.waitFor(await store.lastPosition());
    const found = await Promise.all(asked.commitments.map((id) => grants.get(id)));
    const named = found.filter((grant) => grant !== undefined);
    const bodies = [...new Set(named.map(({ beneficiary }) => beneficiary.id))];
    const { items } = await grants.find({
      filter: { 'beneficiary.id': { $in: bodies }, cancelled: false },
      pageSize: everything,
    });
    return { ...bare, named: named.map(given), record: items.map(given) };
  }
}

function given(grant: GrantDocument): GrantGiven {
  const { commitment, dossier, funder, year, granted: amount, nature, beneficiary } = grant;
  return { commitment, dossier, funder, year, amount, nature, beneficiary };
}
