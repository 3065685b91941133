import type { Consumer, Message, MessageBus } from '@jalon/messaging';

/** A bus that changes whoever listens; undefined: they do not listen, their service is down. */
export function wrapped(bus: MessageBus, around: (consumer: Consumer) => Consumer | undefined): MessageBus {
  return {
    publish: (topic) => bus.publish(topic),
    consume(consumer) {
      const listening = around(consumer);
      if (listening) bus.consume(listening);
    },
    start: () => bus.start(),
    waitFor: (...asked) => bus.waitFor(...asked),
    parked: (group) => bus.parked(group),
    replay: (...asked) => bus.replay(...asked),
    abandon: (...asked) => bus.abandon(...asked),
    health: () => bus.health(),
    stop: () => bus.stop(),
  };
}

/**
 * A bus at its worst that is still within its word (at least once, in order within a key): before each message of a
 * key everything that the key ever said is told again from its first message, as after a lost checkpoint, and the
 * message itself is told `times` times.
 */
export function repeating(bus: MessageBus, times: number): MessageBus {
  return wrapped(bus, (consumer) => {
    const told = new Map<string, Message[]>();
    return {
      ...consumer,
      async handler(message) {
        const before = told.get(message.key) ?? [];
        told.set(message.key, [...before, message]);
        for (const old of before) await consumer.handler(old);
        for (let nth = 0; nth < times; nth++) await consumer.handler(message);
      },
    };
  });
}
