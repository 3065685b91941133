import type { EventStore } from '@jalon/event-store';
import type { Cents, Instant } from '@jalon/kernel';
import { type Account, chartOfAccounts } from './chart-of-accounts.ts';
import {
  type JournalFact,
  type SubjectBalances,
  afterFact,
  entriesOf,
  journalTypes,
} from './subject-balances.projection.ts';
import { journalStreams } from './unread-facts.ts';

/** One movement of an account, and the fact of the log behind it. */
export interface AccountEntry {
  readonly account: Account;
  readonly exercice: number;
  /** In cents; one of the two is nothing. */
  readonly debit?: Cents;
  readonly credit?: Cents;
  /** The account that takes the other side. */
  readonly counterpart: Account;
  readonly counterpartLabel: string;
  /** The stream of the fact, its revision there, its place in the log. */
  readonly subject: string;
  readonly revision: number;
  readonly position: number;
  readonly type: JournalFact['type'];
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly by: string;
}

/** What is asked of the journal: the same questions as of the trial balance. */
export interface JournalQuestion {
  readonly account: Account;
  readonly exercice?: number | undefined;
  readonly funder?: string | undefined;
  readonly dispositif?: string | undefined;
  readonly asOf?: Instant | undefined;
}

/** The entries of an account, read off the log itself, in its order: the read model is proved, not believed. */
export async function accountEntries(
  store: EventStore,
  question: JournalQuestion,
): Promise<readonly AccountEntry[]> {
  const { asOf } = question;
  const subjects = new Map<string, SubjectBalances>();
  const found: AccountEntry[] = [];
  const filter = { streamPrefixes: journalStreams, types: journalTypes };
  const range = { filter, ...(asOf !== undefined && { until: asOf }) };
  for await (const page of store.readAll(range).pages()) {
    // Streams of these names are written by the two deciders alone, in these types.
    for (const fact of page as readonly JournalFact[]) {
      const before = subjects.get(fact.stream);
      const after = afterFact(before, fact);
      subjects.set(fact.stream, after);
      if (isAskedFor(after, question)) found.push(...entriesIn(before ?? after, fact, question));
    }
  }
  return found;
}

export function isAskedFor(
  { funder, dispositif }: SubjectBalances,
  asked: Pick<JournalQuestion, 'funder' | 'dispositif'>,
): boolean {
  return (
    (asked.funder === undefined || funder === asked.funder) &&
    (asked.dispositif === undefined || dispositif === asked.dispositif)
  );
}

function entriesIn(
  subject: SubjectBalances,
  fact: JournalFact,
  { account, exercice }: JournalQuestion,
): readonly AccountEntry[] {
  return entriesOf(subject, fact)
    .filter((entry) => exercice === undefined || entry.exercice === exercice)
    .filter(({ debit, credit }) => debit === account || credit === account)
    .map((entry) => {
      const isDebit = entry.debit === account;
      const counterpart = isDebit ? entry.credit : entry.debit;
      return {
        account,
        exercice: entry.exercice,
        ...(isDebit ? { debit: entry.amount } : { credit: entry.amount }),
        counterpart,
        counterpartLabel: chartOfAccounts[counterpart].label,
        subject: fact.stream,
        revision: fact.revision,
        position: fact.position,
        type: fact.type,
        occurredAt: fact.metadata.occurredAt,
        recordedAt: fact.recordedAt,
        by: fact.metadata.actor.id,
      };
    });
}
