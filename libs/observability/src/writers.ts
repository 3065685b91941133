import type { Span } from './tracing.ts';

/** What a relay or a listener has not yet heard is among the last, unless it is far behind. */
const remembered = 4_096;

const writers = new Map<string, string>();

/**
 * Remembers the span that writes the events of a command: whoever hears them in this process goes on from it. The log
 * does not keep spans: after a restart, or in another process, what is heard is in the same trace without a parent.
 */
export function rememberWriter(commandId: string, { traceparent }: Span): void {
  writers.delete(commandId);
  writers.set(commandId, traceparent);
  if (writers.size <= remembered) return;
  const oldest = writers.keys().next().value;
  if (oldest !== undefined) writers.delete(oldest);
}

/** The `traceparent` of the span that wrote the events of a command, while it is remembered. */
export function writerOf(commandId: string): string | undefined {
  return writers.get(commandId);
}
