import { programmationMessages, programmationTopic, readMessage } from '@jalon/contracts';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import type { Message } from '@jalon/messaging';
import type { Asker } from '@jalon/kernel';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import type { Commitment } from '../commitment/commitment.state.ts';
import type { ConventionDesk } from '../convention/convention.handlers.ts';
import type { Ports } from '../ports.ts';
import { type GrantCommand, commandsOf, givingUp } from './grant-process.decider.ts';

/** Jalon itself, when another service speaks: nobody's hand. */
const theSystem = { id: 'systeme', name: 'Jalon', role: 'systeme' } as const;

/** Where commitments are worked on, as far as this process asks. */
export interface CommitmentsAsked {
  load(id: string): Promise<{ readonly state: Commitment }>;
  handle(id: string, asked: CommitmentIntent, envelope: CommandEnvelope, actor: Asker): Promise<unknown>;
}

interface Desks {
  readonly commitments: CommitmentsAsked;
  readonly conventions: Pick<ConventionDesk, 'handle'>;
}

/**
 * Turns what programmation says of granted lines into commands on their commitments: a granted line reserves its
 * credit, a notified one may be committed, one that falls gives back what is not owed. The ids of the commands derive
 * from the message's: told ten times, it acts once; cut between two commands, it goes on with the second. A refusal
 * parks the message with its cause.
 */
export function followGrants({ bus }: Pick<Ports, 'bus'>, desks: Desks): void {
  bus.consume({
    group: 'funding-hears-programmation',
    topic: programmationTopic,
    async handler(message) {
      const said = readMessage(programmationMessages, message);
      if (said === undefined) return;
      for (const [nth, command] of commandsOf(said).entries()) {
        await carryOut(command, envelopeOf(message, nth), desks);
      }
    },
  });
}

async function carryOut(
  command: GrantCommand,
  envelope: CommandEnvelope,
  { commitments, conventions }: Desks,
): Promise<void> {
  if (command.on === 'convention') {
    await conventions.handle(command.dossier, command.asked, envelope, theSystem);
    return;
  }
  const { id, asked } = command;
  const intent =
    asked.intent === 'give-up' ? givingUp(asked, (await commitments.load(id)).state.status) : asked;
  await commitments.handle(id, intent, envelope, theSystem);
}

function envelopeOf(message: Message, nth: number): CommandEnvelope {
  const { id, correlationId, causationId, occurredAt } = message;
  return {
    commandId: derivedId(id, nth),
    correlationId,
    causationId,
    occurredAt,
    actor: { id: theSystem.id, role: theSystem.role },
  };
}
