import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import type { EnvelopeIntentFields } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import * as refusal from './envelope.errors.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import {
  act,
  asking,
  committed,
  euros,
  funded,
  openAfter,
  opened,
  ordered,
  parentOpened,
  reserved,
  terms,
} from './envelope.examples.ts';

const parent = openAfter([parentOpened]);
const on = (facts: readonly EnvelopeEvent[]) => given(envelopeDecider, facts);

describe('theRoleMay', () => {
  const vote = { intent: 'vote-authority', amount: euros(10), act } as const;
  it.each(['finance', 'admin'] as const)('accepts that authority is voted by the role %s', (role) => {
    on(funded).when(vote, asking(role)).thenTypes('AuthorityVoted');
  });
  it.each(allRoles.filter((role) => role !== 'finance' && role !== 'admin'))(
    'refuses that it is by the role %s',
    (role) => {
      on(funded).when(vote, asking(role)).thenRefused(RoleRefused);
    },
  );
  it('accepts what a commitment entails from whoever acts on the commitment: it was judged there', () => {
    on(funded)
      .when({ intent: 'reserve', commitment: 'D1.L1', amount: euros(10) }, asking('certificateur'))
      .thenTypes('CreditReserved');
  });
});

describe('theEnvelopeExists', () => {
  it('accepts to open one that does not exist yet', () => {
    on([])
      .when({ intent: 'open', ...terms }, asking('finance', { other: parent }))
      .thenFacts(opened);
  });
  it('refuses to vote on one that was never opened', () => {
    on([])
      .when({ intent: 'vote-authority', amount: euros(10), act }, asking())
      .thenRefused(NotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts a vote once it is open', () => {
    on([opened])
      .when({ intent: 'vote-authority', amount: euros(10), act }, asking())
      .thenTypes('AuthorityVoted');
  });
  it('refuses to open twice', () => {
    const { facts } = on([opened])
      .when({ intent: 'open', ...terms }, asking('finance', { other: parent }))
      .thenRefused(NotPossibleNow);
    expect(facts['possible']).toContain('vote-authority');
    expect(facts['possible']).not.toContain('open');
  });
});

describe('theAmountIsSomething', () => {
  it('accepts one cent', () => {
    on([opened])
      .when({ intent: 'vote-authority', amount: euros(0.01), act }, asking())
      .thenTypes('AuthorityVoted');
  });
  it('refuses nothing, in a vote as in a delegation', () => {
    on(funded)
      .when({ intent: 'vote-authority', amount: euros(0), act }, asking())
      .thenRefused(refusal.AmountMissing);
    on(funded)
      .when(
        { intent: 'delegate', to: 'etat.2016', act, authority: euros(0) },
        asking('finance', { other: parent }),
      )
      .thenRefused(refusal.AmountMissing);
  });
});

const opening = (
  changes: Partial<EnvelopeIntentFields<'open'>> = {},
  world: Parameters<typeof asking>[1] = {},
) => on([]).when({ intent: 'open', ...terms, ...changes }, asking('finance', { other: parent, ...world }));

describe('theNameSaysWhatItHolds', () => {
  it('accepts funder, dispositif and year, or the whole of a funder', () => {
    opening().thenTypes('EnvelopeOpened');
    opening({ dispositif: 'ensemble' }, { envelope: 'etat.2016' }).thenTypes('EnvelopeOpened');
  });
  it('refuses the name of another year', () => {
    const { facts } = opening({ year: 2017 }).thenRefused(refusal.NameMismatch);
    expect(facts['expected']).toEqual(['etat.fipd.2017', 'etat.2017']);
  });
});

describe('theParentExists', () => {
  it('accepts an envelope without a parent', () => {
    const { parent: _, ...alone } = terms;
    on([])
      .when({ intent: 'open', ...alone }, asking())
      .thenTypes('EnvelopeOpened');
  });
  it('refuses a parent that nobody opened', () => {
    on([])
      .when({ intent: 'open', ...terms }, asking('finance', { other: { status: 'absent' } }))
      .thenRefused(refusal.ParentUnknown);
  });
});

describe('theParentIsOfTheSameFunder', () => {
  it('accepts a parent of the same funder', () => {
    opening().thenTypes('EnvelopeOpened');
  });
  it('refuses one of another', () => {
    opening({ funder: 'region' }, { envelope: 'region.fipd.2016' }).thenRefused(
      refusal.ParentOfAnotherFunder,
    );
  });
});

describe('theReducedAuthorityIsNotAllocated', () => {
  const reducing = (amount: number) =>
    on(funded).when({ intent: 'reduce-authority', amount: euros(amount), act }, asking());
  it('accepts to take back what is not allocated, to the last cent', () => {
    reducing(200).thenTypes('AuthorityReduced');
  });
  it('refuses one cent more', () => {
    const { facts, rule } = reducing(200.01).thenRefused(refusal.InsufficientUnallocatedAuthority);
    expect([rule, facts]).toEqual(['R4', { amount: 200_01, unallocated: 200_00 }]);
  });
});

describe('theAllocationIsWithinTheAuthority', () => {
  const allocating = (amount: number) =>
    on(funded).when({ intent: 'allocate', amount: euros(amount), act, operation: 'Études' }, asking());
  it('accepts what is left of the authority voted', () => {
    allocating(200).thenTypes('AuthorityAllocated');
  });
  it('refuses one cent more', () => {
    allocating(200.01).thenRefused(refusal.InsufficientUnallocatedAuthority);
  });
  it('accepts no more than before once a part was delegated: it is no longer ours', () => {
    on([...funded, { type: 'AuthorityDelegated', data: { amount: euros(150), act, to: 'etat.2016' } }])
      .when({ intent: 'allocate', amount: euros(51), act, operation: 'Études' }, asking())
      .thenRefused(refusal.InsufficientUnallocatedAuthority);
  });
});

const deallocating = (facts: readonly EnvelopeEvent[], amount: number, operation = 'Actions') =>
  on(facts).when({ intent: 'deallocate', amount: euros(amount), act, operation }, asking());

describe('theOperationHasAsMuch', () => {
  it('accepts to take back what the operation has', () => {
    deallocating(funded, 800).thenTypes('AuthorityDeallocated');
  });
  it('refuses to take from an operation what another has', () => {
    deallocating(funded, 1, 'Études').thenRefused(refusal.OperationAllocatedLess);
  });
});

describe('theAllocationIsNotInUse', () => {
  it('accepts to take back what is neither reserved nor committed', () => {
    deallocating(reserved, 500).thenTypes('AuthorityDeallocated');
    deallocating(committed, 500).thenTypes('AuthorityDeallocated');
  });
  it('refuses one cent of what is', () => {
    deallocating(reserved, 500.01).thenRefused(refusal.AllocationInUse);
    deallocating(committed, 500.01).thenRefused(refusal.AllocationInUse);
  });
});

describe('theExerciceIsNotClosed', () => {
  const opens = (exerciceClosed: boolean) =>
    on(funded).when(
      { intent: 'open-payment-credits', exercice: 2016, amount: euros(10), act },
      asking('finance', { exerciceClosed }),
    );
  it('accepts credits of an exercice that is open or still to come', () => {
    opens(false).thenTypes('PaymentCreditsOpened');
  });
  it('refuses them once it is closed', () => {
    opens(true).thenRefused(refusal.ExerciceIsClosed);
  });
});

describe('theReducedCreditsAreUnspent', () => {
  const reducing = (amount: number) =>
    on(ordered).when(
      { intent: 'reduce-payment-credits', exercice: 2016, amount: euros(amount), act },
      asking(),
    );
  it('accepts to take back what no order took', () => {
    reducing(300).thenTypes('PaymentCreditsReduced');
  });
  it('refuses one cent more', () => {
    const { facts } = reducing(300.01).thenRefused(refusal.InsufficientPaymentCredits);
    expect(facts).toEqual({ exercice: 2016, amount: 300_01, unspent: 300_00 });
  });
});
