import { createHash } from 'node:crypto';
import {
  BenchReader,
  type BenchRow,
  Comparison,
  ExtractImporter,
  type LineIntent,
  type OurOrder,
  ReconciliationDesk,
} from '@jalon/funding';
import type { Day } from '@jalon/kernel';
import type { ReceivedFile } from '@jalon/received-file';
import { fileOf } from '../apart/carried.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { dayNumber, dayOf } from '../simulated-days.ts';
import { Accountant, type AccountantFile } from './accountant.ts';
import { type Asking, numbered, todayOf } from './asking.ts';
import type { Stage } from '../stage.ts';

type TheirLine = Exclude<BenchRow, { readonly state: 'unknown-there' }>;

/** The officer who takes in each file of the accountant, and decides on its lines. */
export class Reconciler {
  readonly #importer: ExtractImporter;
  readonly #comparison: Comparison;
  readonly #desk: ReconciliationDesk;
  readonly #bench: BenchReader;
  readonly #accountant: Accountant;

  constructor(application: Stage['application'], random: SeededRandom) {
    this.#importer = application.get(ExtractImporter);
    this.#comparison = application.get(Comparison);
    this.#desk = application.get(ReconciliationDesk);
    this.#bench = application.get(BenchReader);
    this.#accountant = new Accountant(random);
  }

  /**
   * Imports the file of the day, accepts the exact lines together, and looks at the others one by one.
   * @param look `later`: the doubtful lines stay on the bench, for whoever looks at the demonstration.
   * @returns the commitments of which an order was rejected, and the debts that are to be given up.
   */
  async reconcile(
    look: 'now' | 'later',
    { envelope, actor }: Asking,
  ): Promise<{ readonly rejected: readonly string[]; readonly givenUp: readonly OurOrder[] }> {
    const today = todayOf(envelope);
    const file = this.#accountant.fileOf(today, await this.#comparison.ourOrders());
    const givenUp = this.#accountant.givenUp();
    if (file === undefined) return { rejected: [], givenUp };
    const terms = { source: 'helios', period: periodUntil(today) };
    const { extract } = await this.#importer.import(received(file), terms, envelope, actor);
    await this.#desk.acceptTogether(extract, 'exact', numbered(envelope, 'exact'), actor, () => undefined);
    if (look === 'now') {
      for (const line of await this.#doubtful(extract)) {
        await this.#desk.act(line.id, decisionOn(line, today), numbered(envelope, line.id), actor);
      }
    }
    return { rejected: file.rejected, givenUp };
  }

  async #doubtful(extract: string): Promise<readonly TheirLine[]> {
    await this.#comparison.ourOrders(); // answers once the read models have come so far
    const { items } = await this.#bench.lines({ decision: ['undecided'], sort: ['line'] }, extract, {
      page: 1,
      pageSize: 10_000,
    });
    return items.filter((line) => line.state !== 'unknown-there');
  }
}

/** What an officer makes of a doubtful line: it is this payment all the same, or it is told to the accountant. */
function decisionOn({ state, findings, order }: TheirLine, today: Day): LineIntent {
  if (state !== 'matched' || order === undefined) {
    const reasons: Partial<Record<TheirLine['state'], string>> = {
      duplicate: 'Ligne en double.',
      'amount-differs': 'Montant erroné, signalé au comptable.',
      'unknown-here': 'Opération étrangère au programme.',
    };
    return { intent: 'reject', reason: reasons[state] ?? 'Signalé au comptable.' };
  }
  const misdated = findings.some((finding) => finding === 'wrong-year' || finding === 'unlikely-day');
  return { intent: 'accept', ...(misdated && { day: today }) };
}

/** The accountant has treated what was ordered in the fortnight before, some days ago. */
function periodUntil(today: Day) {
  return { from: dayOf(dayNumber(today) - 21), until: dayOf(dayNumber(today) - 7) };
}

/** A file as it is laid down when it comes. */
function received({ name, text }: AccountantFile): ReceivedFile {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return fileOf(
    { name, bytes: Buffer.byteLength(text), sha256, encoding: { name: 'utf-8', marked: false } },
    text,
  );
}
