import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { conventionDecider } from './convention.decider.ts';
import * as refusal from './convention.errors.ts';
import type { ScheduledPayment } from './convention.events.ts';
import {
  asked,
  factsTo,
  halfThenBalance,
  payment,
  signedWithSchedule,
  world,
} from './convention.examples.ts';

const scheduling = (payments: readonly ScheduledPayment[], facts = factsTo.drafted, context = world()) =>
  given(conventionDecider, facts).when({ intent: 'agree-schedule', payments: [...payments] }, context);
const amending = (changes: Partial<typeof asked.amend>, facts = signedWithSchedule) =>
  given(conventionDecider, facts).when({ ...asked.amend, ...changes }, world());

describe('theSharesMakeTheWhole', () => {
  it('accepts shares that make 100 %', () => {
    scheduling(halfThenBalance).thenTypes('ScheduleAgreed');
  });
  it('refuses 99.99 %, agreed or amended', () => {
    const short = [payment('advance', 5_000), payment('balance', 4_999)];
    const { facts } = scheduling(short).thenRefused(refusal.SharesNotWhole);
    expect(facts).toEqual({ total: 9_999, expected: 10_000 });
    amending({ payments: short }).thenRefused(refusal.SharesNotWhole);
  });
});

describe('anAdvanceComesFirst', () => {
  it('accepts no advance at all', () => {
    scheduling([payment('instalment', 8_000), payment('balance', 2_000)]).thenTypes('ScheduleAgreed');
  });
  it('refuses an advance after an instalment, and a second one', () => {
    const late = [payment('instalment', 3_000), payment('advance', 3_000), payment('balance', 4_000)];
    const { facts } = scheduling(late).thenRefused(refusal.AdvanceNotFirst);
    expect(facts).toEqual({ place: 2 });
    const twice = [payment('advance', 3_000), payment('advance', 3_000), payment('balance', 4_000)];
    scheduling(twice).thenRefused(refusal.AdvanceNotFirst);
  });
});

describe('theBalanceComesLast', () => {
  it('accepts a balance alone', () => {
    scheduling([payment('balance', 10_000)]).thenTypes('ScheduleAgreed');
  });
  it('refuses no balance, two of them, and one that is followed', () => {
    scheduling([payment('advance', 10_000)]).thenRefused(refusal.BalanceNotLast);
    scheduling([payment('balance', 5_000), payment('balance', 5_000)]).thenRefused(refusal.BalanceNotLast);
    scheduling([payment('balance', 5_000), payment('instalment', 5_000)]).thenRefused(refusal.BalanceNotLast);
  });
});

describe('theDaysGoForward', () => {
  it('accepts days that follow one another, some unknown, some the same', () => {
    scheduling([
      payment('advance', 3_000, '2016-06-30'),
      payment('instalment', 3_000),
      payment('instalment', 2_000, '2016-06-30'),
      payment('balance', 2_000, '2017-03-31'),
    ]).thenTypes('ScheduleAgreed');
  });
  it('refuses a balance expected before the advance', () => {
    const { facts } = scheduling([
      payment('advance', 5_000, '2016-06-30'),
      payment('balance', 5_000, '2016-06-29'),
    ]).thenRefused(refusal.ScheduleReversed);
    expect(facts).toEqual({ day: '2016-06-29', before: '2016-06-30' });
  });
});

describe('investmentOfTheStateIsCapped', () => {
  const investment = factsTo.drafted.map((fact) =>
    fact.type === 'ConventionDrafted'
      ? {
          ...fact,
          data: {
            ...fact.data,
            commitments: fact.data.commitments.map((one) => ({ ...one, nature: 'investment' as const })),
          },
        }
      : fact,
  );
  const steps = (advance: number, instalment: number) => [
    payment('advance', advance),
    payment('instalment', instalment),
    payment('balance', 10_000 - advance - instalment),
  ];
  it('accepts 5 % in advance and 80 % before the balance in 2016, 30 % in advance from October 2018 (R17)', () => {
    scheduling(steps(500, 7_500), investment).thenTypes('ScheduleAgreed');
    scheduling(steps(3_000, 5_000), investment, world({}, 'finance', '2018-10-01')).thenTypes(
      'ScheduleAgreed',
    );
  });
  it('accepts more for an operating grant: its convention alone decides', () => {
    scheduling(steps(6_000, 3_000)).thenTypes('ScheduleAgreed');
  });
  it('refuses an advance above the share of its day, and more than 80 % before the balance (R17)', () => {
    const { rule, facts } = scheduling(steps(501, 0 + 1), investment).thenRefused(
      refusal.InvestmentCapExceeded,
    );
    expect([rule, facts]).toEqual(['R17', { step: 'advance', shareBp: 501, mostBp: 500 }]);
    scheduling(steps(500, 7_501), investment).thenRefused(refusal.InvestmentCapExceeded);
    scheduling(steps(3_000, 5_000), investment, world({}, 'finance', '2018-09-30')).thenRefused(
      refusal.InvestmentCapExceeded,
    );
  });
});

describe('theScheduleIsNotSignedYet', () => {
  it('accepts another schedule before the signature, and the first one after it', () => {
    scheduling([payment('balance', 10_000)], factsTo.scheduled).thenTypes('ScheduleAgreed');
    scheduling(halfThenBalance, factsTo.signed).thenTypes('ScheduleAgreed');
  });
  it('refuses another one once it is signed: that is an amendment', () => {
    const { facts } = scheduling(halfThenBalance, signedWithSchedule).thenRefused(
      refusal.ScheduleAlreadySigned,
    );
    expect(facts).toEqual({ reference: 'CONV-2016-01' });
  });
});

describe('theAmendmentFollowsTheSignature', () => {
  it('accepts one of the day of the signature', () => {
    amending({ signedOn: '2016-06-10' as Day }).thenTypes('ConventionAmended');
  });
  it('refuses one that is older than the signature, or than the amendment before', () => {
    amending({ signedOn: '2016-06-09' as Day }).thenRefused(refusal.AmendmentBeforeSignature);
    amending({ signedOn: '2016-06-30' as Day }, factsTo.amended).thenRefused(
      refusal.AmendmentBeforeSignature,
    );
  });
});

describe('theAmendmentIsNotInTheFuture', () => {
  it('accepts one of today', () => {
    amending({ signedOn: '2016-10-03' as Day }).thenTypes('ConventionAmended');
  });
  it('refuses one of tomorrow', () => {
    amending({ signedOn: '2016-10-04' as Day }).thenRefused(refusal.AmendmentInTheFuture);
  });
});

describe('theReferenceIsNew', () => {
  it('accepts a reference of its own', () => {
    amending({ reference: 'AV-2016-2' }, factsTo.amended).thenTypes('ConventionAmended');
  });
  it('refuses that of the convention, or of an earlier amendment', () => {
    amending({ reference: 'CONV-2016-01' }).thenRefused(refusal.ReferenceTaken);
    amending({ reference: 'AV-2016-0' }, factsTo.amended).thenRefused(refusal.ReferenceTaken);
  });
});
