import type { Position } from '@jalon/event-store';
import { type Cents, type Clock, type Day, type Instant, noMoney, parisDay } from '@jalon/kernel';
import type { Found, ReadModel } from '@jalon/read-models';
import type { BeneficiaryDesk } from '../beneficiary/beneficiary.handlers.ts';
import { accountOf, proposalOf } from '../beneficiary/beneficiary.state.ts';
import { availableAuthority, creditsOf, unspentCredits } from '../envelope/envelope-figures.state.ts';
import type { Envelopes } from '../envelope/envelope.handlers.ts';
import type { Envelope } from '../envelope/envelope.state.ts';
import type { Exercices } from '../exercice/exercice.handlers.ts';
import type { RegisteredCommitment } from '../ledger/commitment-register.projection.ts';
import { rulesInForce } from '../reference/legal-rules.ts';
import { byUrgency } from './finance-worklist.ts';
import type { WorkItem } from './work-item.ts';
import { workOf } from './work-of-commitment.ts';
import type { WorkWorld } from './work-world.ts';

/** More commitments than a programme ever has. */
const everything = 1_000_000;

/** On these nothing is ever to do again. */
const closed = ['imported', 'released', 'lapsed', 'cancelled', 'recovered', 'written-off'];

/** What the worklist looks at beside the register. */
export interface WorklistNeighbours {
  readonly envelopes: Envelopes;
  readonly exercices: Exercices;
  readonly beneficiaries: Pick<BeneficiaryDesk, 'load'>;
}

/** What is to do, the most urgent first, and when it was looked at. */
export interface Work {
  readonly today: Day;
  readonly items: readonly WorkItem[];
  readonly position: Position;
}

/** Finds what is to do on every commitment, now or as it was at an instant. */
export class WorklistReader {
  readonly #clock: Clock;
  readonly #register: ReadModel<RegisteredCommitment>;
  readonly #neighbours: WorklistNeighbours;

  constructor(clock: Clock, register: ReadModel<RegisteredCommitment>, neighbours: WorklistNeighbours) {
    this.#clock = clock;
    this.#register = register;
    this.#neighbours = neighbours;
  }

  /** Every work item of these funders (of all when none is named), the most urgent first. */
  async read(funders: readonly string[] | undefined, asOf: Instant | undefined): Promise<Work> {
    const found = await this.#register.find({
      filter: { status: { $nin: closed } },
      pageSize: everything,
      ...(asOf !== undefined && { asOf }),
    });
    const world = await this.#worldOf(found, asOf);
    const items = found.items
      .filter(({ funder }) => funders === undefined || funders.includes(funder))
      .flatMap((commitment) => workOf(commitment, world))
      .sort(byUrgency);
    return { today: world.today, items, position: found.position };
  }

  async #worldOf({ items }: Found<RegisteredCommitment>, asOf: Instant | undefined): Promise<WorkWorld> {
    const { envelopes, exercices, beneficiaries } = this.#neighbours;
    const today = parisDay(asOf ?? this.#clock.now());
    const year = Number(today.slice(0, 4));
    const known = await loaded(
      items,
      ({ envelope }) => envelope,
      async (id) => (await envelopes.load(id, asOf)).state,
    );
    // The year that ended takes orders until its complementary period is over.
    const years = await loaded(
      [year - 1, year],
      String,
      async (id) => (await exercices.load(id, asOf)).state.status,
    );
    const waiting = items.filter(({ state }) => state.liquidations.some(({ order }) => order === undefined));
    const accounts = await loaded(
      waiting,
      ({ beneficiary }) => beneficiary.id,
      async (id) => {
        const { state } = await beneficiaries.load(id, asOf);
        if (proposalOf(state)) return 'unconfirmed' as const;
        return accountOf(state) ? ('confirmed' as const) : ('none' as const);
      },
    );
    const overdue = Map.groupBy(
      items.filter(({ reportDueOn }) => reportDueOn !== undefined && reportDueOn < today),
      ({ beneficiary }) => beneficiary.id,
    );
    return {
      today,
      rules: rulesInForce(today),
      openExercices: [year - 1, year].filter((one) => takesOrders(years.get(String(one)))),
      availableAuthority: (id) => moneyIn(known.get(id), ({ authority }) => availableAuthority(authority)),
      unspentCredits: (id, exercice) =>
        moneyIn(known.get(id), (envelope) => unspentCredits(creditsOf(envelope, exercice))),
      accountOf: (id) => accounts.get(id) ?? 'none',
      overdueDossiersOf: (id) => (overdue.get(id) ?? []).map(({ dossier }) => dossier),
    };
  }
}

/** Loads once what several items name. */
async function loaded<Item, Value>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  load: (id: string) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const ids = [...new Set(items.map(idOf))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await load(id)] as const)));
}

function takesOrders(status: string | undefined): boolean {
  return status === 'open' || status === 'complementary';
}

function moneyIn(
  envelope: Envelope | undefined,
  of: (open: Extract<Envelope, { readonly status: 'open' }>) => Cents,
): Cents {
  return envelope?.status === 'open' ? of(envelope) : noMoney;
}
