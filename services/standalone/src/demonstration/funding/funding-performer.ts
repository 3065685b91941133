import { type Principal, askerOf } from '@jalon/auth';
import type { CommandEnvelope } from '@jalon/event-store';
import {
  EnvelopeCommand,
  ExerciceClosing,
  ExerciceCommand,
  FinancingPlanCommand,
  TaxAbatementCommand,
} from '@jalon/funding';
import { CommandBus } from '@nestjs/cqrs';
import type { Cast } from '../cast.ts';
import type { FundingAct } from './funding-act.ts';
import { MoneyOfficers } from './money-officers.ts';
import type { Stage } from '../stage.ts';

/** Sends what the plan does with money as commands, through the bus that the screens use. */
export class FundingPerformer {
  readonly #bus: CommandBus;
  readonly #closing: ExerciceClosing;

  readonly #officers: MoneyOfficers;

  constructor(application: Stage['application'], cast: Cast, seed: number) {
    this.#bus = application.get(CommandBus);
    this.#closing = application.get(ExerciceClosing);
    this.#officers = new MoneyOfficers(application, cast, seed);
  }

  /** Carries out one act. @throws the refusal: the demonstration obeys the rules, so it stops. */
  async perform(act: FundingAct, principal: Principal, envelope: CommandEnvelope): Promise<void> {
    const actor = askerOf(principal);
    switch (act.on) {
      case 'exercice':
        if (act.asked.intent === 'close') {
          await this.#closing.run(act.exercice, act.asked.act, envelope, actor);
          return;
        }
        await this.#bus.execute(new ExerciceCommand(act.exercice, act.asked, envelope, actor));
        return;
      case 'envelope':
        await this.#bus.execute(new EnvelopeCommand(act.envelope, act.asked, envelope, actor));
        return;
      case 'financing-plan':
        await this.#bus.execute(new FinancingPlanCommand(act.plan, act.asked, envelope, actor));
        return;
      case 'tax-abatement':
        await this.#bus.execute(new TaxAbatementCommand(act.convention, act.asked, envelope, actor));
        return;
      case 'account':
        return this.#officers.account(act, { envelope, actor });
      case 'schedule':
        return this.#officers.schedule(act.dossier, { envelope, actor });
      case 'line':
        return this.#officers.atLine(act, { envelope, actor });
      case 'accountant':
        return this.#officers.hearAccountant(act.look, { envelope, actor });
    }
  }
}
