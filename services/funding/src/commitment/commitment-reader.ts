import type { EventStore, Recorded } from '@jalon/event-store';
import type { Asker, Instant } from '@jalon/kernel';
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
import type { OpenCommitment } from './commitment.state.ts';
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
    { role, organisation }: Asker,
    asOf?: Instant,
  ): Promise<CommitmentSheet & { readonly state: OpenCommitment }> {
    let sheet = noSheet;
    const range = asOf === undefined ? {} : { until: asOf };
    for await (const page of this.#store.readStream(`commitment-${id}`, range).pages()) {
      // The stream is written by the commitment's decider alone.
      for (const fact of page as readonly Recorded<CommitmentEvent>[]) sheet = evolveSheet(sheet, fact);
    }
    const { state } = sheet;
    if (state.status === 'absent') throw new NotFound('commitment', id);
    if (role === 'porteur' && state.terms.beneficiary.id !== organisation) throw new NotYourCommitment();
    return { ...sheet, state };
  }
}
