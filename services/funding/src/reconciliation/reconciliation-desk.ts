import { type CommandEnvelope, type CommandResult, StreamTurns, derivedId } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import { decisionContext } from '../decision-context.ts';
import { NotFound } from '../intents.errors.ts';
import type { Ports } from '../ports.ts';
import type { BenchDocument, TheirLine } from './bench/bench-lines.projection.ts';
import type { Comparison } from './comparison.ts';
import { entailed } from './entailed-command.ts';
import { inTurns } from './in-turns.ts';
import { decisionOf, intentOfMatch, intentOfReversal, matchOf } from './line-effects.ts';
import type { OurOrder } from './matching/open-order.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { type ReconciliationStreams, sheetId } from './reconciliation-streams.ts';
import type { LineIntent, SheetIntent } from './sheet/sheet.commands.ts';
import { type SheetContext, judgeLine } from './sheet/sheet.decider.ts';
import type { AcceptedMatch } from './sheet/sheet.events.ts';
import { type LineFile, type Sheet, lineOf, proposedOrder } from './sheet/sheet.state.ts';

/** What became of one line of a bulk. */
export interface LineOutcome {
  readonly line: string;
  readonly done: boolean;
  /** Why not. */
  readonly refusal?: unknown;
}

/** What a bulk led to: every line is told as it comes, counts at the end. */
export interface BulkReport {
  readonly accepted: number;
  readonly refused: number;
}

interface Deed {
  readonly sheet: string;
  readonly key: string;
  readonly command: CommandEnvelope;
  readonly actor: Asker;
  readonly context: SheetContext;
}

/**
 * Where lines are decided on. The commitment is asked first, by a command whose id comes from the line: a decision that
 * is cut between the two is sent again, and finds the payment recorded. A line's money is never recorded twice.
 */
export class ReconciliationDesk {
  readonly #ports: Pick<Ports, 'store' | 'clock' | 'readModels'>;
  readonly #streams: ReconciliationStreams;
  readonly #lines: ReadModel<BenchDocument>;
  readonly #comparison: Comparison;
  readonly #payments: PaymentDesk;
  // What is decided on a sheet is decided in turn: a payment and its decision are two writes.
  readonly #turns = new StreamTurns();

  constructor(
    ports: Pick<Ports, 'store' | 'clock' | 'readModels'>,
    streams: ReconciliationStreams,
    lines: ReadModel<BenchDocument>,
    comparison: Comparison,
    payments: PaymentDesk,
  ) {
    this.#ports = ports;
    this.#streams = streams;
    this.#lines = lines;
    this.#comparison = comparison;
    this.#payments = payments;
  }

  /** Carries out what a person wants of a line. @throws the refusal, of the line or of its commitment; what the store throws */
  async act(
    key: string,
    asked: LineIntent,
    command: CommandEnvelope,
    actor: Asker,
  ): Promise<CommandResult<Sheet>> {
    const line = await this.#lines.get(key);
    if (line === undefined || line.state === 'unknown-there') throw new NotFound('extract-line', key);
    const sheet = sheetId(line.home, line.sheet);
    const context = await this.#contextFor(asked, command, actor);
    const deed: Deed = { sheet, key, command, actor, context };
    return this.#turns.run(sheet, () => this.#carryOut(deed, asked));
  }

  /**
   * Accepts lines of an extract together: those that are named, or every exact one that nobody has decided on. Each is
   * accepted or refused on its own. The same bulk again accepts nothing more.
   */
  async acceptTogether(
    extract: string,
    which: readonly string[] | 'exact',
    command: CommandEnvelope,
    actor: Asker,
    tell: (outcome: LineOutcome) => void,
  ): Promise<BulkReport> {
    const orders = await this.#comparison.ourOrders();
    const context = { ...decisionContext(this.#ports.clock, actor), recordedOn: recordedLines(orders) };
    const bySheet = new Map<string, string[]>();
    let [accepted, refused] = [0, 0];
    const count = (outcome: LineOutcome) => {
      if (outcome.done) accepted += 1;
      else refused += 1;
      tell(outcome);
    };
    for (const [line, found] of await this.#wanted(extract, which)) {
      if (found === undefined) count({ line, done: false, refusal: new NotFound('extract-line', line) });
      else {
        const id = sheetId(found.home, found.sheet);
        bySheet.set(id, [...(bySheet.get(id) ?? []), line]);
      }
    }
    await inTurns([...bySheet], ([sheet, keys]) =>
      this.#turns.run(sheet, () => this.#acceptOfSheet(sheet, keys, { command, actor, context }, count)),
    );
    return { accepted, refused };
  }

  async #wanted(
    extract: string,
    which: readonly string[] | 'exact',
  ): Promise<readonly (readonly [string, TheirLine | undefined])[]> {
    const filter =
      which === 'exact'
        ? { extracts: extract, exact: true, decision: 'undecided' }
        : { extracts: extract, id: { $in: which } };
    const { items } = await this.#lines.find({ filter, pageSize: mostOfABulk });
    const lines = new Map(
      items.flatMap((one): [string, TheirLine][] => (one.state === 'unknown-there' ? [] : [[one.id, one]])),
    );
    return (which === 'exact' ? [...lines.keys()] : which).map((key) => [key, lines.get(key)] as const);
  }

  async #acceptOfSheet(
    id: string,
    keys: readonly string[],
    { command, actor, context }: Omit<Deed, 'sheet' | 'key'>,
    count: (outcome: LineOutcome) => void,
  ): Promise<void> {
    const { sheets } = this.#streams;
    const { state } = await sheets.load(id);
    const once = entailed(command, `accept ${id}`);
    const nothingYet: SheetIntent = { intent: 'accept', matches: {}, how: 'bulk' };
    if ((await sheets.prepare(id, nothingYet, once, context)).kind === 'repeated') {
      for (const line of keys) count({ line, done: lineOf(state, line)?.status === 'accepted' });
      return;
    }
    const matches: Record<string, AcceptedMatch> = {};
    await inTurns(keys, async (key) => {
      try {
        matches[key] = await this.#record({ sheet: id, key, command, actor, context }, state, 'bulk');
      } catch (refusal) {
        count({ line: key, done: false, refusal });
      }
    });
    const done = Object.keys(matches);
    if (done.length === 0) return;
    await sheets.handle(id, { intent: 'accept', matches, how: 'bulk' }, once, context);
    for (const line of done) count({ line, done: true });
  }

