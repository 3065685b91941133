import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal, Role } from '@jalon/auth';
import { DomainError } from '@jalon/kernel';
import type { Engines } from '../src/engines.ts';
import {
  type Ask,
  type GrantTerms,
  commitTheLine,
  done,
  fundTheEnvelope,
  grantTheLine,
  notifyTheDecision,
  openTheEnvelope,
  payTheLine,
  prepareTheYear,
  programmeALine,
} from './granted-line.ts';
import { MortalStore } from './mortal-store.ts';
import { repeating, wrapped } from './wrapped-bus.ts';
import { temporaryFolder } from './running-whole.ts';
import { type WholeUnderTest, whatWasWritten, wholeUnderTest } from './whole-under-test.ts';

const day = '2016-06-15';
const terms: GrantTerms = { day, name: 'sport', amount: 20_000_00 };

interface Sheet {
  readonly state: {
    readonly status: string;
    readonly file: { readonly lines: readonly { readonly money?: object }[] };
  };
  readonly chapters: { readonly money?: readonly { readonly type: string }[] };
}

describe('A granted line, from one service to the other', () => {
  const folder = temporaryFolder();
  /** One line programmed, and 100 000 € in its envelope; or 5 000 €, less than the line. */
  const rich = folder.path('rich');
  const poor = folder.path('poor');
  let reference: string;
  let envelope: string;
  let porteur: string;
  let committee: string;

  beforeAll(async () => {
    for (const [into, amount] of [
      [rich, 100_000_00],
      [poor, 5_000_00],
    ] as const) {
      const whole = await wholeUnderTest(join(into, 'jalon.db'), day);
      const year = await prepareTheYear(whole.ask, day);
      ({ porteur, committee } = year);
      envelope = await openTheEnvelope(whole.ask, day, amount);
      reference = await programmeALine(whole.ask, year, terms);
      await whole.settled();
      await whole.stop();
    }
  }, 60_000);
  afterAll(() => folder.remove());

  /** The whole on a copy of a folder of its own. */
  let copies = 0;
  function copyOf(from: string): string {
    const copy = folder.path(`copy-${String(copies++)}`);
    mkdirSync(copy);
    cpSync(from, copy, { recursive: true });
    return join(copy, 'jalon.db');
  }
  async function during<Result>(
    file: string,
    story: (whole: WholeUnderTest) => Promise<Result>,
    around?: (engines: Engines) => Engines,
  ): Promise<Result> {
    const whole = await wholeUnderTest(file, day, around);
    try {
      return await story(whole);
    } finally {
      await whole.stop();
    }
  }

  const commitment = () => `${reference}.L1`;
  async function sheetOf(whole: WholeUnderTest): Promise<Sheet> {
    const { status, body } = await whole.get(`programmation/dossiers/${reference}`);
    expect(status).toBe(200);
    return body as unknown as Sheet; // what a sheet answers, by its controller
  }
  const moneyOf = async (whole: WholeUnderTest) => (await sheetOf(whole)).state.file.lines[0]?.money;
  const nothingIsParked = (whole: WholeUnderTest) =>
    expect(whole.engines.bus.health().map(({ group, parked, held }) => [group, parked, held])).toEqual([
      ['programmation-hears-funding', 0, 0],
      ['funding-hears-programmation', 0, 0],
    ]);

  /** Granted, reserved, notified, committed: each step is heard before the next one is asked for. */
  async function committing({ ask, settled }: Pick<WholeUnderTest, 'ask' | 'settled'>): Promise<void> {
    for (const step of [
      () => grantTheLine(ask, reference, terms),
      () => notifyTheDecision(ask, reference, terms),
      () => commitTheLine(ask, commitment(), terms),
    ]) {
      await step();
      await settled();
    }
  }

  it('is reserved, committed, ordered and paid, and the dossier tells it to the instructor and to the porteur', async () => {
    await during(copyOf(rich), async (whole) => {
      await grantTheLine(whole.ask, reference, terms);
      await whole.settled();
      expect(await moneyOf(whole)).toMatchObject({ reserved: 2_000_000, committed: 0 });
      await notifyTheDecision(whole.ask, reference, terms);
      await whole.settled();
      await commitTheLine(whole.ask, commitment(), terms);
      await payTheLine(whole.ask, porteur, commitment(), terms, 500_000);
      await whole.settled();
      const sheet = await sheetOf(whole);
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
      const { body } = await whole.get(`programmation/dossiers/${reference}/history`);
      expect((body['items'] as { type: string }[]).map(({ type }) => type)).toContain('FundingPaid');
      const club = { id: 'club', name: 'Club', role: 'porteur', organisation: porteur } as const;
      const own = await whole.get(`programmation/dossiers/${reference}`, club);
      expect(own.body).toMatchObject({ state: { file: { lines: [{ money: { paid: 500_000 } }] } } });
      nothingIsParked(whole);
    });
  });

  it('waits for its convention above 23 000 €, follows its report, and closes at the last euro', async () => {
    const grant = { ...terms, name: 'grand', amount: 30_000_00 };
    await during(copyOf(rich), async (whole) => {
      const { ask, settled } = whole;
      const dossier = await programmeALine(ask, { campaign: '2016', porteur, committee }, grant);
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
      await payTheLine(ask, porteur, `${dossier}.L1`, grant, 12_000_00, ['decision', 'convention']);

      whole.on('2017-02-01');
      const next = '2017-02-01';
      const club = { id: 'club', name: 'Club', role: 'porteur', organisation: porteur } as const;
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
      await fundTheEnvelope(ask, envelope, next, 50_000_00, 'next-year');
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
      nothingIsParked(whole);
    });
  });

  it('is refused for lack of authority, which is work for the instructor until credit is found', async () => {
    await during(copyOf(poor), async (whole) => {
      await grantTheLine(whole.ask, reference, terms);
      await whole.settled();
      expect(await moneyOf(whole)).toMatchObject({
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
      await fundTheEnvelope(whole.ask, envelope, day, 50_000_00, 'more');
      await done(whole.ask, 'finance', `funding/commitments/${commitment()}/retry-reservation`, {}, 'retry');
      await whole.settled();
      expect(await moneyOf(whole)).toMatchObject({ reserved: 2_000_000 });
      expect(await moneyOf(whole)).not.toHaveProperty('refused');
      expect(await next()).toEqual(['Notifier la décision']);
      nothingIsParked(whole);
    });
  });

  it('gives its credit back when the porteur renounces or the decision is annulled', async () => {
    for (const [intent, role, status] of [
      ['withdraw', 'instructeur', 'withdrawn'],
      ['cancel', 'decideur', 'cancelled'],
    ] as const) {
      await during(copyOf(rich), async (whole) => {
        await committing(whole);
        const path = `programmation/dossiers/${reference}/${intent}`;
        await done(whole.ask, role, path, { reason: 'Projet abandonné.' }, intent);
        await whole.settled();
        const { state } = await sheetOf(whole);
        expect([state.status, state.file.lines[0]?.money]).toEqual([
          status,
          expect.objectContaining({ released: 2_000_000, paid: 0 }),
        ]);
        const { body } = await whole.get(`funding/envelopes/${envelope}`);
        expect(body['authority']).toMatchObject({ reserved: 0, committed: 0, available: 10_000_000 });
        nothingIsParked(whole);
      });
    }
  });

  it('starts over when the instruction is reopened: released, then reserved again for the new decision', async () => {
    await during(copyOf(rich), async (whole) => {
      await grantTheLine(whole.ask, reference, terms);
      await whole.settled();
      const path = `programmation/dossiers/${reference}/reopen`;
      await done(whole.ask, 'decideur', path, { reason: 'Recours gracieux.' }, 'reopen');
      await whole.settled();
      expect(await moneyOf(whole)).toMatchObject({ reserved: 0, released: 2_000_000 });
      const less = { ...terms, amount: 15_000_00 };
      await programmeAgain(whole.ask, committee, less);
      await grantTheLine(whole.ask, reference, less, '-bis');
      await whole.settled();
      expect(await moneyOf(whole)).toMatchObject({ reserved: 1_500_000, released: 0 });
      nothingIsParked(whole);
    });
  });

  it('is no longer undone once a payment is ordered', async () => {
    await during(copyOf(rich), async (whole) => {
      await committing(whole);
      await payTheLine(whole.ask, porteur, commitment(), terms, 500_000);
      await whole.settled();
      const path = `programmation/dossiers/${reference}/reopen`;
      expect(await whole.ask('decideur', path, { reason: 'Trop tard.' }, 'late')).toMatchObject({
        status: 409,
        body: { code: 'dossier/payment-was-ordered' },
      });
    });
  });

  it('ends the same when every message is told ten times, and all before it again', async () => {
    const expected = await during(copyOf(rich), async (whole) => {
      await committing(whole);
      return whatWasWritten(whole.engines);
    });
    await during(
      copyOf(rich),
      async (whole) => {
        await committing(whole);
        expect(await whatWasWritten(whole.engines)).toEqual(expected);
        nothingIsParked(whole);
      },
      (engines) => ({ ...engines, bus: repeating(engines.bus, 10) }),
    );
  });

  it('is set aside with its cause when it cannot be carried out, and told again once the cause is gone', async () => {
    let broken = true;
    await during(
      copyOf(rich),
      async (whole) => {
        await grantTheLine(whole.ask, reference, terms);
        await whole.settled();
        expect(await moneyOf(whole)).toBeUndefined();
        const group = 'funding-hears-programmation';
        const { body } = await whole.get('messages', 'admin');
        const items = body['items'] as { group: string; messages: object[] }[];
        expect(items.find((one) => one.group === group)?.messages).toMatchObject([
          { key: `dossier-${reference}`, cause: 'LineUnreadable: Ligne illisible' },
        ]);
        const key = { key: `dossier-${reference}` };
        const path = `messages/${group}/replay`;
        expect((await whole.ask('instructeur', path, key, 'not-mine')).status).toBe(403);
        broken = false;
        expect(await done(whole.ask, 'admin', path, key, 'replay')).toEqual({ passed: 1, left: 0 });
        await whole.settled();
        expect(await moneyOf(whole)).toMatchObject({ reserved: 2_000_000 });
      },
      ({ bus, ...engines }) => ({
        ...engines,
        bus: wrapped(bus, (consumer) => ({
          ...consumer,
          handler: (message) =>
            broken ? Promise.reject(new LineUnreadable('Ligne illisible')) : consumer.handler(message),
        })),
      }),
    );
  });

  it('waits for a service that is down, and is paid for once it is back', async () => {
    for (const down of ['funding-hears-programmation', 'programmation-hears-funding']) {
      const file = copyOf(rich);
      await during(
        file,
        async (whole) => {
          await grantTheLine(whole.ask, reference, terms);
          await notifyTheDecision(whole.ask, reference, terms);
          await whole.settled();
          expect(await moneyOf(whole)).toBeUndefined();
        },
        (engines) => ({
          ...engines,
          bus: wrapped(engines.bus, (consumer) => (consumer.group === down ? undefined : consumer)),
        }),
      );
      await during(file, async (whole) => {
        await whole.settled();
        await commitTheLine(whole.ask, commitment(), terms);
        await whole.settled();
        expect(await moneyOf(whole)).toMatchObject({ reserved: 0, committed: 2_000_000 });
        nothingIsParked(whole);
      });
    }
  });

  it.each([
    ['', () => undefined],
    [
      ', and what each service had heard is lost with it',
      (file: string) => rmSync(join(dirname(file), 'jalon-consumers.db')),
    ],
  ])(
    'ends the same wherever the process dies between grant and commitment%s',
    async (_, losing) => {
      const expected = await during(copyOf(rich), async (whole) => {
        await committing(whole);
        return whatWasWritten(whole.engines);
      });
      let deaths = 0;
      for (let lived = 1; ; lived++) {
        const file = copyOf(rich);
        let mortal: MortalStore | undefined;
        await during(
          file,
          (whole) => committing(impatient(whole)).catch(() => undefined),
          (engines) => {
            mortal = new MortalStore(engines.store, lived);
            return { ...engines, store: mortal as unknown as Engines['store'] }; // the services see a log, no more
          },
        );
        const died = mortal?.dead === true;
        if (died) deaths++;
        losing(file);
        await during(file, async (whole) => {
          await committing(whole); // the same requests again, under their keys
          expect([lived, await whatWasWritten(whole.engines)]).toEqual([lived, expected]);
          nothingIsParked(whole);
        });
        if (!died) break;
      }
      // Granted, reserved, heard; notified, heard; committed twice, heard.
      expect(deaths).toBe(9);
    },
    120_000,
  );

  /** Waits for the services, but not for one that died. */
  function impatient(whole: WholeUnderTest): Pick<WholeUnderTest, 'ask' | 'settled'> {
    const { engines } = whole;
    return {
      ask: whole.ask,
      settled: async () => engines.bus.waitFor(await engines.store.lastPosition(), 300),
    };
  }

  /** Through another session of the committee, after the instruction was reopened. */
  async function programmeAgain(ask: Ask, committee: string, { amount }: GrantTerms): Promise<void> {
    const does = (role: 'instructeur' | 'secretaire-comite', path: string, payload: object) =>
      done(ask, role, `programmation/${path}`, payload, `again/${path}`);
    const proposals = [{ lineId: 'L1', amount }];
    const { id } = await does('secretaire-comite', 'sessions', { committee, heldOn: day, place: 'Lille' });
    const session = `sessions/${String(id)}`;
    const item = { dossier: reference, instructionNote: 'Revu à la baisse.', proposals };
    await does('instructeur', `${session}/add-agenda-item`, item);
    await does('secretaire-comite', `${session}/open`, { chair: { id: 'm1', name: 'm1' } });
    await does('secretaire-comite', `${session}/record-attendance`, { present: ['m1', 'm2'], excused: [] });
    const ballots = ['m1', 'm2'].map((member) => ({ member, ballot: 'for' }));
    const favourable = { dossier: reference, opinion: 'favourable', ballots };
    await does('secretaire-comite', `${session}/record-opinion`, favourable);
    await does('secretaire-comite', `${session}/close`, {});
    await does('instructeur', `dossiers/${reference}/program`, { lines: proposals });
  }
});

class LineUnreadable extends DomainError {
  readonly code = 'test/line-unreadable';
}
