import type { EventStore, Recorded } from '@jalon/event-store';
import { type Asker, type Comparison, type Instant, comparisonOf } from '@jalon/kernel';
import { NotFound } from '../intents.errors.ts';
import { remainder, toOrder, toPay, toRecover } from './commitment-amounts.state.ts';
import type { CommitmentIntent } from './commitment.commands.ts';
import type { CommitmentDesk } from './commitment-desk.ts';
import { NotYourCommitment } from './commitment.errors.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { type Possibility, askable, possibilityOf } from './commitment-possibilities.ts';
import {
  type CommitmentSheet,
  type HistoryEntry,
  evolveSheet,
  noSheet,
} from './commitment-sheet.projection.ts';
import { evolveCommitment } from './commitment-life.state.ts';
import { type Commitment, type OpenCommitment, noCommitment } from './commitment.state.ts';
import { balanceOf } from './liquidation/balance.ts';
import { requiredPieces } from './payment/required-pieces.policies.ts';

/** Reads one commitment off its own stream: its sheet and its history, now or as known at an instant. */
export class CommitmentReader {
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #desk: CommitmentDesk;

  constructor(store: Pick<EventStore, 'readStream'>, desk: CommitmentDesk) {
    this.#store = store;
    this.#desk = desk;
  }

  /** The state, what is left to do in figures (cents), and what the viewer could ask now. @throws NotFound, NotYourCommitment */
  async sheet(id: string, viewer: Asker, asOf?: Instant) {
    const { state, revision } = await this.#read(id, viewer, asOf);
    const { amounts } = state;
    return {
      id,
      revision,
      ...state,
      left: {
        toLiquidate: remainder(amounts),
        toOrder: toOrder(amounts),
        toPay: toPay(amounts),
        toRecover: toRecover(amounts),
      },
      balance: balanceOf(state),
      requiredPieces: requiredPieces(state),
      possibleIntents: asOf === undefined ? await this.#possibilities(id, state, viewer) : [],
    };
  }

  /** Every fact, oldest first. @throws NotFound, NotYourCommitment */
  async history(id: string, viewer: Asker, asOf?: Instant): Promise<readonly HistoryEntry[]> {
    return (await this.#read(id, viewer, asOf)).entries;
  }

  /** What was known at `since`, what is known at `asOf`, and the facts between. @throws NotFound, NotYourCommitment */
  async comparison(id: string, viewer: Asker, since: Instant, asOf?: Instant): Promise<Comparison> {
    const facts = await this.#facts(id, asOf);
    readable(id, facts.reduce(evolveCommitment, noCommitment), viewer);
    return comparisonOf(facts, since, {
      initial: noCommitment,
      evolve: evolveCommitment,
      shown: (state: Commitment) => (state.status === 'absent' ? {} : state),
    });
  }

  #possibilities(id: string, state: OpenCommitment, viewer: Asker): Promise<readonly Possibility[]> {
    return Promise.all(
      askable(state, viewer).map(async (intent) => {
        // Only the intent's name is looked at to gather the world of its standing rules.
        const asked = { intent } as CommitmentIntent;
        return possibilityOf(intent, state, await this.#desk.contextOf(id, asked, viewer, state));
      }),
    );
  }

  async #read(
    id: string,
    viewer: Asker,
    asOf?: Instant,
  ): Promise<CommitmentSheet & { readonly state: OpenCommitment }> {
    const sheet = (await this.#facts(id, asOf)).reduce(evolveSheet, noSheet);
    return { ...sheet, state: readable(id, sheet.state, viewer) };
  }

  async #facts(id: string, asOf: Instant | undefined): Promise<readonly Recorded<CommitmentEvent>[]> {
    const range = asOf === undefined ? {} : { until: asOf };
    const facts: Recorded<CommitmentEvent>[] = [];
    for await (const page of this.#store.readStream(`commitment-${id}`, range).pages()) {
      // The stream is written by the commitment's decider alone.
      for (const fact of page as readonly Recorded<CommitmentEvent>[]) facts.push(fact);
    }
    return facts;
  }
}

/** A commitment that is there, and that the viewer may see. @throws NotFound, NotYourCommitment */
function readable(id: string, state: Commitment, { role, organisation }: Asker): OpenCommitment {
  if (state.status === 'absent') throw new NotFound('commitment', id);
  if (role === 'porteur' && state.terms.beneficiary.id !== organisation) throw new NotYourCommitment();
  return state;
}
