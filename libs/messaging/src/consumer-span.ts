import { inSpan, isTraced } from '@jalon/observability';
import type { Message } from './message.ts';

/**
 * Handles a message in a span of its own, one for each delivery, in the trace of its correlation.
 * @param traceparent the span that set it off, when it is known.
 */
export function inConsumerSpan(
  group: string,
  { id, topic, type, correlationId }: Message,
  traceparent: string | undefined,
  handle: () => Promise<void>,
): Promise<void> {
  if (!isTraced()) return handle();
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': topic,
    'messaging.consumer.group.name': group,
    'messaging.message.id': id,
    'jalon.message_type': type,
  };
  return inSpan(`${group} ${type}`, attributes, handle, { kind: 'consumer', correlationId, traceparent });
}
