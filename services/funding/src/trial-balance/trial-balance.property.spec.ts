import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  netCommitted,
  remainder,
  toOrder,
  toPay,
  toRecover,
} from '../commitment/commitment-amounts.state.ts';
import type { CommitmentAmounts } from '../commitment/commitment.state.ts';
import { availableAuthority, creditsHeld, unallocated } from '../envelope/envelope-figures.state.ts';
import { historyOf, steps as envelopeSteps } from '../envelope/authority.examples.ts';
import { type Account, accounts, chartOfAccounts } from './chart-of-accounts.ts';
import { Programme } from './programme.examples.ts';
import { steps } from './programme-steps.examples.ts';
import { Balances } from './recorded.examples.ts';
import { type TrialBalance, trialBalanceOf } from './trial-balance.ts';

/** What an account holds: debit less credit. */
function balanceIn({ rows }: TrialBalance, account: Account): number {
  const row = rows.find((one) => one.account === account);
  return row === undefined ? 0 : row.closingDebit - row.closingCredit;
}

/** The balances as the states of the two subjects tell them, which the journal never looks at. */
function expectedOf({ envelope, commitments }: Programme): Readonly<Partial<Record<Account, number>>> {
  if (envelope.status === 'absent') return {};
  const lines = [...commitments.values()].flatMap((one) => (one.status === 'absent' ? [] : [one.amounts]));
  const total = (of: (amounts: CommitmentAmounts) => number) =>
    lines.reduce((sum, amounts) => sum + of(amounts), 0);
  const credits = Object.values(envelope.credits);
  const { authority } = envelope;
  return {
    'ae-unallocated': unallocated(authority),
    'ae-available': availableAuthority(authority),
    'ae-reserved': total(({ reserved }) => reserved),
    'ae-committed': total(netCommitted),
    'cp-consumed': total(({ ordered }) => ordered),
    'cp-available': credits.reduce((sum, one) => sum + creditsHeld(one) - one.consumed, 0),
    'grants-to-settle': total(remainder),
    'grants-expense': total(({ liquidated }) => liquidated),
    'beneficiary-settled': total((amounts) => -toOrder(amounts)),
    'beneficiary-payable': total((amounts) => -toPay(amounts)),
    treasury: total(({ recovered, paid }) => recovered - paid),
    'recovery-receivable': total(toRecover),
    'recovery-loss': total(({ writtenOff }) => writtenOff),
  };
}

describe('Whatever is asked of an envelope and of its commitments, in whatever order,', () => {
  it('the trial balance balances after every append, and says what the subjects say of themselves', () => {
    const used = new Set<Account>();
    let appends = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const programme = new Programme(sequence);
        const balances = new Balances();
        for (const append of programme.appends) {
          for (const { stream, fact } of append) balances.add(stream, fact);
          const balance = trialBalanceOf(balances.all());
          expect(balance.balanced).toBe(true);
          expect(balance.controls.filter(({ holds }) => !holds)).toEqual([]);
          for (const exercice of [2016, 2017]) {
            expect(trialBalanceOf(balances.all(), exercice).balanced).toBe(true);
          }
          for (const account of accounts) {
            const held = balanceIn(balance, account);
            if (held !== 0) used.add(account);
            const { stands } = chartOfAccounts[account];
            // No account ever stands on the wrong side: nothing leaves a place where it was not.
            if (stands !== 'either') expect(stands === 'debit' ? held : 0 - held).toBeGreaterThanOrEqual(0);
          }
          appends += 1;
        }
        const balance = trialBalanceOf(balances.all());
        for (const [account, expected] of Object.entries(expectedOf(programme))) {
          expect([account, balanceIn(balance, account as Account)]).toEqual([account, expected]);
        }
      }),
      { numRuns: 150 },
    );
    expect(appends).toBeGreaterThan(5_000);
    // The property speaks of something: every account was used, but those of delegations, closings and year ends.
    const quiet = ['ae-exchanged', 'cp-exchanged', 'cp-carried-over', 'cp-lapsed', 'attached-expense'];
    expect(accounts.filter((account) => !used.has(account)).sort()).toEqual(
      [...quiet, 'attached-debt'].sort(),
    );
  });

  it('what envelopes delegate, carry over and let lapse balances too', () => {
    const used = new Set<Account>();
    fc.assert(
      fc.property(envelopeSteps, (sequence) => {
        const balances = new Balances();
        for (const append of historyOf(sequence)) {
          for (const { on, event } of append) balances.add(`envelope-${on}`, event);
          const balance = trialBalanceOf(balances.all());
          expect(balance.balanced).toBe(true);
          expect(balance.controls.slice(2).filter(({ holds }) => !holds)).toEqual([]);
          for (const { account } of balance.rows) used.add(account);
        }
      }),
      { numRuns: 150 },
    );
    expect(used).toContain('ae-exchanged');
    expect(used).toContain('cp-exchanged');
    expect(used).toContain('cp-carried-over');
    expect(used).toContain('cp-lapsed');
  });
});
