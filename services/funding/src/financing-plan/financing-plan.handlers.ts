import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { PORTS, type Ports } from '../ports.ts';
import type { FinancingPlanIntent } from './financing-plan.commands.ts';
import { financingPlanDecider } from './financing-plan.decider.ts';
import type { FinancingPlanEvent } from './financing-plan.events.ts';
import type { FinancingPlanContext } from './financing-plan.policies.ts';
import type { FinancingPlan } from './financing-plan.state.ts';

/** Somebody wants something of a financing plan. */
export class FinancingPlanCommand extends Command<CommandResult<FinancingPlan>> {
  readonly plan: string;
  readonly intent: FinancingPlanIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    plan: string,
    intent: FinancingPlanIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.plan = plan;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const FINANCING_PLANS = Symbol('Command handler of the financing plans');
export type FinancingPlans = CommandHandler<
  FinancingPlan,
  FinancingPlanIntent,
  FinancingPlanEvent,
  FinancingPlanContext
>;

export function openFinancingPlans({ store, clock }: Pick<Ports, 'store' | 'clock'>): FinancingPlans {
  return new CommandHandler(store, clock, { name: 'financing-plan', decider: financingPlanDecider });
}

@Handles(FinancingPlanCommand)
export class FinancingPlanCommandHandler implements ICommandHandler<FinancingPlanCommand> {
  readonly #plans: FinancingPlans;
  readonly #ports: Ports;

  constructor(@Inject(FINANCING_PLANS) plans: FinancingPlans, @Inject(PORTS) ports: Ports) {
    this.#plans = plans;
    this.#ports = ports;
  }

  execute({ plan, intent, envelope, actor }: FinancingPlanCommand): Promise<CommandResult<FinancingPlan>> {
    return this.#plans.handle(plan, intent, envelope, () => ({
      plan,
      ...decisionContext(this.#ports.clock, actor, envelope.occurredAt),
    }));
  }
}
