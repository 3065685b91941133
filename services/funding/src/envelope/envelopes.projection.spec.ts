import { describe, expect, it } from '@jest/globals';
import type { Position, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { viewOf } from './envelope-view.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { act, committed, euros, ordered, parentOpened } from './envelope.examples.ts';
import { type EnvelopeDocument, envelopes } from './envelopes.projection.ts';

/** Facts of one envelope as the log records them, one a minute from the first instant of 2016. */
function recorded(envelope: string, facts: readonly EnvelopeEvent[]): readonly Recorded<EnvelopeEvent>[] {
  return facts.map((fact, revision) => {
    const at = `2016-01-01T00:${String(revision).padStart(2, '0')}:00.000Z` as Instant;
    return {
      ...fact,
      id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
      version: 1,
      stream: `envelope-${envelope}`,
      revision,
      position: (revision + 1) as Position,
      recordedAt: at,
      metadata: {
        actor: { id: 'fatou', role: 'finance' },
        occurredAt: at,
        commandId: 'c',
        correlationId: 'c',
        causationId: 'c',
      },
    } as Recorded<EnvelopeEvent>; // a fact of the union in its envelope is an event of the union
  });
}

function documentOf(envelope: string, facts: readonly EnvelopeEvent[]): EnvelopeDocument {
  const document = recorded(envelope, facts).reduce<EnvelopeDocument | undefined>(
    (before, event) => envelopes.evolve(before, event, envelope),
    undefined,
  );
  if (document === undefined) throw new Error('There is no envelope');
  return document;
}

describe('The list of envelopes', () => {
  it('shows what is voted, allocated, committed, and what is left, fact after fact', () => {
    expect(documentOf('etat.fipd.2016', ordered)).toMatchObject({
      envelope: 'etat.fipd.2016',
      label: 'FIPD 2016',
      parent: 'etat.2016',
      authority: { voted: euros(1_000), allocated: euros(800), reserved: 0, committed: euros(300) },
      credits: { '2016': { opened: euros(500), consumed: euros(200) } },
      available: euros(500),
      reservations: 1,
      refusals: 0,
      updatedAt: '2016-01-01T00:06:00.000Z',
    });
  });

  it('counts the lines that found too little, and shows nothing of an envelope that nobody opened', () => {
    const denied: EnvelopeEvent = {
      type: 'CreditReservationRefused',
      data: { commitment: 'D9.L1', amount: euros(900), available: euros(500) },
    };
    expect(documentOf('etat.fipd.2016', [...committed, denied])).toMatchObject({ refusals: 1 });
    const [before] = recorded('etat.dre.2016', [denied]);
    expect(before && envelopes.evolve(undefined, before, 'etat.dre.2016')).toBeUndefined();
  });
});

describe('An envelope with its children', () => {
  const parent = documentOf('etat.2016', [
    parentOpened,
    { type: 'AuthorityVoted', data: { amount: euros(2_000), act } },
    { type: 'AuthorityDelegated', data: { amount: euros(400), act, to: 'etat.fipd.2016' } },
  ]);
  const child = documentOf('etat.fipd.2016', [
    ...ordered,
    { type: 'AuthorityReceived', data: { amount: euros(400), act, from: 'etat.2016' } },
    {
      type: 'PaymentCreditsCarriedOver',
      data: { amount: euros(100), act, from: 2016, to: 2017 },
    },
  ]);

  it('adds up what is below it at any depth, and counts once what one delegated to another', () => {
    const grandchild: EnvelopeDocument = {
      ...child,
      envelope: 'etat.quartier.2016',
      parent: 'etat.fipd.2016',
    };
    const { authority, withChildren, children } = viewOf(parent, [parent, child, grandchild]);
    expect(children).toEqual(['etat.fipd.2016']);
    expect(authority).toMatchObject({ voted: euros(2_000), held: euros(1_600), committed: 0 });
    // 2,000 + 1,000 + 1,000 voted; 400 delegated against twice 400 received, as the grandchild copies the child.
    expect(withChildren?.authority).toMatchObject({
      voted: euros(4_000),
      held: euros(4_400),
      committed: euros(600),
    });
    expect(viewOf(parent, [parent, child]).withChildren).toMatchObject({
      authority: { voted: euros(3_000), held: euros(3_000), unallocated: euros(2_200) },
      credits: [
        { exercice: 2016, opened: euros(500), carriedOut: euros(100), held: euros(400), unspent: euros(200) },
        { exercice: 2017, carriedIn: euros(100), held: euros(100), unspent: euros(100) },
      ],
    });
  });

  it('has no sum when nothing is below it', () => {
    expect(viewOf(child, [parent, child])).not.toHaveProperty('withChildren');
  });
});
