import type { CommandEnvelope } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import { decisionContext } from '../decision-context.ts';
import { NotFound } from '../intents.errors.ts';
import type { Ports } from '../ports.ts';
import { type CommitmentOrders, ordersOf } from './bench/open-orders.projection.ts';
import { entailed } from './entailed-command.ts';
import { inTurns } from './in-turns.ts';
import type { MissingOrder } from './extract/extract.events.ts';
import type { ReceivedExtract } from './extract/extract.state.ts';
import { type Comparison as Compared, compareLines } from './matching/compare-lines.ts';
import { matchingRules } from './matching/matching-rules.ts';
import type { OurOrder } from './matching/open-order.ts';
import type { Verdict } from './matching/verdict.ts';
import { type ReconciliationStreams, sheetId } from './reconciliation-streams.ts';
import type { LineFile, Sheet } from './sheet/sheet.state.ts';

/** How far it has come, in lines. */
export interface ComparisonStep {
  readonly stage: 'comparing';
  readonly rows: number;
  readonly of: number;
}

type ReadSheet = Extract<Sheet, { readonly status: 'read' }>;

const missingOfAnEvent = 200;
const patienceMs = 30_000;

/**
 * Compares an extract's lines with our orders as they are now, and writes what it says anew. Lines that somebody has
 * decided on are left alone; those that another extract had read first are compared together with the others, and what
 * is said of them is written where they are.
 */
export class Comparison {
  readonly #ports: Pick<Ports, 'store' | 'clock' | 'readModels'>;
  readonly #streams: ReconciliationStreams;
  readonly #orders: ReadModel<CommitmentOrders>;

  constructor(
    ports: Pick<Ports, 'store' | 'clock' | 'readModels'>,
    streams: ReconciliationStreams,
    orders: ReadModel<CommitmentOrders>,
  ) {
    this.#ports = ports;
    this.#streams = streams;
    this.#orders = orders;
  }

  /** @throws NotFound; NotReachedInTime when read models are very late */
  async run(
    extract: string,
    command: CommandEnvelope,
    actor: Asker,
    tell: (step: ComparisonStep) => void = () => undefined,
  ): Promise<ReceivedExtract> {
    const { state } = await this.#streams.extracts.load(extract);
    if (state.status === 'absent') throw new NotFound('extract', extract);
    const sheets = await this.#sheetsOf(extract, state.received.sheets);
    const here = linesOf(extract, sheets);
    const orders = await this.ourOrders();
    const { receivedOn, period } = state.received;
    const undecided = here.filter(({ status }) => status === 'undecided');
    const spokenOf = new Set(
      here.flatMap((file) =>
        file.status === 'accepted' ? (file.match?.order ?? []) : (file.assigned ?? []),
      ),
    );
    const compared = compareLines(
      undecided.map(({ line }) => line),
      orders,
      { receivedOn, ...period },
      spokenOf,
    );
    await this.#write(sheets, compared, command, actor, tell);
    const recognised = [...sheets.values()]
      .filter((sheet) => sheet.extract === extract)
      .reduce((count, sheet) => count + Object.keys(sheet.recognised).length, 0);
    return this.#conclude(extract, { compared, here, orders, recognised }, command, actor);
  }

  /** Every order of ours, as it is now. */
  async ourOrders(): Promise<readonly OurOrder[]> {
    const { store, readModels } = this.#ports;
    await readModels.waitFor(await store.lastPosition(), patienceMs);
    const all = await this.#orders.all();
    return all.flatMap(({ document }) => ordersOf(document));
  }

