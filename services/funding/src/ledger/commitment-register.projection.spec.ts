import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@jalon/event-store';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { euros, facts } from '../commitment/commitment.examples.ts';
import { recorded } from '../trial-balance/recorded.examples.ts';
import { type RegisteredCommitment, commitmentRegister } from './commitment-register.projection.ts';

function after(...told: readonly CommitmentEvent[]): RegisteredCommitment | undefined {
  return told.reduce<RegisteredCommitment | undefined>(
    (document, fact, nth) =>
      commitmentRegister.evolve(
        document,
        recorded('commitment-D16-7K3M9Q.L1', fact, nth) as Recorded<CommitmentEvent>,
        'D16-7K3M9Q.L1',
      ),
    undefined,
  );
}

const { opened, obtained, denied, accounting, legal, certified, liquidated, reportDue, accepted } = facts;

describe('The register of commitments', () => {
  it('tells the status that the commitment itself would tell, and its amounts', () => {
    expect(after(opened, obtained, accounting, legal, certified, liquidated)).toMatchObject({
      commitment: 'D16-7K3M9Q.L1',
      status: 'partly-liquidated',
      committed: euros(30_000),
      liquidated: euros(10_000),
      left: { toLiquidate: euros(20_000), toOrder: euros(10_000) },
      ejs: ['2102368447'],
      exercices: [2016],
      revision: 5,
    });
  });

  it('puts at stake what was granted, until something is committed', () => {
    expect(after(opened, denied)).toMatchObject({ status: 'denied', committed: 0, amount: euros(30_000) });
  });

  it('awaits a report from the day it is due until it is received or accepted', () => {
    expect(after(opened, obtained, reportDue)).toMatchObject({ reportDueOn: '2017-06-30' });
    expect(after(opened, obtained, reportDue, accepted)).not.toHaveProperty('reportDueOn');
  });
});
