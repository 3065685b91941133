import type { Recorded } from '@jalon/event-store';
import { type Cents, cents, noMoney, parisDay } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import { type CommitmentEvent, commitmentEventTypes } from '../commitment/commitment.events.ts';
import { type EnvelopeEvent, envelopeEventTypes } from '../envelope/envelope.events.ts';
import type { Account } from './chart-of-accounts.ts';
import {
  type KnownCommitment,
  commitmentEntries,
  knownAfter,
  nothingKnown,
} from './commitment-entries.projection.ts';
import { envelopeEntries } from './envelope-entries.projection.ts';
import type { JournalEntry } from './journal-entry.ts';

export type JournalFact = Recorded<EnvelopeEvent> | Recorded<CommitmentEvent>;

/** What passed on each side of an account, in cents. */
export interface Sides {
  readonly debit: Cents;
  readonly credit: Cents;
}

/** Account by account, what passed in one exercice. */
export type AccountSides = Readonly<Partial<Record<Account, Sides>>>;

/** What one envelope or one commitment brings to the trial balance. */
export interface SubjectBalances {
  /** Its stream: `envelope-etat.fipd.2016`, `commitment-D16-7K3M9Q.L1`. */
  readonly subject: string;
  readonly funder?: string;
  readonly dispositif?: string;
  /** Of the envelope; 0 until a fact says it. */
  readonly year: number;
  readonly known: KnownCommitment;
  /** By exercice. */
  readonly balances: Readonly<Record<string, AccountSides>>;
}

/** What a fact of a subject writes, given what its earlier ones said. */
export function entriesOf(subject: SubjectBalances, fact: JournalFact): readonly JournalEntry[] {
  return isOfEnvelope(fact)
    ? envelopeEntries(fact, subject.year)
    : commitmentEntries(subject.known, fact, parisDay(fact.metadata.occurredAt));
}

/** The subject after a fact of its own. */
export function afterFact(before: SubjectBalances | undefined, fact: JournalFact): SubjectBalances {
  const subject = before ?? blank(fact.stream);
  const terms = termsOf(fact);
  return {
    ...subject,
    ...terms,
    known: isOfEnvelope(fact) ? subject.known : knownAfter(subject.known, fact),
    balances: entriesOf(subject, fact).reduce(withEntry, subject.balances),
  };
}

/** Every type of fact that the journal reads. */
export const journalTypes: readonly JournalFact['type'][] = [...envelopeEventTypes, ...commitmentEventTypes];

/** Every envelope and every commitment, with what each account had from it, exercice by exercice. */
export const subjectBalances: Projection<SubjectBalances, JournalFact> = {
  name: 'trial-balance',
  version: 1,
  types: journalTypes,
  documentId: ({ stream }) => stream,
  evolve: afterFact,
};

function blank(subject: string): SubjectBalances {
  return { subject, year: 0, known: nothingKnown, balances: {} };
}

function isOfEnvelope(fact: JournalFact): fact is Recorded<EnvelopeEvent> {
  return fact.stream.startsWith('envelope-');
}

function termsOf({ type, data }: JournalFact): Partial<SubjectBalances> {
  if (type !== 'EnvelopeOpened' && type !== 'CommitmentOpened') return {};
  const { funder, dispositif, year } = data;
  return { funder, dispositif, year };
}

const nothing: Sides = { debit: noMoney, credit: noMoney };

function withEntry(
  balances: SubjectBalances['balances'],
  { debit, credit, amount, exercice }: JournalEntry,
): SubjectBalances['balances'] {
  const before = balances[exercice] ?? {};
  const debited = before[debit] ?? nothing;
  const credited = before[credit] ?? nothing;
  return {
    ...balances,
    [exercice]: {
      ...before,
      [debit]: { ...debited, debit: cents(debited.debit + amount) },
      [credit]: { ...credited, credit: cents(credited.credit + amount) },
    },
  };
}
