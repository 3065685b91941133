import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import { isSquare, netCommitted, recoverable, toRecover } from './commitment-amounts.state.ts';
import {
  type CommitmentIntentName,
  commitmentHttpIntents,
  commitmentIntentNames,
  commitmentIntentRow,
  commitmentIntents,
  possibleIntents,
} from './commitment.commands.ts';
import { commitmentDecider } from './commitment.decider.ts';
import { type CommitmentEvent, commitmentEventSchemas } from './commitment.events.ts';
import { euros, facts, factsTo, openAfter, paid, people, stateAfter, terms } from './commitment.examples.ts';
import { ask, asking, examples } from './commitment-intents.examples.ts';
import { commitmentStatuses } from './commitment.state.ts';

const { decide, evolve } = commitmentDecider;

describe('A commitment, in each of its states', () => {
  it.each(commitmentStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateAfter(factsTo[status]).status).toBe(status);
  });

  const table = commitmentStatuses.flatMap((status) =>
    commitmentIntentNames.map((name) => ({ status, name })),
  );

  it.each(table.filter(({ status, name }) => !possibleIntents[status].includes(name)))(
    'refuses $name when it is $status',
    ({ status, name }) => {
      const refusal = decide(ask(name), stateAfter(factsTo[status]), asking(name));
      expect(refusal).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
    },
  );

  it.each(table.filter(({ status, name }) => possibleIntents[status].includes(name)))(
    'takes $name when it is $status, subject to its rules',
    ({ status, name }) => {
      const decision = decide(ask(name), stateAfter(factsTo[status]), asking(name));
      expect(decision).not.toBeInstanceOf(NotPossibleNow);
    },
  );

  /** Two intents need one fact more than the state that takes them. */
  const preparing: Partial<Record<CommitmentIntentName, readonly CommitmentEvent[]>> = {
    'settle-liquidation': [...factsTo.legal, facts.certified],
    'commit-legally': [...factsTo.accounting, facts.notified, facts.convention],
  };

  it.each(commitmentIntentNames)(
    'accepts %s in one state at least, and says facts that can be read again',
    (name) => {
      const histories = [preparing[name] ?? [], ...commitmentStatuses.map((status) => factsTo[status])];
      const accepted = histories.filter((history) => {
        const decision = decide(ask(name), stateAfter(history), asking(name));
        if (isRefusal(decision)) return false;
        for (const { type, data } of decision) {
          expect(commitmentEventSchemas[type].safeParse(data).success).toBe(true);
        }
        return decision.length > 0;
      });
      expect(accepted).not.toEqual([]);
    },
  );
});

describe('theRoleMay', () => {
  it('accepts a role of the table', () => {
    given(commitmentDecider, factsTo.legal)
      .when(ask('release'), asking('release'))
      .thenTypes('RemainderReleased', 'CommitmentSettled');
  });
  it.each(commitmentIntentNames)('refuses %s to an instructor and to an auditor', (name) => {
    for (const role of ['instructeur', 'auditeur', 'porteur']) {
      const decision = decide(
        ask(name),
        stateAfter(factsTo.legal),
        asking(name, { actor: { ...people.farah, role } }),
      );
      expect(decision).toBeInstanceOf(RoleRefused);
    }
  });
  it('keeps certification for the certifier', () => {
    expect(commitmentIntents['certify-service'].roles).toEqual(['certificateur']);
  });
  it('shows over HTTP what people ask, and nothing of what is heard', () => {
    const open = Object.keys(commitmentHttpIntents);
    expect(open).toEqual(
      commitmentIntentNames.filter((name) => commitmentIntentRow(name).internal === undefined),
    );
    expect(open.some((name) => name.startsWith('hear-'))).toBe(false);
  });
});

describe('theCommitmentExists', () => {
  it('accepts to open one that does not exist yet', () => {
    given(commitmentDecider, [])
      .when(ask('open'), asking('open'))
      .thenFacts(facts.opened, { type: 'ReservationObtained', data: { amount: euros(30_000), rank: 2 } });
  });
  it('refuses anything else', () => {
    given(commitmentDecider, []).when(ask('release'), asking('release')).thenRefused(NotFound);
  });
});

describe('The reservation', () => {
  it('is denied on record when the envelope has too little, and may be tried again', () => {
    const poor = { kind: 'denied', available: euros(100) } as const;
    given(commitmentDecider, [])
      .when(ask('open'), asking('open', { reservation: poor }))
      .thenFacts(facts.opened, facts.denied);
    given(commitmentDecider, factsTo.denied)
      .when(ask('retry-reservation'), asking('retry-reservation'))
      .thenTypes('ReservationObtained');
  });
  it('is not asked for a grant of the past', () => {
    given(commitmentDecider, [])
      .when(ask('open', { origin: 'imported' }), asking('open', { reservation: undefined }))
      .thenTypes('CommitmentOpened');
  });
  it('begins anew when the line is granted again after it was given up', () => {
    const again = [...factsTo.cancelled, facts.opened, facts.obtained];
    expect(stateAfter(again)).toMatchObject({ status: 'reserved', amounts: { reserved: euros(30_000) } });
    expect(stateAfter(again)).not.toHaveProperty('exit');
    given(commitmentDecider, factsTo.lapsed)
      .when(ask('open', { granted: euros(10) }), asking('open'))
      .thenTypes('CommitmentOpened', 'ReservationObtained');
  });
  it('names the envelope of the funder, the dispositif and the year, or the one that it is told', () => {
    given(commitmentDecider, [])
      .when(ask('open', { envelope: 'etat.2016' }), asking('open'))
      .thenFacts(
        { type: 'CommitmentOpened', data: { ...terms, envelope: 'etat.2016' } },
        { type: 'ReservationObtained', data: { amount: euros(30_000), rank: 2 } },
      );
  });
});

