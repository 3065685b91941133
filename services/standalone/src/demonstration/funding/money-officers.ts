import type { CommandEnvelope } from '@jalon/event-store';
import {
  BeneficiaryCommand,
  CONVENTIONS,
  CommitmentCommand,
  CommitmentDesk,
  type CommitmentIntent,
  ConventionCommand,
  type ConventionDesk,
} from '@jalon/funding';
import { CommandBus } from '@nestjs/cqrs';
import type { Cast } from '../cast.ts';
import { dayOf } from '../simulated-days.ts';
import { SeededRandom } from '../seeded-random.ts';
import { type Asking, numbered, todayOf } from './asking.ts';
import { complementaryUntil } from './budget-steps.ts';
import type { FundingAct, LineAct } from './funding-act.ts';
import { type OfficersDay, intentsFor } from './line-decisions.ts';
import { Reconciler } from './reconciler.ts';
import type { Stage } from '../stage.ts';

/** The first account proposed for a body. */
const firstProposal = 'A1';

/** The officers who look at one line after another, and who take in what the accountant answers. */
export class MoneyOfficers {
  readonly #bus: CommandBus;
  readonly #commitments: CommitmentDesk;
  readonly #conventions: ConventionDesk;
  readonly #cast: Cast;
  readonly #reconciler: Reconciler;
  #accountingNumbers = 0;
  #legalNumbers = 0;

  constructor(application: Stage['application'], cast: Cast, seed: number) {
    this.#bus = application.get(CommandBus);
    this.#commitments = application.get(CommitmentDesk);
    this.#conventions = application.get<ConventionDesk>(CONVENTIONS);
    this.#cast = cast;
    const chance = new SeededRandom(`jalon/${String(seed)}/accountant`);
    this.#reconciler = new Reconciler(application, chance);
  }

  /** What is to be done on a line, as it stands. */
  async atLine({ dossier, lineId, asked }: LineAct, { envelope, actor }: Asking): Promise<void> {
    const commitment = `${this.#cast.referenceOf(dossier)}.${lineId}`;
    const { state } = await this.#commitments.load(commitment);
    const schedule = await this.#conventions.scheduleOf(this.#cast.referenceOf(dossier));
    const advanceBp = schedule.find(({ kind }) => kind === 'advance')?.shareBp;
    for (const [nth, intent] of intentsFor(asked, state, this.#dayOf(envelope, advanceBp)).entries()) {
      await this.#send(commitment, intent, { envelope: numbered(envelope, nth), actor });
    }
  }

  /** Proposes the account of a body, or confirms it as another person. */
  async account(
    { body, asked }: Extract<FundingAct, { on: 'account' }>,
    { envelope, actor }: Asking,
  ): Promise<void> {
    const porteur = this.#cast.referenceOf(body);
    const intent =
      asked === 'confirm'
        ? ({ intent: 'confirm-account', proposal: firstProposal } as const)
        : ({ intent: 'propose-account', ...asked, evidence: 'RIB' } as const);
    await this.#bus.execute(new BeneficiaryCommand(porteur, intent, envelope, actor));
  }

  /** Agrees on the payments of the convention that a dossier is to have, if it is to have one. */
  async schedule(dossier: string, { envelope, actor }: Asking): Promise<void> {
    const id = this.#cast.referenceOf(dossier);
    const { state } = await this.#conventions.load(id);
    if (state.status !== 'drafted') return;
    const payments = [
      { kind: 'advance' as const, shareBp: 7_000, condition: 'À la signature' },
      { kind: 'balance' as const, shareBp: 3_000, condition: 'Au vu du compte rendu financier' },
    ];
    await this.#bus.execute(
      new ConventionCommand(id, { intent: 'agree-schedule', payments }, envelope, actor),
    );
  }

  /** The accountant's file is taken in, the orders that it rejects are issued again, some debts are given up. */
  async hearAccountant(look: 'now' | 'later', asking: Asking): Promise<void> {
    const { envelope, actor } = asking;
    const { rejected, givenUp } = await this.#reconciler.reconcile(look, asking);
    for (const commitment of rejected) {
      const { state } = await this.#commitments.load(commitment);
      for (const [nth, intent] of intentsFor('order', state, this.#dayOf(envelope)).entries()) {
        const again = numbered(envelope, `again-${commitment}-${String(nth)}`);
        await this.#send(commitment, intent, { envelope: again, actor });
      }
    }
    for (const { commitment, order: recovery } of givenUp) {
      const deliberation = { reference: `Admission en non-valeur ${recovery}`, date: todayOf(envelope) };
      const writtenOff = { envelope: numbered(envelope, `given-up-${recovery}`), actor };
      await this.#send(commitment, { intent: 'write-off-recovery', recovery, deliberation }, writtenOff);
    }
  }

  async #send(commitment: string, asked: CommitmentIntent, { envelope, actor }: Asking): Promise<void> {
    await this.#bus.execute(new CommitmentCommand(commitment, asked, envelope, actor));
  }

  #dayOf(envelope: CommandEnvelope, advanceBp?: number): OfficersDay {
    const today = todayOf(envelope);
    const exercice = Number(today.slice(0, 4));
    return {
      today,
      exercice,
      advanceBp,
      complementaryUntil: dayOf(complementaryUntil),
      nextAccountingNumber: () =>
        `EC-${String(exercice)}-${String(++this.#accountingNumbers).padStart(5, '0')}`,
      nextEj: () => String(2_100_000_000 + ++this.#legalNumbers),
    };
  }
}