  /** Decided first, without writing: what the sheet has seen is answered, what it refuses moves no money. */
  async #carryOut(deed: Deed, asked: LineIntent): Promise<CommandResult<Sheet>> {
    const { sheet, key, command, context } = deed;
    const { sheets } = this.#streams;
    const { state } = await sheets.load(sheet);
    const file = lineOf(state, key);
    if (file === undefined) throw new NotFound('extract-line', key);
    const decision = decisionOf(file, asked);
    const prepared = await sheets.prepare(sheet, decision, command, context);
    if (prepared.kind === 'repeated') return prepared.result;
    if (prepared.kind === 'refused') throw prepared.refusal;
    if (asked.intent === 'accept') await this.#record(deed, state, 'single', asked.day);
    if (asked.intent === 'reverse') await this.#withdraw(deed, file, asked.reason);
    return sheets.handle(sheet, decision, command, context);
  }

  /** Has the commitment record what the line says. @throws the line's refusal, or the commitment's */
  async #record(
    { key, command, actor, context }: Deed,
    state: Sheet,
    how: 'bulk' | 'single',
    day?: AcceptedMatch['day'],
  ): Promise<AcceptedMatch> {
    const refusal = judgeLine({ intent: 'accept', how }, state, key, context);
    const file = lineOf(state, key);
    const order = file && proposedOrder(file);
    if (refusal) throw refusal;
    if (file === undefined || order === undefined || state.status === 'absent')
      throw new NotFound('extract-line', key);
    const match = matchOf(file, order, day);
    const intent = intentOfMatch(state.extract, file, match);
    if (intent !== undefined) {
      const once = deedOf(command, `accept ${key} ${file.round}`);
      await this.#payments.handle(commitmentOf(order), intent, once, actor);
    }
    return match;
  }

  async #withdraw({ key, command, actor }: Deed, { match, round }: LineFile, reason: string): Promise<void> {
    const intent = match && intentOfReversal(match, reason);
    if (match === undefined || intent === undefined) return;
    await this.#payments.handle(
      commitmentOf(match.order),
      intent,
      deedOf(command, `reverse ${key} ${round}`),
      actor,
    );
  }

  async #contextFor(asked: LineIntent, command: CommandEnvelope, actor: Asker): Promise<SheetContext> {
    const context = decisionContext(this.#ports.clock, actor, command.occurredAt);
    if (asked.intent !== 'assign' && asked.intent !== 'accept') return context;
    const orders = await this.#comparison.ourOrders();
    if (asked.intent === 'accept') return { ...context, recordedOn: recordedLines(orders) };
    return { ...context, orderKind: orders.find(({ id }) => id === asked.order)?.kind };
  }
}

/** More lines than an extract has. */
const mostOfABulk = 1_000_000;

/** The orders on which lines are recorded, by the lines' keys. */
function recordedLines(orders: readonly OurOrder[]): ReadonlyMap<string, string> {
  return new Map(
    orders.flatMap(({ id, settlements }) =>
      settlements.flatMap(({ line }): [string, string][] => (line === undefined ? [] : [[line, id]])),
    ),
  );
}

/** The commitment's command: its id is the line's, whoever sends it and how often. */
function deedOf({ commandId, correlationId, actor }: CommandEnvelope, deed: string): CommandEnvelope {
  return {
    commandId: derivedId('extract-line', deed),
    correlationId: correlationId ?? commandId,
    causationId: commandId,
    actor,
  };
}

function commitmentOf(order: string): string {
  return order.slice(0, order.lastIndexOf('/'));
}
