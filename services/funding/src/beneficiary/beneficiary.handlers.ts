import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { Asker, Instant } from '@jalon/kernel';
import { decisionContext } from '../decision-context.ts';
import type { Ports } from '../ports.ts';
import type { BeneficiaryIntent } from './beneficiary.commands.ts';
import { beneficiaryDecider } from './beneficiary.decider.ts';
import type { BeneficiaryEvent } from './beneficiary.events.ts';
import type { BeneficiaryContext } from './beneficiary.policies.ts';
import type { Beneficiary } from './beneficiary.state.ts';

/** Where the accounts of beneficiaries are kept. */
export class BeneficiaryDesk {
  readonly #clock: Ports['clock'];
  readonly #beneficiaries: CommandHandler<
    Beneficiary,
    BeneficiaryIntent,
    BeneficiaryEvent,
    BeneficiaryContext
  >;

  constructor({ store, clock }: Pick<Ports, 'store' | 'clock'>) {
    this.#clock = clock;
    this.#beneficiaries = new CommandHandler(store, clock, {
      name: 'beneficiary',
      decider: beneficiaryDecider,
    });
  }

  /** Carries out an intent on the account of a body. @throws the refusal; Conflict; what the store throws. */
  handle(
    beneficiary: string,
    asked: BeneficiaryIntent,
    envelope: CommandEnvelope,
    actor: Asker,
  ): Promise<CommandResult<Beneficiary>> {
    const context = { beneficiary, ...decisionContext(this.#clock, actor, envelope.occurredAt) };
    return this.#beneficiaries.handle(beneficiary, asked, envelope, context);
  }

  /** The account now, or as it was known at an instant; revision -1 when nobody spoke of it (then). */
  load(beneficiary: string, asOf?: Instant) {
    return this.#beneficiaries.load(beneficiary, asOf);
  }
}

/** Somebody wants something of the account of a body. */
export class BeneficiaryCommand extends Command<CommandResult<Beneficiary>> {
  readonly beneficiary: string;
  readonly intent: BeneficiaryIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;

  constructor(beneficiary: string, intent: BeneficiaryIntent, envelope: CommandEnvelope, actor: Asker) {
    super();
    this.beneficiary = beneficiary;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

@Handles(BeneficiaryCommand)
export class BeneficiaryCommandHandler implements ICommandHandler<BeneficiaryCommand> {
  readonly #desk: BeneficiaryDesk;

  constructor(@Inject(BeneficiaryDesk) desk: BeneficiaryDesk) {
    this.#desk = desk;
  }

  execute({ beneficiary, intent, envelope, actor }: BeneficiaryCommand): Promise<CommandResult<Beneficiary>> {
    return this.#desk.handle(beneficiary, intent, envelope, actor);
  }
}
