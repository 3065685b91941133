import type { EventStore, Position } from '@jalon/event-store';
import type { Found, ReadModel } from '@jalon/read-models';
import { NotFound } from '../intents.errors.ts';
import { type AccountEntry, type JournalQuestion, accountEntries } from './account-entries.ts';
import { type Account, chartOfAccounts } from './chart-of-accounts.ts';
import type { SubjectBalances } from './subject-balances.projection.ts';
import { type TrialBalance, trialBalanceOf } from './trial-balance.ts';
import { type UnreadFact, UnreadFacts } from './unread-facts.ts';

/** More envelopes and commitments than a programme ever has. */
const everything = 1_000_000;

export interface ReadTrialBalance extends TrialBalance {
  /** Facts that the journal could not read: the figures are then not the whole truth. */
  readonly unread: readonly UnreadFact[];
  readonly position: Position;
}

/** Answers the trial balance, and for each of its figures the facts behind it. */
export class TrialBalanceReader {
  readonly #store: EventStore;
  readonly #model: ReadModel<SubjectBalances>;
  readonly #unread: UnreadFacts;

  constructor(store: EventStore, model: ReadModel<SubjectBalances>) {
    this.#store = store;
    this.#model = model;
    this.#unread = new UnreadFacts(store);
  }

  async read({
    exercice,
    funder,
    dispositif,
    asOf,
  }: Omit<JournalQuestion, 'account'>): Promise<ReadTrialBalance> {
    const { items, position } = await this.#model.find({
      filter: { ...(funder !== undefined && { funder }), ...(dispositif !== undefined && { dispositif }) },
      pageSize: everything,
      ...(asOf !== undefined && { asOf }),
    });
    const unread = await this.#unread.until(asOf);
    return { ...trialBalanceOf(items, exercice), unread, position };
  }

  /** A page of the entries of an account. @throws NotFound when the chart has no such account */
  async entries(
    account: string,
    question: Omit<JournalQuestion, 'account'>,
    { page, pageSize }: { readonly page: number; readonly pageSize: number },
  ): Promise<Found<AccountEntry>> {
    if (!isAccount(account)) throw new NotFound('account', account);
    const position = await this.#store.lastPosition();
    const all = await accountEntries(this.#store, { account, ...question });
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return { items, total: all.length, page, pageSize, facets: {}, position };
  }
}

function isAccount(name: string): name is Account {
  return Object.hasOwn(chartOfAccounts, name);
}
