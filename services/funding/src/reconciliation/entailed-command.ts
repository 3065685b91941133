import { type CommandEnvelope, derivedId } from '@jalon/event-store';

/** The command of one step, the same each time the same work is asked for. */
export function entailed(
  { expectedRevision: _ofTheWhole, ...whole }: CommandEnvelope,
  step: string,
): CommandEnvelope {
  return {
    ...whole,
    commandId: derivedId(whole.commandId, step),
    correlationId: whole.correlationId ?? whole.commandId,
    causationId: whole.commandId,
  };
}
