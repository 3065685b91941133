import { describe, expect, it } from '@jest/globals';
import { programmationMessages, readMessage } from '@jalon/contracts';
import type { Position } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { messageOf, typesOf } from '@jalon/messaging';
import { type DossierEvent, dossierEventTypes } from './dossier/dossier.events.ts';
import { factsTo } from './dossier/dossier.examples.ts';
import { fundingLines } from './publications.ts';

const recorded = (fact: DossierEvent) => ({
  ...fact,
  id: '00000000-0000-5000-8000-000000000001',
  version: 1,
  stream: 'dossier-D16-EXAMPL' as const,
  revision: 7,
  position: 8 as Position,
  recordedAt: '2016-03-10T10:00:00.000Z' as Instant,
  metadata: {
    actor: { id: 'denis', role: 'decideur' },
    occurredAt: '2016-03-10T10:00:00.000Z' as Instant,
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
  },
});
const told = (fact: DossierEvent) => messageOf(fundingLines, recorded(fact));

function factOf(type: DossierEvent['type']): DossierEvent {
  const found = Object.values(factsTo)
    .flat()
    .find((fact) => fact.type === type);
  if (found === undefined) throw new Error(`No example of ${type}`);
  return found;
}

describe('What the other services hear of a funding line', () => {
  it('follows its contract, whatever the fact', () => {
    const types = new Set(typesOf(fundingLines));
    for (const fact of Object.values(factsTo)
      .flat()
      .filter(({ type }) => types.has(type))) {
      const message = told(fact);
      if (message) expect(readMessage(programmationMessages, message)?.type).toBe(message.type);
    }
  });

  it('is what was granted, by which act, and not who signed', () => {
    const granted = told(factOf('LineGranted'));
    expect(granted).toMatchObject({
      topic: 'programmation.funding-lines',
      key: 'dossier-D16-EXAMPL',
      type: 'programmation.line-granted',
      version: 1,
      data: {
        dossier: 'D16-EXAMPL',
        lineId: 'L1',
        funder: 'etat',
        dispositif: 'contrat-de-ville',
        year: 2016,
        amount: 2_500_000,
        act: { reference: 'A-1', date: '2016-03-10' },
        title: 'Sport pour tous',
        porteur: { id: 'P-EXAMPLE', legalForm: 'private-law' },
        eligibleCost: 5_000_000,
      },
    });
    expect(JSON.stringify(granted?.data)).not.toMatch(/signatory|Denis/);
  });

  it('is that it was refused, and not why', () => {
    const refused = told(factOf('LineRefused'));
    expect(refused).toMatchObject({ type: 'programmation.line-refused' });
    expect(refused?.data).not.toHaveProperty('ground');
  });

  it('names the convention and the notification of the same dossier', () => {
    for (const type of ['DecisionNotified', 'ConventionSigned'] as const) {
      expect(told(factOf(type))?.data).toMatchObject({ dossier: 'D16-EXAMPL' });
    }
  });

  it('is that its grants fall, and why, when the dossier is withdrawn, cancelled or reopened; nothing without grants', () => {
    expect(told(factOf('DossierCancelled'))).toMatchObject({
      type: 'programmation.grants-withdrawn',
      data: { dossier: 'D16-EXAMPL', lineIds: ['L1'], cause: 'cancelled' },
    });
    expect(told(factOf('DossierWithdrawn'))).toBeUndefined();
  });

  it('is nothing else: neither drafts, nor notes, nor grants of the past', () => {
    const silent = dossierEventTypes.filter((type) => !typesOf(fundingLines).includes(type));
    expect(silent).toEqual(expect.arrayContaining(['DraftEdited', 'NoteWritten', 'PastGrantImported']));
    expect(told(factOf('DraftOpened'))).toBeUndefined();
  });
});
