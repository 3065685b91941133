import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandEnvelope,
  CommandHandler,
  type CommandResult,
  withDrawnReference,
} from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { PORTS, type Ports } from '../ports.ts';
import type { CommitteeIntent } from './committee.commands.ts';
import { committeeDecider } from './committee.decider.ts';
import { CommitteeNotPossibleNow } from './committee.errors.ts';
import type { CommitteeEvent } from './committee.events.ts';
import type { CommitteeContext } from './committee.policies.ts';
import type { Committee } from './committee.state.ts';

/** Somebody wants something of a committee; without an id, to create one. */
export class CommitteeCommand extends Command<CommandResult<Committee> & { readonly committee: string }> {
  readonly committee: string | undefined;
  readonly intent: CommitteeIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    committee: string | undefined,
    intent: CommitteeIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.committee = committee;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const COMMITTEES = Symbol('Command handler of the committees');
export type Committees = CommandHandler<Committee, CommitteeIntent, CommitteeEvent, CommitteeContext>;

export function openCommittees({ store, clock }: Ports): Committees {
  return new CommandHandler(store, clock, { name: 'committee', decider: committeeDecider });
}

@Handles(CommitteeCommand)
export class CommitteeCommandHandler implements ICommandHandler<CommitteeCommand> {
  readonly #committees: Committees;
  readonly #ports: Ports;

  constructor(@Inject(COMMITTEES) committees: Committees, @Inject(PORTS) ports: Ports) {
    this.#committees = committees;
    this.#ports = ports;
  }

  async execute({ committee: named, intent, envelope, actor }: CommitteeCommand) {
    const handle = async (committee: string) => {
      const result = await this.#committees.handle(committee, intent, envelope, () => ({
        committee,
        ...decisionContext(this.#ports.clock, actor, envelope.occurredAt),
      }));
      return { ...result, committee };
    };
    if (named !== undefined) return handle(named);
    const isTaken = (error: unknown) => error instanceof CommitteeNotPossibleNow;
    return withDrawnReference(yearPrefix('C', intent), envelope.commandId, isTaken, handle);
  }
}

/** `C16` for a committee of the campaign of 2016. */
function yearPrefix(letter: string, intent: CommitteeIntent): string {
  return intent.intent === 'create' ? `${letter}${intent.campaign.replace(/[^0-9]/g, '').slice(-2)}` : letter;
}
