import type { EventStore, Recorded } from '@jalon/event-store';
import type { Asker, Instant } from '@jalon/kernel';
import { NotFound } from '../intents.errors.ts';
import { remainder, toOrder, toPay, toRecover } from './commitment-amounts.state.ts';
import {
  type CommitmentIntentName,
  commitmentHttpIntents,
  commitmentIntentRow,
  possibleIntents,
} from './commitment.commands.ts';
import { NotYourCommitment } from './commitment.errors.ts';
import type { CommitmentEvent } from './commitment.events.ts';
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

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
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
      possibleIntents: asOf === undefined ? possibilities(state, viewer) : [],
    };
  }

  /** Every fact, oldest first. @throws NotFound, NotYourCommitment */
  async history(id: string, viewer: Asker, asOf?: Instant): Promise<readonly HistoryEntry[]> {
    return (await this.#read(id, viewer, asOf)).entries;
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

function possibilities({ status }: OpenCommitment, { role }: Asker) {
  return possibleIntents[status].filter(isForPeople).flatMap((intent) => {
    const { roles, summary } = commitmentIntentRow(intent);
    return roles.some((allowed) => allowed === role) ? [{ intent, summary }] : [];
  });
}

function isForPeople(name: CommitmentIntentName): boolean {
  return Object.hasOwn(commitmentHttpIntents, name);
}
