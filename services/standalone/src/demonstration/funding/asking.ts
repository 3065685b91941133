import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { type Asker, type Day, parisDay } from '@jalon/kernel';

/** Who asks, and under which command. */
export interface Asking {
  readonly envelope: CommandEnvelope;
  readonly actor: Asker;
}

/** The day on which it happens. */
export function todayOf({ occurredAt }: CommandEnvelope): Day {
  if (occurredAt === undefined) throw new Error('In the demonstration every act has its hour');
  return parisDay(occurredAt);
}

/** The command of one of several acts that are one in the plan. */
export function numbered(envelope: CommandEnvelope, nth: number | string): CommandEnvelope {
  return { ...envelope, commandId: derivedId(envelope.commandId, nth) };
}
