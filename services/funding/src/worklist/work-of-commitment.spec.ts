import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@jalon/event-store';
import { type Day, cents } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { certified, euros, facts, liquidated } from '../commitment/commitment.examples.ts';
import { type RegisteredCommitment, commitmentRegister } from '../ledger/commitment-register.projection.ts';
import { recorded } from '../trial-balance/recorded.examples.ts';
import { workOf } from './work-of-commitment.ts';
import type { WorkWorld } from './work-world.ts';

/** 2 June 2016, a world in which nothing blocks. */
const world: WorkWorld = {
  today: '2016-06-02' as Day,
  rules: { overdueReport: 'warn' },
  openExercices: [2016],
  availableAuthority: () => euros(100_000),
  unspentCredits: () => euros(100_000),
  accountOf: () => 'confirmed',
  overdueDossiersOf: () => [],
};

function after(...told: readonly CommitmentEvent[]): RegisteredCommitment {
  const [first, ...others] = told;
  const evolve = (
    document: RegisteredCommitment | undefined,
    fact: CommitmentEvent | undefined,
    at: number,
  ) =>
    fact &&
    commitmentRegister.evolve(
      document,
      recorded('commitment-D16-7K3M9Q.L1', fact, at) as Recorded<CommitmentEvent>,
      'D16-7K3M9Q.L1',
    );
  const document = others.reduce<RegisteredCommitment | undefined>(
    (before, fact, nth) => evolve(before, fact, nth + 1),
    evolve(undefined, first, 0),
  );
  if (document === undefined) throw new Error('The facts open no commitment');
  return document;
}

/** What is to do, as `kind amount (blocked)`. */
function work(commitment: RegisteredCommitment, changes: Partial<WorkWorld> = {}): readonly string[] {
  return workOf(commitment, { ...world, ...changes }).map(({ kind, amount, blocked }) =>
    [kind, amount / 100, ...blocked.map(({ reason }) => `(${reason})`)].join(' '),
  );
}

const { opened, denied, obtained, notified, convention, accounting, legal, ordered, rejected, paid } = facts;
const debt = [opened, obtained, notified, convention, accounting, legal];

describe('What is to do on a commitment', () => {
  it('is to reserve again when it was denied, which waits for credits', () => {
    expect(work(after(opened, denied))).toEqual(['reserve-again 30000']);
    expect(work(after(opened, denied), { availableAuthority: () => euros(29_999.99) })).toEqual([
      'reserve-again 30000 (credits-missing)',
    ]);
  });

  it('is to commit what is reserved, on an exercice that is open', () => {
    expect(work(after(opened, obtained))).toEqual(['commit 30000']);
    expect(work(after(opened, obtained), { openExercices: [] })).toEqual([
      'commit 30000 (exercice-not-open)',
    ]);
  });

  it('is to commit legally, once the decision is notified and the convention is in force', () => {
    expect(work(after(opened, obtained, accounting))).toEqual([
      'commit-legally 30000 (decision-not-notified)',
    ]);
    expect(work(after(opened, obtained, accounting, notified))).toEqual([
      'commit-legally 30000 (convention-missing)',
    ]);
    expect(work(after(opened, obtained, notified, convention, accounting))).toEqual(['commit-legally 30000']);
  });

  it('is to certify a first payment, then to settle it by another person', () => {
    expect(work(after(...debt))).toEqual(['certify 30000']);
    const certifiedOnce = after(...debt, certified('C1', 'advance'));
    expect(work(certifiedOnce)).toEqual(['settle 30000']);
    expect(workOf(certifiedOnce, world)).toMatchObject([{ concerns: 'C1', notBy: 'celia' }]);
  });

  it('is to order what is settled, on a confirmed account, an open exercice and enough credits', () => {
    const settled = after(...debt, certified('C1', 'advance'), liquidated('Q1', 'C1', 'advance', 10_000));
    const awaited = 'certify 20000 (report-not-accepted)';
    expect(work(settled)).toEqual([awaited, 'order 10000']);
    expect(work(settled, { accountOf: () => 'none' })).toEqual([awaited, 'order 10000 (account-missing)']);
    expect(work(settled, { accountOf: () => 'unconfirmed' })[1]).toBe('order 10000 (account-not-confirmed)');
    expect(work(settled, { openExercices: [] })[1]).toBe('order 10000 (exercice-not-open)');
    expect(work(settled, { unspentCredits: () => cents(999_999) })[1]).toBe(
      'order 10000 (payment-credits-missing)',
    );
  });

  it('is to order again what the accountant rejected, counted from the rejection', () => {
    const again = after(
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
      rejected,
    );
    expect(workOf(again, world).find(({ kind }) => kind === 'order')).toMatchObject({
      since: '2016-05-20',
      dueOn: '2016-05-30',
      late: true,
    });
  });

  it('waits for the accountant to pay what is ordered, and is late after ten days', () => {
    const waiting = after(
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
    );
    expect(workOf(waiting, world).find(({ kind }) => kind === 'pay')).toMatchObject({
      concerns: '2016-00001',
      since: '2016-05-04',
      dueOn: '2016-05-14',
      late: true,
      who: 'comptable',
    });
  });

  it('awaits the report until its day, then is late', () => {
    const waiting = after(
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
      paid,
      facts.reportDue,
    );
    expect(workOf(waiting, world)).toMatchObject([{ kind: 'certify', dueOn: '2017-06-30', late: false }]);
    const after30June = { ...world, today: '2017-07-01' as Day };
    expect(workOf(waiting, after30June)).toMatchObject([{ kind: 'certify', late: true }]);
  });

  it('is to certify the balance that the accepted report gives a right to, and to release the rest', () => {
    const paidOnce = [
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
      paid,
    ];
    // 30,000 € for 50,000 €: 24,000 € for the 40,000 € that the action cost.
    expect(work(after(...paidOnce, facts.accepted))).toEqual(['certify 14000']);
    const balanced = [certified('C2', 'balance'), liquidated('Q2', 'C2', 'balance', 14_000)];
    expect(work(after(...paidOnce, facts.accepted, ...balanced))).toEqual(['order 14000', 'release 6000']);
  });

  it('holds the balance back while the body owes another report, where the rule says so', () => {
    const waiting = after(
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
      paid,
      facts.accepted,
      certified('C2', 'balance'),
    );
    const owing = { overdueDossiersOf: () => ['D15-2AAAAA'] };
    expect(work(waiting, owing)).toEqual(['settle 14000']);
    expect(work(waiting, { ...owing, rules: { overdueReport: 'block' } })).toEqual([
      'settle 14000 (report-overdue-elsewhere)',
    ]);
    expect(
      work(waiting, { overdueDossiersOf: () => ['D16-7K3M9Q'], rules: { overdueReport: 'block' } }),
    ).toEqual(['settle 14000']);
  });

  it('is to ask back what was paid beyond the right to it, then to follow its recovery', () => {
    const overpaid = [
      ...debt,
      certified('C1', 'advance'),
      liquidated('Q1', 'C1', 'advance', 10_000),
      ordered,
      paid,
      {
        type: 'FinancialReportAccepted',
        data: { actualCost: euros(10_000), acceptedOn: world.today },
      } as const,
    ];
    expect(work(after(...overpaid))).toEqual(['ask-back 4000', 'release 20000']);
    expect(work(after(...overpaid, facts.released, facts.recovery))).toEqual(['collect 4000']);
    expect(work(after(...overpaid, facts.released, facts.recovery, facts.collected))).toEqual([]);
  });
});