  /** The sheets of an extract, and those of others on which its lines are. By their id. */
  async #sheetsOf(extract: string, count: number): Promise<ReadonlyMap<string, ReadSheet>> {
    const sheets = new Map<string, ReadSheet>();
    const wanted = new Set(Array.from({ length: count }, (_, nth) => sheetId(extract, nth)));
    for (const id of wanted) {
      const { state } = await this.#streams.sheets.load(id);
      if (state.status === 'absent') continue; // an import that was cut short: the same file again goes on
      sheets.set(id, state);
      for (const home of Object.values(state.recognised)) wanted.add(sheetId(home.extract, home.sheet));
    }
    return sheets;
  }

  async #write(
    sheets: ReadonlyMap<string, ReadSheet>,
    { verdicts }: Compared,
    command: CommandEnvelope,
    actor: Asker,
    tell: (step: ComparisonStep) => void,
  ): Promise<void> {
    const byKey = new Map<string, Verdict>();
    for (const [line, verdict] of verdicts) byKey.set(line.key, verdict);
    const context = decisionContext(this.#ports.clock, actor, command.occurredAt);
    let [done, written] = [0, 0];
    await inTurns([...sheets], async ([id, sheet]) => {
      const ofSheet = Object.keys(sheet.lines).flatMap((key): [string, Verdict][] => {
        const verdict = byKey.get(key);
        return verdict === undefined ? [] : [[key, verdict]];
      });
      if (ofSheet.length > 0) {
        const asked = {
          intent: 'compare',
          ruleset: matchingRules.version,
          verdicts: asCarried(ofSheet),
        } as const;
        await this.#streams.sheets.handle(id, asked, entailed(command, `compare ${id}`), context);
      }
      done += ofSheet.length;
      if (++written % toldEvery === 0) tell({ stage: 'comparing', rows: done, of: verdicts.size });
    });
    tell({ stage: 'comparing', rows: done, of: verdicts.size });
  }

  async #conclude(
    extract: string,
    {
      compared,
      here,
      orders,
      recognised,
    }: {
      readonly compared: Compared;
      readonly here: readonly LineFile[];
      readonly orders: readonly OurOrder[];
      readonly recognised: number;
    },
    command: CommandEnvelope,
    actor: Asker,
  ): Promise<ReceivedExtract> {
    const context = decisionContext(this.#ports.clock, actor, command.occurredAt);
    const { extracts } = this.#streams;
    const facts = new Map(orders.map((order) => [order.id, order]));
    const missing = compared.notFound.flatMap(({ order }): [string, MissingOrder][] => {
      const ours = facts.get(order);
      return ours === undefined ? [] : [[order, missingOrder(ours)]];
    });
    for (let from = 0; from < missing.length; from += missingOfAnEvent) {
      const some = Object.fromEntries(missing.slice(from, from + missingOfAnEvent));
      const once = entailed(command, `missing ${from}`);
      await extracts.handle(extract, { intent: 'note-missing', orders: some }, once, context);
    }
    const states: Record<string, number> = {};
    let exact = 0;
    for (const file of here) {
      const verdict = compared.verdicts.get(file.line) ?? file.verdict;
      if (verdict === undefined) continue;
      states[verdict.state] = (states[verdict.state] ?? 0) + 1;
      if (verdict.exact) exact += 1;
    }
    const { state } = await extracts.handle(
      extract,
      {
        intent: 'note-comparison',
        ruleset: matchingRules.version,
        states,
        exact,
        recognised,
        notFound: missing.length,
      },
      entailed(command, 'compared'),
      context,
    );
    if (state.status === 'absent') throw new Error('An extract that was compared is not there');
    return state;
  }
}

const toldEvery = 20;

/** The lines of a file, wherever they are. */
function linesOf(extract: string, sheets: ReadonlyMap<string, ReadSheet>): readonly LineFile[] {
  const lines: LineFile[] = [];
  for (const sheet of sheets.values()) {
    if (sheet.extract !== extract) continue;
    lines.push(...Object.values(sheet.lines));
    for (const [key, home] of Object.entries(sheet.recognised)) {
      const file = sheets.get(sheetId(home.extract, home.sheet))?.lines[key];
      if (file !== undefined) lines.push(file);
    }
  }
  return lines;
}

function missingOrder({
  exercice,
  number,
  amount,
  remaining,
  issuedOn,
  beneficiary,
}: OurOrder): MissingOrder {
  const { name, siret } = beneficiary;
  return {
    exercice,
    number,
    amount,
    remaining,
    issuedOn,
    beneficiary: name,
    ...(siret !== undefined && { siret }),
  };
}

/** Verdicts as an event carries them. */
function asCarried(verdicts: readonly (readonly [string, Verdict])[]) {
  return Object.fromEntries(
    verdicts.map(([key, { findings, reasons, candidates, ...verdict }]) => [
      key,
      { ...verdict, findings: [...findings], reasons: [...reasons], candidates: [...candidates] },
    ]),
  );
}
