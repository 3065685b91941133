import type { CommandEnvelope, CommandResult } from './command.ts';
import { isWorthAnotherAttempt } from './command-handler.ts';
import { inAppendSpan, inCommandsSpan } from './command-spans.ts';
import type { EventStore } from './event-store.ts';
import type { Prepared } from './prepared.ts';

/**
 * Writes the events of several commands, each on its own stream, all or none.
 * @param envelope what accompanies the commands.
 * @param prepareAll decides every command (`CommandHandler.prepare`); called again after a conflict.
 * @returns their results, in order. When one of them was handled before, the whole was: nothing is written, and a
 * command that wrote nothing then answers its stream as it is.
 * @throws the first refusal: nothing is written. Conflict when rivals won every attempt.
 */
export function handleTogether<State>(
  store: EventStore,
  attempts: number,
  envelope: CommandEnvelope,
  prepareAll: () => Promise<readonly Prepared<State>[]>,
): Promise<readonly CommandResult<State>[]> {
  return inCommandsSpan(envelope, async (decided) => {
    for (let attempt = 1; ; attempt++) {
      const parts = await prepareAll();
      decided(parts);
      if (parts.some(({ kind }) => kind === 'repeated'))
        return parts.map(({ result }) => ({ ...result, repeated: true }));
      for (const part of parts) if (part.kind === 'refused') throw part.refusal;
      const writing = parts.filter((part) => part.kind === 'writing');
      const appends = writing.map(({ append }) => append);
      try {
        const appended = await inAppendSpan(appends, () => store.appendAll(appends));
        const answers = appended.values();
        return parts.flatMap((part) => {
          if (part.kind !== 'writing') return part.result;
          const answer = answers.next().value;
          return answer ? part.complete(answer) : [];
        });
      } catch (error) {
        for (const part of writing) part.forget();
        if (attempt >= attempts || !isWorthAnotherAttempt(error)) throw error;
      }
    }
  });
}
