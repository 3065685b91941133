import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal, Role } from '@jalon/auth';
import {
  commitTheLine,
  done,
  fundTheEnvelope,
  grantTheLine,
  notifyTheDecision,
  passTheCommittee,
  payTheLine,
  programmeALine,
} from '@jalon/testing/granted-line';
import { commitmentStory, tell } from './grant-stories.ts';
import { type GrantedProgramme, day, grantedProgramme, setAside, terms } from './granted-programme.ts';

describe('A granted line, from one service to the other', () => {
  let programme: GrantedProgramme;
  beforeAll(async () => {
    programme = await grantedProgramme();
  }, 60_000);
  afterAll(() => programme.remove());

  it('is reserved, committed, ordered and paid, and the dossier tells it to the instructor and to the porteur', async () => {
    await programme.during(programme.copyOf('rich'), async (whole) => {
      await grantTheLine(whole.ask, programme.reference, terms);
      await whole.settled();
      expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 2_000_000, committed: 0 });
      await notifyTheDecision(whole.ask, programme.reference, terms);
      await whole.settled();
      await commitTheLine(whole.ask, programme.commitment, terms);
      await payTheLine(whole.ask, programme.porteur, programme.commitment, terms, 500_000);
      await whole.settled();
      const sheet = await programme.sheetOf(whole);
      expect(sheet.state.file.lines[0]?.money).toMatchObject({
        reserved: 0,
        committed: 2_000_000,
        ej: '2103456789',
        ordered: 500_000,
        paid: 500_000,
        released: 0,
      });
      expect(sheet.chapters.money?.map(({ type }) => type)).toEqual([
        'FundingReserved',
        'FundingCommitted',
        'FundingOrdered',
        'FundingPaid',
      ]);
      const { body } = await whole.get(`programmation/dossiers/${programme.reference}/history`);
      expect((body['items'] as { type: string }[]).map(({ type }) => type)).toContain('FundingPaid');
      const club = { id: 'club', name: 'Club', role: 'porteur', organisation: programme.porteur } as const;
      const own = await whole.get(`programmation/dossiers/${programme.reference}`, club);
      expect(own.body).toMatchObject({ state: { file: { lines: [{ money: { paid: 500_000 } }] } } });
      expect(setAside(whole)).toEqual([]);
    });
  });

  it('waits for its convention above 23 000 €, follows its report, and closes at the last euro', async () => {
    const grant = { ...terms, name: 'grand', amount: 30_000_00 };
    await programme.during(programme.copyOf('rich'), async (whole) => {
      const { ask, settled } = whole;
      const dossier = await programmeALine(ask, { campaign: '2016', ...programme }, grant);
      const line = `funding/commitments/${dossier}.L1`;
      const finance = (intent: string, payload: object) =>
        ask('finance', `${line}/${intent}`, payload, `grand/${intent}-2017`);
      const on = (who: Role | Principal, intent: string, payload: object) =>
        done(ask, who, `programmation/dossiers/${dossier}/${intent}`, payload, `grand/${intent}`);
      await grantTheLine(ask, dossier, grant);
      await notifyTheDecision(ask, dossier, grant);
      await settled();
      expect((await whole.get(`funding/conventions/${dossier}`)).body).toMatchObject({ status: 'drafted' });
      expect(await commitTheLine(ask, `${dossier}.L1`, grant).catch(String)).toMatch(/convention/);
      const signatories = [
        { id: 'prefet', name: 'Le préfet' },
        { id: 'presidente', name: 'La présidente' },
      ];
      await on('decideur', 'sign-convention', {
        lineIds: ['L1'],
        reference: 'CONV-1',
        signedOn: day,
        signatories,
      });
      await settled();
      expect((await whole.get(`funding/conventions/${dossier}`)).body).toMatchObject({ status: 'signed' });
      await commitTheLine(ask, `${dossier}.L1`, grant);
      await payTheLine(ask, programme.porteur, `${dossier}.L1`, grant, 12_000_00, ['decision', 'convention']);

      whole.on('2017-02-01');
      const next = '2017-02-01';
      const club = { id: 'club', name: 'Club', role: 'porteur', organisation: programme.porteur } as const;
      await on('instructeur', 'expect-report', {});
      const report = { actualExpenses: 54_000_00, actualResources: 54_000_00, narrative: 'Fait.' };
      await on(club, 'submit-report', report);
      await on('instructeur', 'validate-report', { actualCost: 54_000_00 });
      await settled();
      const close = (nth: string) =>
        ask('finance', `programmation/dossiers/${dossier}/close`, {}, `grand/close-${nth}`);
      expect(await close('early')).toMatchObject({
        status: 409,
        body: { code: 'dossier/money-still-owed', facts: { lineIds: ['L1'] } },
      });
      await fundTheEnvelope(ask, programme.envelope, next, 50_000_00, 'next-year');
      await done(ask, 'finance', 'funding/exercices/2017/open', {}, 'exercice-2017');
      const certified = { kind: 'balance', basis: 'Compte rendu validé.', pieces: ['CRF'] };
      await done(ask, 'certificateur', `${line}/certify-service`, certified, 'balance');
      const pieces = ['sums-already-paid', 'justifications'];
      for (const [intent, payload] of [
        ['settle-liquidation', { certificate: 'C2' }],
        ['issue-payment-order', { liquidation: 'Q2', exercice: 2017, pieces }],
        // 54 000 € at the rate of the grant (one half), less the advance.
        ['record-payment', { order: '2017-00001', amount: 15_000_00, paidOn: next, reference: 'VIR-2' }],
        ['release', { reason: 'Action moins chère que prévu.' }],
      ] as const)
        expect([intent, await finance(intent, payload)]).toMatchObject([intent, { status: 200 }]);
      await settled();
      const { body } = await whole.get(`programmation/dossiers/${dossier}`);
      expect(body).toMatchObject({
        state: {
          file: {
            lines: [{ money: { committed: 3_000_000, paid: 2_700_000, released: 300_000, settledOn: next } }],
          },
        },
      });
      expect(await close('late')).toMatchObject({ status: 200, body: { status: 'closed' } });
      expect(setAside(whole)).toEqual([]);
    });
  });

  it('is refused for lack of authority, which is work for the instructor until credit is found', async () => {
    await programme.during(programme.copyOf('poor'), async (whole) => {
      await grantTheLine(whole.ask, programme.reference, terms);
      await whole.settled();
      expect(await programme.moneyOf(whole)).toMatchObject({
        refused: { amount: 2_000_000, available: 500_000 },
        reserved: 0,
      });
      const next = async () => {
        const { body } = await whole.get(
          'programmation/worklist?instructor=instr-amelie-dubrulle',
          'instructeur',
        );
        return (body['next'] as { next: string }[]).map((item) => item.next);
      };
      expect(await next()).toEqual([expect.stringContaining('réservation')]);
      await fundTheEnvelope(whole.ask, programme.envelope, day, 50_000_00, 'more');
      await done(
        whole.ask,
        'finance',
        `funding/commitments/${programme.commitment}/retry-reservation`,
        {},
        'retry',
      );
      await whole.settled();
      expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 2_000_000 });
      expect(await programme.moneyOf(whole)).not.toHaveProperty('refused');
      expect(await next()).toEqual(['Notifier la décision']);
      expect(setAside(whole)).toEqual([]);
    });
  });

  it('gives its credit back when the porteur renounces or the decision is annulled', async () => {
    for (const [intent, role, status] of [
      ['withdraw', 'instructeur', 'withdrawn'],
      ['cancel', 'decideur', 'cancelled'],
    ] as const) {
      await programme.during(programme.copyOf('rich'), async (whole) => {
        await tell(commitmentStory, programme, whole);
        const path = `programmation/dossiers/${programme.reference}/${intent}`;
        await done(whole.ask, role, path, { reason: 'Projet abandonné.' }, intent);
        await whole.settled();
        const { state } = await programme.sheetOf(whole);
        expect([state.status, state.file.lines[0]?.money]).toEqual([
          status,
          expect.objectContaining({ released: 2_000_000, paid: 0 }),
        ]);
        const { body } = await whole.get(`funding/envelopes/${programme.envelope}`);
        expect(body['authority']).toMatchObject({ reserved: 0, committed: 0, available: 10_000_000 });
        expect(setAside(whole)).toEqual([]);
      });
    }
  });

  it('starts over when the instruction is reopened: released, then reserved again for the new decision', async () => {
    await programme.during(programme.copyOf('rich'), async (whole) => {
      await grantTheLine(whole.ask, programme.reference, terms);
      await whole.settled();
      const path = `programmation/dossiers/${programme.reference}/reopen`;
      await done(whole.ask, 'decideur', path, { reason: 'Recours gracieux.' }, 'reopen');
      await whole.settled();
      expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 0, released: 2_000_000 });
      const less = { ...terms, amount: 15_000_00 };
      await passTheCommittee(whole.ask, programme.committee, programme.reference, less, '-bis');
      await grantTheLine(whole.ask, programme.reference, less, '-bis');
      await whole.settled();
      expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 1_500_000, released: 0 });
      expect(setAside(whole)).toEqual([]);
    });
  });

  it('is no longer undone once a payment is ordered', async () => {
    await programme.during(programme.copyOf('rich'), async (whole) => {
      await tell(commitmentStory, programme, whole);
      await payTheLine(whole.ask, programme.porteur, programme.commitment, terms, 500_000);
      await whole.settled();
      const path = `programmation/dossiers/${programme.reference}/reopen`;
      expect(await whole.ask('decideur', path, { reason: 'Trop tard.' }, 'late')).toMatchObject({
        status: 409,
        body: { code: 'dossier/payment-was-ordered' },
      });
    });
  });
});
