import { describe, expect, it } from '@jest/globals';
import type { Position, Recorded } from '@jalon/event-store';
import { type Day, type Instant, cents } from '@jalon/kernel';
import type { ExerciceEvent } from './exercice.events.ts';
import { factsTo, order } from './exercice.examples.ts';
import { type ExerciceDocument, exercices } from './exercices.projection.ts';

const at = '2016-01-04T10:00:00.000Z' as Instant;

function inEnvelope(fact: ExerciceEvent, revision: number): Recorded<ExerciceEvent> {
  const actor = { id: 'fatou', role: 'finance' };
  return {
    ...fact,
    id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
    version: 1,
    stream: 'exercice-2016',
    revision,
    position: (revision + 1) as Position,
    recordedAt: at,
    metadata: { actor, occurredAt: at, commandId: 'c', correlationId: 'c', causationId: 'c' },
  } as Recorded<ExerciceEvent>; // a fact of the union in its envelope is an event of the union
}

describe('The list of exercices', () => {
  it('shows what was ordered on each, with its last numbers, until it is closed', () => {
    const [opened, ...later] = factsTo.closed;
    if (opened === undefined) throw new Error('Nothing opens it');
    const { commitment, amount } = order;
    const issuedOn = '2016-06-15' as Day;
    const facts: readonly ExerciceEvent[] = [
      opened,
      {
        type: 'PaymentOrderNumbered',
        data: { number: 1, bordereau: 1, commitment, order: 'O1', amount, issuedOn },
      },
      {
        type: 'PaymentOrderNumbered',
        data: { number: 2, bordereau: 1, commitment, order: 'O2', amount: cents(1), issuedOn },
      },
      {
        type: 'RecoveryOrderNumbered',
        data: { number: 1, commitment, recovery: 'R1', amount: cents(40_00), issuedOn },
      },
      ...later,
    ];
    const document = facts
      .map(inEnvelope)
      .reduce<ExerciceDocument | undefined>(
        (before, event) => exercices.evolve(before, event, '2016'),
        undefined,
      );
    expect(document).toMatchObject({
      status: 'closed',
      exercice: 2016,
      closedOn: '2017-01-21',
      paymentOrders: 2,
      recoveryOrders: 1,
      bordereau: 1,
      ordered: 100_01,
      toRecover: 40_00,
    });
  });
});
