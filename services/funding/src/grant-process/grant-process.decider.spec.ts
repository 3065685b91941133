import { describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { type Heard, commandsOf, givingUp, natureOf } from './grant-process.decider.ts';

const dossier = 'D16-EXAMPL';
const day = '2016-03-10' as Day;
const granted: Extract<Heard, { type: 'programmation.line-granted' }> = {
  type: 'programmation.line-granted',
  data: {
    dossier,
    lineId: 'L1',
    title: 'Sport pour tous',
    porteur: { id: 'P-1', name: 'Club', legalForm: 'private-law' },
    funder: 'etat',
    dispositif: 'contrat-de-ville',
    year: 2016,
    amount: cents(25_000_00),
    eligibleCost: cents(50_000_00),
    act: { reference: 'A-1', date: day },
  },
};

describe('A granted line', () => {
  it('opens the commitment that bears its name, for the amount and the cost that were decided', () => {
    expect(commandsOf(granted)).toEqual([
      {
        on: 'commitment',
        id: 'D16-EXAMPL.L1',
        asked: expect.objectContaining({
          intent: 'open',
          beneficiary: granted.data.porteur,
          granted: 2_500_000,
          eligibleCost: 5_000_000,
          nature: 'operating',
          origin: 'granted',
        }),
      },
    ]);
  });

  it('is an investment when its dispositif builds and equips (R17)', () => {
    expect(natureOf({ funder: 'etat', dispositif: 'dpv' })).toBe('investment');
    expect(natureOf({ funder: 'feder', dispositif: 'iti-friches' })).toBe('investment');
    expect(natureOf({ funder: 'mel', dispositif: 'dpv' })).toBe('operating');
  });
});

describe('A notified decision', () => {
  it('lets each line be committed, and drafts the convention of those that need one', () => {
    const commands = commandsOf({
      type: 'programmation.decision-notified',
      data: { dossier, notifiedOn: day, lineIds: ['L1', 'L2'], conventionLines: ['L2'] },
    });
    expect(commands).toEqual([
      {
        on: 'commitment',
        id: 'D16-EXAMPL.L1',
        asked: { intent: 'hear-notification', notifiedOn: day, conventionRequired: false },
      },
      {
        on: 'commitment',
        id: 'D16-EXAMPL.L2',
        asked: { intent: 'hear-notification', notifiedOn: day, conventionRequired: true },
      },
      {
        on: 'convention',
        dossier,
        asked: { intent: 'draft', commitments: ['D16-EXAMPL.L2'], cause: 'notification' },
      },
    ]);
  });
});

describe('A grant that falls', () => {
  it('is given up line by line, with the reason', () => {
    const commands = commandsOf({
      type: 'programmation.grants-withdrawn',
      data: { dossier, lineIds: ['L1', 'L3'], cause: 'reopened' },
    });
    const asked = { intent: 'give-up', reason: 'L’instruction est rouverte.' };
    expect(commands).toEqual([
      { on: 'commitment', id: 'D16-EXAMPL.L1', asked },
      { on: 'commitment', id: 'D16-EXAMPL.L3', asked },
      { on: 'convention', dossier, asked: { intent: 'hear-withdrawal', reason: asked.reason } },
    ]);
  });

  it('is cancelled whole before the legal commitment, and lapses for what is not owed after it', () => {
    const asked = { intent: 'give-up', reason: 'Retiré.' } as const;
    for (const status of ['denied', 'reserved', 'accounting'] as const)
      expect(givingUp(asked, status)).toEqual({ intent: 'cancel', reason: 'Retiré.' });
    for (const status of ['legal', 'liquidated', 'paid'] as const)
      expect(givingUp(asked, status)).toEqual({ intent: 'lapse', reason: 'Retiré.' });
  });
});

describe('A refused line', () => {
  it('asks nothing of anybody', () => {
    const { funder, dispositif, year } = granted.data;
    const data = { dossier, lineId: 'L2', funder, dispositif, year };
    expect(commandsOf({ type: 'programmation.line-refused', data })).toEqual([]);
  });
});
