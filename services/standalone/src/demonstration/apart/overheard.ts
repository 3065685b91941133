import type { Engines } from '@jalon/engines';
import type { NewEvent } from '@jalon/event-store';
import { type Topic, typesOf } from '@jalon/messaging';

/**
 * The engines, and whether anything that others may hear was written since it was asked last: what says nothing to
 * anybody needs nobody to be waited for.
 */
export function overheard(engines: Engines): { readonly engines: Engines; hasSpoken(): boolean } {
  const audible = new Set<string>();
  let spoken = true; // a process started again may have spoken before it died
  const note = (events: readonly NewEvent[]) => {
    if (events.some(({ type }) => audible.has(type))) spoken = true;
  };
  const bus = around(engines.bus, {
    publish: (topic: Topic) => {
      for (const type of typesOf(topic)) audible.add(type);
      engines.bus.publish(topic);
    },
  });
  const store = around(engines.store, {
    append: (...[stream, events, expected]: Parameters<Engines['store']['append']>) => {
      note(events);
      return engines.store.append(stream, events, expected);
    },
    appendAll: (...[appends]: Parameters<Engines['store']['appendAll']>) => {
      for (const { events } of appends) note(events);
      return engines.store.appendAll(appends);
    },
  });
  return {
    engines: { ...engines, bus, store },
    hasSpoken() {
      const answer = spoken;
      spoken = false;
      return answer;
    },
  };
}

/** The same object, some of whose methods go another way. */
function around<Port extends object>(port: Port, others: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      const other: unknown = Reflect.get(others, name);
      if (other !== undefined) return other;
      const own: unknown = Reflect.get(target, name, target);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
