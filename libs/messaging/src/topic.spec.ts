import type { Position, RecordedEvent } from '@jalon/event-store';
import { instant } from '@jalon/kernel';
import { describe, expect, it } from '@jest/globals';
import { messageOf, publish, type Topic, typesOf } from './topic.ts';

type Granted = RecordedEvent<'Granted', { readonly cents: number }>;

const topic: Topic = {
  name: 'grants',
  publications: [
    publish<Granted>(['Granted'], ({ data }) =>
      data.cents === 0
        ? undefined
        : { type: 'programmation.granted', version: 2, data: { amount: data.cents } },
    ),
  ],
};

function recorded(type: string, data: unknown, stream: `${string}-${string}` = 'dossier-A'): RecordedEvent {
  const at = instant('2016-03-01T09:00:00Z');
  const actor = { id: 'p', role: 'decideur' };
  const metadata = { actor, occurredAt: at, commandId: 'c', correlationId: 'k', causationId: 'c' };
  return {
    id: 'e',
    type,
    version: 1,
    data,
    metadata,
    stream,
    revision: 0,
    position: 1 as Position,
    recordedAt: at,
  };
}

describe('a topic', () => {
  it('says of an event what its publication says, with who, when and why', () => {
    expect(messageOf(topic, recorded('Granted', { cents: 5 }))).toMatchObject({
      topic: 'grants',
      type: 'programmation.granted',
      version: 2,
      data: { amount: 5 },
      key: 'dossier-A',
      correlationId: 'k',
      causationId: 'e',
    });
  });

  it('says nothing of events that it does not name, nor of those it has no words for', () => {
    expect(messageOf(topic, recorded('Refused', {}))).toBeUndefined();
    expect(messageOf(topic, recorded('Granted', { cents: 0 }))).toBeUndefined();
    expect(typesOf(topic)).toEqual(['Granted']);
  });

  it('gives two events of one command in two streams two message ids', () => {
    const one = messageOf(topic, recorded('Granted', { cents: 5 }, 'dossier-A'));
    const other = messageOf(topic, recorded('Granted', { cents: 5 }, 'dossier-B'));
    expect(one?.id).not.toBe(other?.id);
    expect(messageOf(topic, recorded('Granted', { cents: 5 }))?.id).toBe(one?.id);
  });
});
