import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { CommitmentEvent } from '../../commitment/commitment.events.ts';
import type { ExtractEvent, MissingOrder } from '../extract/extract.events.ts';
import type { Verdict } from '../matching/verdict.ts';
import type { ExtractLine } from '../reading/extract-line.ts';
import type { AcceptedMatch, SheetEvent } from '../sheet/sheet.events.ts';

type Settled = Extract<
  CommitmentEvent,
  { readonly type: 'PaymentRecorded' | 'PaymentOrderRejected' | 'RecoveryCollected' }
>;
type Fact = Recorded<SheetEvent | Extract<ExtractEvent, { readonly type: 'OrdersNotFound' }> | Settled>;

interface Seen {
  readonly id: string;
  /** The extracts that have it. */
  readonly extracts: readonly string[];
  /** The exercice that it says, else that of its order, else the year of its day. */
  readonly budgetYear: number;
}

/** A line of the accountant's, with what was said and decided of it. */
export interface TheirLine extends Seen, Omit<ExtractLine, 'key'> {
  readonly state: Verdict['state'] | 'not-compared';
  readonly decision: 'undecided' | 'accepted' | 'rejected';
  /** The extract that read it first, and the sheet: what is decided of it is decided there. */
  readonly home: string;
  readonly sheet: number;
  /** The order proposed by the comparison. */
  readonly proposed?: string;
  /** The order proposed, or chosen by a person. */
  readonly order?: string;
  readonly assigned: boolean;
  readonly score: number;
  readonly exact: boolean;
  readonly findings: Verdict['findings'];
  readonly reasons: readonly string[];
  readonly difference?: number;
  readonly candidates: Verdict['candidates'];
  readonly ruleset?: number;
  readonly match?: AcceptedMatch;
  /** The last who decided, and why when they said it. */
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly why?: string;
}

/** An order of ours that a file of its period does not speak of; gone once it is paid or rejected. */
export interface OurMissingOrder extends Seen, Omit<MissingOrder, 'amount'> {
  readonly state: 'unknown-there';
  readonly decision: 'undecided';
  readonly order: string;
  readonly score: 0;
  readonly exact: false;
  readonly amount: number;
}

export type BenchDocument = TheirLine | OurMissingOrder;

const missingId = (order: string) => `M-${order}`;

/** The reconciliation bench: every line of every extract, and every order that a file should speak of and does not. */
export const benchLines: Projection<BenchDocument, Fact> = {
  name: 'reconciliation-bench',
  version: 1,
  types: [
    'ExtractLinesRead',
    'LinesCompared',
    'MatchAccepted',
    'MatchRejected',
    'MatchAssigned',
    'MatchReversed',
    'OrdersNotFound',
    'PaymentRecorded',
    'PaymentOrderRejected',
    'RecoveryCollected',
  ],
  textFields: ['beneficiary', 'reference', 'ej', 'order', 'siret'],
  lookups: ['extracts'],
  documentId(fact) {
    switch (fact.type) {
      case 'ExtractLinesRead':
        return [...Object.keys(fact.data.lines), ...Object.keys(fact.data.recognised)];
      case 'LinesCompared':
        return Object.keys(fact.data.verdicts);
      case 'MatchAccepted':
        return Object.keys(fact.data.lines);
      case 'MatchRejected':
      case 'MatchAssigned':
      case 'MatchReversed':
        return fact.data.line;
      case 'OrdersNotFound':
        return Object.keys(fact.data.orders).map(missingId);
      default:
        return missingId(settledOrder(fact));
    }
  },
  evolve(before, fact, id) {
    if (fact.type === 'ExtractLinesRead') return read(before, fact.data, id);
    if (fact.type === 'OrdersNotFound') return missing(before, fact, id);
    if (before === undefined) return undefined;
    if (before.state === 'unknown-there') return undefined; // it is settled, or rejected: it is known there
    return decided(before, fact, id);
  },
};

function settledOrder({ stream, ...fact }: Recorded<Settled>): string {
  const order = fact.type === 'RecoveryCollected' ? fact.data.recovery : fact.data.order;
  return `${stream.slice('commitment-'.length)}/${order}`;
}

