import { describe, expect, it } from '@jest/globals';
import { type Contracts, fundingMessages, readMessage } from '@jalon/contracts';
import type { Position } from '@jalon/event-store';
import type { Day, Instant } from '@jalon/kernel';
import { messageOf, typesOf } from '@jalon/messaging';
import type { CommitmentEvent } from './commitment/commitment.events.ts';
import { commitment, euros, factsTo } from './commitment/commitment.examples.ts';
import { commitments } from './publications.ts';

const now = '2016-06-01T10:00:00.000Z' as Instant;
const told = (fact: CommitmentEvent) =>
  messageOf(commitments, {
    ...fact,
    id: '00000000-0000-5000-8000-000000000001',
    version: 1,
    stream: `commitment-${commitment}`,
    revision: 7,
    position: 8 as Position,
    recordedAt: now,
    metadata: {
      actor: { id: 'farah', role: 'finance' },
      occurredAt: now,
      commandId: 'c',
      correlationId: 'c',
      causationId: 'c',
    },
  });

const known = Object.values(factsTo).flat();

describe('What the other services hear of a commitment', () => {
  it('follows its contract, whatever the fact, and names the line by its dossier', () => {
    const types = new Set(typesOf(commitments));
    for (const message of known.filter(({ type }) => types.has(type)).map(told)) {
      const said = message && readMessage<Contracts>(fundingMessages, message);
      expect(said).toMatchObject({ type: message?.type, data: { dossier: 'D16-7K3M9Q', lineId: 'L1' } });
    }
  });

  it('tells of a refusal what was asked and what was left', () => {
    const denied = known.find(({ type }) => type === 'ReservationDenied');
    expect(denied && told(denied)).toMatchObject({
      type: 'funding.credit-refused',
      data: { amount: euros(30_000), available: euros(100) },
    });
  });

  it('tells of a recovery how it was cleared', () => {
    const collected: CommitmentEvent = {
      type: 'RecoveryCollected',
      data: { recovery: 'T2016-00001', amount: euros(5), collectedOn: '2016-09-01' as Day, reference: 'R' },
    };
    expect(told(collected)).toMatchObject({ type: 'funding.recovery-cleared', data: { how: 'collected' } });
  });

  it('is neither who certified nor the account that was paid', () => {
    expect(typesOf(commitments)).not.toContain('ServiceCertified');
    const ordered = known.find(({ type }) => type === 'PaymentOrderIssued');
    expect(Object.keys(ordered ? (told(ordered)?.data as object) : {})).toEqual([
      'dossier',
      'lineId',
      'order',
      'number',
      'exercice',
      'amount',
      'issuedOn',
    ]);
  });
});
