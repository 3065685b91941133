import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import {
  BeneficiaryCommand,
  CONVENTIONS,
  CommitmentCommand,
  CommitmentDesk,
  type CommitmentIntent,
  ConventionCommand,
  type ConventionDesk,
} from '@jalon/funding';
import { type Asker, type Day, parisDay } from '@jalon/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Cast } from '../cast.ts';
import { dayOf } from '../simulated-days.ts';
import { SeededRandom } from '../seeded-random.ts';
import { Accountant } from './accountant.ts';
import { complementaryUntil } from './budget-steps.ts';
import type { FundingAct, LineAct } from './funding-act.ts';
import { type OfficersDay, intentsFor } from './line-decisions.ts';

/** The first account proposed for a body. */
const firstProposal = 'A1';

/** Who asks, and under which command. */
interface Asking {
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;
}

/** The officers who look at one line after another, and the accountant who answers them. */
export class MoneyOfficers {
  readonly #bus: CommandBus;
  readonly #commitments: CommitmentDesk;
  readonly #conventions: ConventionDesk;
  readonly #cast: Cast;
  readonly #accountant: Accountant;
  #accountingNumbers = 0;
  #legalNumbers = 0;

  constructor(application: INestApplicationContext, cast: Cast, seed: number) {
    this.#bus = application.get(CommandBus);
    this.#commitments = application.get(CommitmentDesk);
    this.#conventions = application.get<ConventionDesk>(CONVENTIONS);
    this.#cast = cast;
    this.#accountant = new Accountant(new SeededRandom(`jalon/${String(seed)}/accountant`));
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

  /** The accountant's answers are entered, and the orders that were rejected are issued again. */
  async hearAccountant({ envelope, actor }: Asking): Promise<void> {
    const rejected: string[] = [];
    for (const [nth, { commitment, asked }] of this.#accountant.answersOn(todayOf(envelope)).entries()) {
      await this.#send(commitment, asked, { envelope: numbered(envelope, `answer-${String(nth)}`), actor });
      if (asked.intent === 'reject-payment-order') rejected.push(commitment);
    }
    for (const commitment of rejected) {
      const { state } = await this.#commitments.load(commitment);
      for (const [nth, intent] of intentsFor('order', state, this.#dayOf(envelope)).entries()) {
        const again = numbered(envelope, `again-${commitment}-${String(nth)}`);
        await this.#send(commitment, intent, { envelope: again, actor });
      }
    }
  }

  async #send(commitment: string, asked: CommitmentIntent, { envelope, actor }: Asking): Promise<void> {
    const { state } = await this.#bus.execute(new CommitmentCommand(commitment, asked, envelope, actor));
    if (state.status === 'absent') return;
    const on = todayOf(envelope);
    if (asked.intent === 'issue-payment-order') {
      const issued = state.orders.at(-1);
      if (issued) this.#accountant.receive({ commitment, order: issued.order, amount: issued.amount, on });
    }
    if (asked.intent === 'issue-recovery-order') {
      const issued = state.recoveries.at(-1);
      if (issued) {
        this.#accountant.receiveRecovery({
          commitment,
          recovery: issued.recovery,
          amount: issued.amount,
          on,
        });
      }
    }
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

function todayOf({ occurredAt }: CommandEnvelope): Day {
  if (occurredAt === undefined) throw new Error('In the demonstration every act has its hour');
  return parisDay(occurredAt);
}

/** The command of one of several acts that are one in the plan. */
function numbered(envelope: CommandEnvelope, nth: number | string): CommandEnvelope {
  return { ...envelope, commandId: derivedId(envelope.commandId, nth) };
}