describe('What programmation tells', () => {
  it.each([
    ['hear-notification', 'GrantNotified'],
    ['hear-convention', 'ConventionInForce'],
    ['hear-report-due', 'FinancialReportDue'],
    ['hear-report-reminded', 'FinancialReportReminded'],
    ['hear-report-received', 'FinancialReportReceived'],
    ['hear-report-accepted', 'FinancialReportAccepted'],
  ] as const)('is noted once: %s', (name, type) => {
    const decision = decide(ask(name), stateAfter(factsTo.reserved), asking(name));
    if (isRefusal(decision)) throw decision;
    expect(decision.map((event) => event.type)).toEqual([type]);
    given(commitmentDecider, [...factsTo.reserved, ...decision])
      .when(ask(name), asking(name))
      .thenNothing();
  });
});

describe('Settlement', () => {
  it('comes by itself, in the append of the payment that makes paid + released = committed', () => {
    given(commitmentDecider, [...factsTo.ordered, facts.released])
      .when(ask('record-payment'), asking('record-payment'))
      .thenTypes('PaymentRecorded', 'CommitmentSettled');
  });
  it('comes by itself with a release, and with a reduction', () => {
    given(commitmentDecider, factsTo.paid)
      .when(ask('release'), asking('release'))
      .thenTypes('RemainderReleased', 'CommitmentSettled');
    given(commitmentDecider, factsTo.paid)
      .when(ask('reduce', { amount: euros(20_000) }), asking('reduce'))
      .thenTypes('CommitmentReduced', 'CommitmentSettled');
  });
  it('comes by itself when an act reduces the commitment to nothing, which gives it up', () => {
    const reduced = {
      type: 'CommitmentReduced',
      data: { ...examples.reduce, amount: euros(30_000), committed: euros(0) },
    } as const;
    given(commitmentDecider, factsTo.legal)
      .when(ask('reduce', { amount: euros(30_000) }), asking('reduce'))
      .thenFacts(reduced, facts.settled);
    expect(stateAfter([...factsTo.legal, reduced, facts.settled]).status).toBe('released');
  });
  it('does not come while something is still owed', () => {
    given(commitmentDecider, factsTo.ordered)
      .when(ask('record-payment'), asking('record-payment'))
      .thenTypes('PaymentRecorded');
    expect(isSquare(openAfter(factsTo.paid).amounts)).toBe(false);
  });
  it('is undone with the payment that made it, and comes again with the right one', () => {
    const withdrawn = [
      ...factsTo.settled,
      { type: 'PaymentRecordWithdrawn', data: examples['withdraw-payment-record'] },
    ] as const;
    const state = openAfter(withdrawn);
    expect(state).toMatchObject({ status: 'ordered', amounts: { paid: 0 } });
    expect(state.settledOn).toBeUndefined();
    given(commitmentDecider, withdrawn)
      .when(ask('record-payment', { reference: 'VIR-2' }), asking('record-payment'))
      .thenTypes('PaymentRecorded', 'CommitmentSettled');
  });
});

describe('The amounts of a commitment', () => {
  it('are sums over its whole life', () => {
    const { amounts } = openAfter(factsTo.recovered);
    expect(amounts).toEqual({
      reserved: 0,
      committed: euros(30_000),
      released: euros(20_000),
      liquidated: euros(10_000),
      ordered: euros(10_000),
      paid: euros(10_000),
      recoveryOrdered: euros(4_000),
      recovered: euros(4_000),
      writtenOff: 0,
    });
    expect(netCommitted(amounts)).toBe(euros(10_000));
    expect(recoverable(amounts)).toBe(euros(6_000));
    expect(toRecover(amounts)).toBe(0);
  });
  it('let one of two payments under one reference be withdrawn', () => {
    const half = paid('2016-00001', 4_000, 'VIR-1');
    const { orders } = openAfter([
      ...factsTo.ordered,
      half,
      half,
      { type: 'PaymentRecordWithdrawn', data: { ...half.data, reason: 'Doublon' } },
    ]);
    expect(orders[0]?.payments).toHaveLength(1);
  });
});

describe('A commitment that nobody opened', () => {
  it('has no facts', () => {
    expect(() => evolve({ status: 'absent' }, facts.legal)).toThrow();
  });
});
