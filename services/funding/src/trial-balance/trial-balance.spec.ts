import { describe, expect, it } from '@jest/globals';
import { facts } from '../commitment/commitment.examples.ts';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import { act, euros, opened, reserved } from '../envelope/envelope.examples.ts';
import { Balances } from './recorded.examples.ts';
import { trialBalanceOf } from './trial-balance.ts';

const envelope = 'envelope-etat.fipd.2016';
const commitment = 'commitment-D16-7K3M9Q.L1';

describe('The trial balance', () => {
  it('shows where the authority stands: voted, unallocated, available, reserved', () => {
    const { rows, balanced } = trialBalanceOf(new Balances().add(envelope, ...reserved).all());
    const standing = rows.map(({ account, closingDebit, closingCredit }) => [
      account,
      closingDebit - closingCredit,
    ]);
    expect(standing).toEqual([
      ['ae-voted', -euros(1_000)],
      ['ae-unallocated', euros(200)],
      ['ae-available', euros(500)],
      ['ae-reserved', euros(300)],
      ['cp-opened', -euros(500)],
      ['cp-available', euros(500)],
    ]);
    expect(balanced).toBe(true);
  });

  it('owes the beneficiary what is settled, then what is ordered, until the accountant has paid', () => {
    const { opened: open, obtained, accounting, legal, certified, liquidated, ordered, paid } = facts;
    const balances = new Balances();
    const standing = () =>
      Object.fromEntries(
        trialBalanceOf(balances.all()).rows.map((row) => [
          row.account,
          (row.closingDebit - row.closingCredit) / 100,
        ]),
      );
    balances.add(commitment, open, obtained, accounting, legal, certified);
    expect(standing()).toEqual({ 'grants-promised': -30_000, 'grants-to-settle': 30_000 });
    balances.add(commitment, liquidated);
    expect(standing()).toMatchObject({ 'grants-expense': 10_000, 'beneficiary-settled': -10_000 });
    balances.add(commitment, ordered);
    expect(standing()).toMatchObject({ 'beneficiary-settled': 0, 'beneficiary-payable': -10_000 });
    balances.add(commitment, paid);
    expect(standing()).toMatchObject({ 'beneficiary-payable': 0, treasury: -10_000 });
  });

  it('takes back the whole of an order that the accountant rejected, though its rejection names no amount', () => {
    const { opened: open, obtained, accounting, legal, certified, liquidated, ordered, rejected } = facts;
    const balances = new Balances().add(
      commitment,
      ...[open, obtained, accounting, legal, certified, liquidated, ordered, rejected],
    );
    const { rows } = trialBalanceOf(balances.all());
    expect(rows.find(({ account }) => account === 'beneficiary-payable')).toMatchObject({
      debit: euros(10_000),
      credit: euros(10_000),
    });
  });

  it('brings earlier exercices forward and leaves later ones out', () => {
    const credits = (exercice: number, amount: number): EnvelopeEvent => ({
      type: 'PaymentCreditsOpened',
      data: { exercice, amount: euros(amount), act },
    });
    const balances = new Balances().add(
      envelope,
      ...[opened, credits(2016, 100), credits(2017, 40), credits(2018, 7)],
    );
    const { rows, totals, balanced, controls } = trialBalanceOf(balances.all(), 2017);
    expect(rows.find(({ account }) => account === 'cp-opened')).toMatchObject({
      openingCredit: euros(100),
      credit: euros(40),
      closingCredit: euros(140),
    });
    expect(totals.openingDebit).toBe(totals.openingCredit);
    expect(balanced).toBe(true);
    expect(controls).toEqual([]);
  });

  it('says where envelopes and commitments disagree, instead of hiding it in a balance', () => {
    const { opened: open, obtained, accounting } = facts;
    const balances = new Balances().add(envelope, ...reserved).add(commitment, open, obtained, accounting);
    const { balanced, controls } = trialBalanceOf(balances.all());
    expect(balanced).toBe(true);
    expect(controls.filter(({ holds }) => !holds)).toEqual([
      {
        control: 'Les AE engagées des enveloppes sont ce que les engagements ont d’engagé',
        left: 0,
        right: euros(30_000),
        holds: false,
      },
    ]);
  });

  it('stops on a payment of an order that it never saw, rather than guess', () => {
    const balances = new Balances().add(commitment, facts.opened, facts.obtained, facts.accounting);
    expect(() => balances.add(commitment, facts.paid)).toThrow('The journal has no order 2016-00001');
  });
});
