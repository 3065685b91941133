import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { type Asker, type Day, cents, instant } from '@jalon/kernel';
import { type TemporaryLog, temporaryLog } from '@jalon/testing';
import { BeneficiaryDesk } from '../beneficiary/beneficiary.handlers.ts';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import { CommitmentDesk } from '../commitment/commitment-desk.ts';
import type { OpenCommitment } from '../commitment/commitment.state.ts';
import { decisionContext } from '../decision-context.ts';
import type { EnvelopeIntent } from '../envelope/envelope.commands.ts';
import { act } from '../envelope/envelope.examples.ts';
import { type Envelopes, openEnvelopes } from '../envelope/envelope.handlers.ts';
import { creditsOf, unspentCredits } from '../envelope/envelope-figures.state.ts';
import { ExerciceClosing } from './exercice-closing.ts';
import { type Exercices, openExercices } from './exercice.handlers.ts';

const envelope = 'etat.fipd.2016';
const process: Asker = { id: 'systeme', name: 'Jalon', role: 'systeme' };
const fatou: Asker = { id: 'fatou', name: 'Fatou', role: 'finance' };
const hugo: Asker = { id: 'hugo', name: 'Hugo', role: 'finance' };
const claire: Asker = { id: 'claire', name: 'Claire', role: 'certificateur' };

const terms = {
  grantAct: { reference: 'Arrêté 2016-12', date: '2016-02-15' as Day },
  beneficiary: { id: 'P-CLUB', name: 'Club de prévention', legalForm: 'private-law' as const },
};

/** What the last certificate and the last debt are called. */
const lastCertificate = (state: OpenCommitment) => state.certificates.at(-1)?.certificate ?? '';
const lastLiquidation = (state: OpenCommitment) => state.liquidations.at(-1)?.liquidation ?? '';

