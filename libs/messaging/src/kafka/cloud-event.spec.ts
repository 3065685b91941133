import type { Position } from '@jalon/event-store';
import { instant } from '@jalon/kernel';
import { describe, expect, it } from '@jest/globals';
import { type Told, fromKafka, toKafka } from './cloud-event.ts';

const at = instant('2016-03-01T09:00:00Z');
const told: Told = {
  message: {
    id: 'd9428888-122b-5f1b-8f6d-0a1b2c3d4e5f',
    topic: 'grants',
    type: 'programmation.line-granted',
    version: 2,
    data: { amount: 5 },
    key: 'dossier-A',
    actor: { id: 'denis', role: 'decideur' },
    occurredAt: at,
    recordedAt: at,
    correlationId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
    causationId: 'e',
  },
  position: 7 as Position,
};
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('A message as Kafka carries it', () => {
  it.each([
    ['as it was told', told],
    ['with the span in which it was told', { ...told, traceparent }],
    [
      'with the reason why it has no words',
      {
        ...told,
        message: { ...told.message, type: 'jalon.unspeakable', data: { cause: 'none' } },
        unspeakable: 'none',
      },
    ],
  ])('is read back %s', (_how, one: Told) => {
    expect(fromKafka('grants', toKafka(one))).toEqual(one);
  });

  it('bears no header of a trace when there is none', () => {
    expect(toKafka(told).headers).not.toHaveProperty('traceparent');
  });

  it('is heard although its trace is told twice: a trace is a help, never a condition', () => {
    const message = toKafka(told);
    const headers = { ...message.headers, traceparent: [traceparent, traceparent] };
    expect(fromKafka('grants', { ...message, headers })).toEqual(told);
  });
});
