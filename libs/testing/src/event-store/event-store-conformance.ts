import type { EventStore } from '@jalon/event-store';
import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendConformance } from './append.conformance.ts';
import { commandConformance } from './command.conformance.ts';
import type { EventStoreFactory, EventStoreUnderTest } from './event-store-under-test.ts';
import { idempotencyConformance } from './idempotency.conformance.ts';
import { propertyConformance } from './property.conformance.ts';
import { readAllConformance, readStreamConformance } from './reading.conformance.ts';
import { subscriptionConformance } from './subscription.conformance.ts';

/** How often the suite repeats what it repeats. The rules are the same for all. */
export interface ConformanceEffort {
  /** Drawn stories, each on a log of its own. */
  readonly runs: number;
  /** Readers that leave after one event. */
  readonly earlyLeavers: number;
}

const inProcess: ConformanceEffort = { runs: 60, earlyLeavers: 10_000 };

/** For an engine on the other side of a connection, where opening and asking take milliseconds. */
export const overAConnection: ConformanceEffort = { runs: 12, earlyLeavers: 1_500 };

/** What every event store must show, whatever keeps its events. Each test gets an empty log from the factory. */
export function eventStoreConformance(
  name: string,
  factory: EventStoreFactory,
  effort: ConformanceEffort = inProcess,
): void {
  describe(`event store: ${name}`, () => {
    let under: EventStoreUnderTest;
    const underTest = (): EventStoreUnderTest => under;
    const opened = (): EventStore => under.store;

    describe('one log per test', () => {
      beforeEach(async () => {
        under = await factory();
      });
      afterEach(() => under.dispose());

      describe('appending', () => appendConformance(opened));
      describe('the same events again', () => idempotencyConformance(opened, underTest));
      describe('reading a stream', () => readStreamConformance(opened, underTest, effort.earlyLeavers));
      describe('reading the log', () => readAllConformance(opened, underTest));
      describe('subscribing', () => subscriptionConformance(opened));
      describe('commands', () => commandConformance(opened, underTest));
    });

    describe('any order of events', () => propertyConformance(factory, effort.runs));
  });
}
