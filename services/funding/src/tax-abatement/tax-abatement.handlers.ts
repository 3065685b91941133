import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { PORTS, type Ports } from '../ports.ts';
import type { TaxAbatementIntent } from './tax-abatement.commands.ts';
import { taxAbatementDecider } from './tax-abatement.decider.ts';
import type { TaxAbatementEvent } from './tax-abatement.events.ts';
import type { TaxAbatementContext } from './tax-abatement.policies.ts';
import type { TaxAbatement } from './tax-abatement.state.ts';

/** Somebody wants something of a tax abatement. */
export class TaxAbatementCommand extends Command<CommandResult<TaxAbatement>> {
  readonly convention: string;
  readonly intent: TaxAbatementIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    convention: string,
    intent: TaxAbatementIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.convention = convention;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const TAX_ABATEMENTS = Symbol('Command handler of the tax abatements');
export type TaxAbatements = CommandHandler<
  TaxAbatement,
  TaxAbatementIntent,
  TaxAbatementEvent,
  TaxAbatementContext
>;

export function openTaxAbatements({ store, clock }: Pick<Ports, 'store' | 'clock'>): TaxAbatements {
  return new CommandHandler(store, clock, { name: 'tax-abatement', decider: taxAbatementDecider });
}

@Handles(TaxAbatementCommand)
export class TaxAbatementCommandHandler implements ICommandHandler<TaxAbatementCommand> {
  readonly #abatements: TaxAbatements;
  readonly #ports: Ports;

  constructor(@Inject(TAX_ABATEMENTS) abatements: TaxAbatements, @Inject(PORTS) ports: Ports) {
    this.#abatements = abatements;
    this.#ports = ports;
  }

  execute({
    convention,
    intent,
    envelope,
    actor,
  }: TaxAbatementCommand): Promise<CommandResult<TaxAbatement>> {
    return this.#abatements.handle(convention, intent, envelope, () => ({
      convention,
      ...decisionContext(this.#ports.clock, actor, envelope.occurredAt),
    }));
  }
}
