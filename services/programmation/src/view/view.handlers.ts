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
import type { ViewIntent } from './view.commands.ts';
import { viewDecider } from './view.decider.ts';
import { ViewNotPossibleNow } from './view.errors.ts';
import type { ViewEvent } from './view.events.ts';
import type { ViewContext } from './view.policies.ts';
import type { View } from './view.state.ts';

/** Somebody wants something of a view; without an id, to keep a new one. */
export class ViewCommand extends Command<CommandResult<View> & { readonly view: string }> {
  readonly view: string | undefined;
  readonly intent: ViewIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    view: string | undefined,
    intent: ViewIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.view = view;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const VIEWS = Symbol('Command handler of the views');
export type Views = CommandHandler<View, ViewIntent, ViewEvent, ViewContext>;

export function openViews({ store, clock }: Ports): Views {
  return new CommandHandler(store, clock, { name: 'view', decider: viewDecider });
}

@Handles(ViewCommand)
export class ViewCommandHandler implements ICommandHandler<ViewCommand> {
  readonly #views: Views;
  readonly #ports: Ports;

  constructor(@Inject(VIEWS) views: Views, @Inject(PORTS) ports: Ports) {
    this.#views = views;
    this.#ports = ports;
  }

  async execute({ view: named, intent, envelope, actor }: ViewCommand) {
    const handle = async (view: string) => {
      const result = await this.#views.handle(view, intent, envelope, () => ({
        view,
        ...decisionContext(this.#ports.clock, actor, envelope.occurredAt),
      }));
      return { ...result, view };
    };
    if (named !== undefined) return handle(named);
    const isTaken = (error: unknown) => error instanceof ViewNotPossibleNow;
    return withDrawnReference('V', envelope.commandId, isTaken, handle);
  }
}
