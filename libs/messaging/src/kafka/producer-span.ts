import { isTraced, type Span, startSpan, writerOf } from '@jalon/observability';
import type { Message } from '../message.ts';

/** Begins the span in which a message is told to Kafka; undefined when spans are not made. */
export function producerSpan(
  { id, topic, type, correlationId }: Message,
  commandId: string,
): Span | undefined {
  if (!isTraced()) return undefined;
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.type': 'send',
    'messaging.destination.name': topic,
    'messaging.message.id': id,
    'jalon.message_type': type,
  };
  const origin = { kind: 'producer', correlationId, traceparent: writerOf(commandId) } as const;
  return startSpan(`${topic} ${type}`, attributes, origin);
}

/** Sends a batch: the messages that it carries are told, or not, together. */
export async function endingTogether(spans: readonly Span[], send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    for (const span of spans) span.failed(error);
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}