describe('The year 2016 of two grants, its end, and 2017', () => {
  let log: TemporaryLog;
  let envelopes: Envelopes;
  let exercices: Exercices;
  let desk: CommitmentDesk;
  let closing: ExerciceClosing;
  let acts = 0;

  const on = (day: string) => log.clock.set(instant(`${day}T10:00:00Z`));
  const next = ({ id, role }: Asker): CommandEnvelope => ({
    commandId: derivedId('fin d’année', acts++),
    actor: { id, role },
  });
  async function does(line: string, asked: CommitmentIntent, who: Asker): Promise<OpenCommitment> {
    const { state } = await desk.handle(`D16-7K3M9Q.${line}`, asked, next(who), who);
    if (state.status === 'absent') throw new Error('There is no commitment');
    return state;
  }
  const onEnvelope = (asked: EnvelopeIntent) =>
    envelopes.handle(envelope, asked, next(fatou), { envelope, ...decisionContext(log.clock, fatou) });
  const onExercice = (exercice: number, asked: Parameters<Exercices['handle']>[1]) =>
    exercices.handle(String(exercice), asked, next(fatou), {
      exercice,
      ...decisionContext(log.clock, fatou),
    });

  /** Granted, notified, committed. */
  async function commit(line: string, granted: number): Promise<void> {
    const { grantAct, beneficiary } = terms;
    const opening = { dossier: 'D16-7K3M9Q', lineId: line, title: 'Café des parents', act: grantAct };
    await does(
      line,
      {
        intent: 'open',
        ...opening,
        funder: 'etat',
        dispositif: 'fipd',
        year: 2016,
        beneficiary,
        granted: cents(granted),
        eligibleCost: cents(2 * granted),
        nature: 'operating',
        origin: 'granted',
      },
      process,
    );
    const notifiedOn = '2016-02-20' as Day;
    await does(line, { intent: 'hear-notification', notifiedOn, conventionRequired: false }, process);
    await does(line, { intent: 'commit-accounting', number: `E-${line}`, exercice: 2016 }, fatou);
    const ej = line === 'L1' ? '2102368447' : '2102368448';
    await does(line, { intent: 'commit-legally', act: grantAct, ej, exercice: 2016 }, fatou);
  }

  /** Certified by one person, settled by another. @returns the debt's id */
  async function owe(line: string, amount: number): Promise<string> {
    const basis = 'Bilan intermédiaire reçu.';
    const certified = await does(
      line,
      { intent: 'certify-service', kind: 'instalment', basis, pieces: ['Bilan intermédiaire'] },
      claire,
    );
    const certificate = lastCertificate(certified);
    const settled = await does(
      line,
      { intent: 'settle-liquidation', certificate, amount: cents(amount) },
      fatou,
    );
    return lastLiquidation(settled);
  }

  const order = (line: string, liquidation: string, exercice: number, pieces: string[]) =>
    does(line, { intent: 'issue-payment-order', liquidation, exercice, pieces }, fatou);

  beforeAll(async () => {
    log = temporaryLog('fin-d-annee');
    envelopes = openEnvelopes(log);
    exercices = openExercices(log);
    const beneficiaries = new BeneficiaryDesk(log);
    desk = new CommitmentDesk(log, {
      envelopes,
      exercices,
      beneficiaries,
      scheduleOf: () => Promise.resolve([]),
      overdueReportsOf: () => Promise.resolve([]),
    });
    closing = new ExerciceClosing(log, exercices, envelopes, {
      attach: (commitment, exercice, command, actor) =>
        desk.handle(commitment, { intent: 'attach-to-exercice', exercice }, command, actor),
    });
    on('2016-01-05');
    await onExercice(2016, { intent: 'open' });
    const budget = { funder: 'etat', dispositif: 'fipd', year: 2016, label: 'FIPD 2016', act };
    const amount = cents(1_000_00);
    await onEnvelope({ intent: 'open', ...budget });
    await onEnvelope({ intent: 'vote-authority', amount, act });
    await onEnvelope({ intent: 'allocate', amount, act, operation: 'Actions' });
    await onEnvelope({ intent: 'open-payment-credits', exercice: 2016, amount, act });
    const account = { iban: 'FR7630006000011234567890189', holder: 'Club', evidence: 'RIB' };
    const { state } = await beneficiaries.handle(
      'P-CLUB',
      { intent: 'propose-account', ...account },
      next(fatou),
      fatou,
    );
    const proposal = 'proposal' in state ? state.proposal.proposal : '';
    await beneficiaries.handle('P-CLUB', { intent: 'confirm-account', proposal }, next(hugo), hugo);
    on('2016-03-01');
    await commit('L1', 300_00);
    await commit('L2', 400_00);
  });
  afterAll(() => log.remove());

  let december = '';

  it('orders in 2016 what is owed in time, under the first number', async () => {
    const first = await owe('L1', 100_00);
    const { orders } = await order('L1', first, 2016, ['decision']);
    expect(orders).toMatchObject([{ number: 1, exercice: 2016, bordereau: 1, amount: 100_00 }]);
    on('2016-12-15');
    december = await owe('L1', 150_00);
  });

  it('takes no order in January on a service of January', async () => {
    on('2016-12-20');
    await onExercice(2016, { intent: 'open-complementary-period', until: '2017-01-20' as Day });
    on('2017-01-10');
    const january = await owe('L2', 200_00);
    await expect(order('L2', january, 2016, ['decision'])).rejects.toMatchObject({
      code: 'exercice/service-of-another-year',
    });
  });

  it('closes with what was certified in it attached, what is still needed carried over, the rest lapsed', async () => {
    on('2017-01-21');
    const command = next(fatou);
    const report = await closing.run(2016, 'CA 2016', command, fatou);
    expect(report).toMatchObject({
      closed: { on: '2017-01-21' },
      // 700 € committed, 100 € ordered.
      carriedOver: 600_00,
      lapsed: 300_00,
      attached: { amount: 150_00, commitments: [{ commitment: 'D16-7K3M9Q.L1', amount: 150_00 }] },
    });
    expect(await closing.run(2016, 'CA 2016', command, fatou)).toEqual(report);
  });

  it('orders in 2017, on the credits carried over, what was committed in 2016', async () => {
    await expect(order('L1', december, 2016, ['sums-already-paid', 'justifications'])).rejects.toMatchObject({
      code: 'commitment/exercice-not-open',
    });
    await onExercice(2017, { intent: 'open' });
    const { orders } = await order('L1', december, 2017, ['sums-already-paid', 'justifications']);
    expect(orders.at(-1)).toMatchObject({ number: 1, exercice: 2017, amount: 150_00 });
    const { state } = await envelopes.load(envelope);
    if (state.status !== 'open') throw new Error('There is no envelope');
    expect([2016, 2017].map((year) => unspentCredits(creditsOf(state, year)))).toEqual([0, 450_00]);
    expect(creditsOf(state, 2017)).toMatchObject({ carriedIn: 600_00, consumed: 150_00 });
  });
});