function read(
  before: BenchDocument | undefined,
  { extract, sheet, lines }: Extract<SheetEvent, { readonly type: 'ExtractLinesRead' }>['data'],
  id: string,
): BenchDocument | undefined {
  if (before !== undefined) return { ...before, extracts: withOne(before.extracts, extract) };
  const line = lines[id];
  if (line === undefined) return undefined;
  const { key: _, ...content } = line;
  return {
    id,
    extracts: [extract],
    budgetYear: content.exercice ?? yearOf(content.day),
    home: extract,
    sheet,
    ...content,
    state: 'not-compared',
    decision: 'undecided',
    assigned: false,
    score: 0,
    exact: false,
    findings: [],
    reasons: [],
    candidates: [],
  };
}

function missing(
  before: BenchDocument | undefined,
  { stream, data }: Recorded<Extract<ExtractEvent, { readonly type: 'OrdersNotFound' }>>,
  id: string,
): BenchDocument | undefined {
  const extract = stream.slice('extract-'.length);
  const order = id.slice(missingId('').length);
  const facts = data.orders[order];
  if (facts === undefined) return before;
  return {
    id,
    extracts: withOne(before?.extracts ?? [], extract),
    budgetYear: facts.exercice,
    ...facts,
    state: 'unknown-there',
    decision: 'undecided',
    order,
    score: 0,
    exact: false,
  };
}

type DecidingFact = Exclude<Fact, { readonly type: 'ExtractLinesRead' | 'OrdersNotFound' }>;

function decided(before: TheirLine, fact: DecidingFact, id: string): TheirLine {
  switch (fact.type) {
    case 'LinesCompared': {
      const verdict = fact.data.verdicts[id];
      if (verdict === undefined) return before;
      const { proposed: _proposed, difference: _difference, ...line } = before;
      const compared = { ...line, ...definedOf(verdict), ruleset: fact.data.ruleset };
      return inItsYear(before.assigned ? compared : asProposed(compared));
    }
    case 'MatchAccepted': {
      const match = fact.data.lines[id];
      if (match === undefined) return before;
      return { ...before, ...by(fact.data.by.name, fact.metadata.occurredAt), decision: 'accepted', match };
    }
    case 'MatchRejected': {
      const { by: person, reason: why } = fact.data;
      const who = by(person.name, fact.metadata.occurredAt);
      return { ...asProposed(before), ...who, decision: 'rejected', why };
    }
    case 'MatchAssigned': {
      const { by: person, order } = fact.data;
      const who = by(person.name, fact.metadata.occurredAt);
      return inItsYear({ ...before, ...who, decision: 'undecided', order, assigned: true });
    }
    case 'MatchReversed': {
      const { match: _reversed, ...line } = before;
      const { by: person, reason: why } = fact.data;
      const who = by(person.name, fact.metadata.occurredAt);
      return { ...asProposed(line), ...who, decision: 'undecided', why };
    }
    default:
      return before;
  }
}

/** A verdict without what it does not say: an absent field is absent. */
function definedOf({ order, difference, ...verdict }: Verdict) {
  return {
    ...verdict,
    ...(order !== undefined && { proposed: order }),
    ...(difference !== undefined && { difference }),
  };
}

/** What a person chose is put aside: the order is the proposed one again. */
function asProposed({ order: _chosen, ...line }: TheirLine): TheirLine {
  const { proposed } = line;
  return { ...line, assigned: false, ...(proposed !== undefined && { order: proposed }) };
}

/** An order's number begins with its exercice: `…/2016-00042`, `…/T2016-00003`. */
function inItsYear(line: TheirLine): TheirLine {
  const year = line.order === undefined ? undefined : /\/T?([0-9]{4})-[0-9]+$/.exec(line.order)?.[1];
  return { ...line, budgetYear: line.exercice ?? (year === undefined ? yearOf(line.day) : Number(year)) };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function by(name: string, at: string): { readonly decidedBy: string; readonly decidedAt: string } {
  return { decidedBy: name, decidedAt: at };
}

function withOne(all: readonly string[], one: string): readonly string[] {
  return all.includes(one) ? all : [...all, one];
}
