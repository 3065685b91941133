import { describe, it } from '@jest/globals';
import { given } from '@jalon/testing';
import type { EnvelopeIntentFields } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import * as refusal from './envelope.errors.ts';
import { act, asking, euros, openAfter, opened, ordered, parentOpened, terms } from './envelope.examples.ts';
import type { EnvelopeContext } from './envelope.policies.ts';

const parent = openAfter([parentOpened]);

const delegating = (
  fields: Partial<EnvelopeIntentFields<'delegate'>>,
  world: Partial<EnvelopeContext> = {},
  facts = ordered,
) =>
  given(envelopeDecider, facts).when(
    { intent: 'delegate', to: 'etat.2016', act, ...fields },
    asking('finance', { other: parent, ...world }),
  );

describe('somethingIsDelegated', () => {
  it('accepts authority alone, or payment credits alone', () => {
    delegating({ authority: euros(1) }).thenTypes('AuthorityDelegated');
    delegating({ paymentCredits: { exercice: 2016, amount: euros(1) } }).thenTypes('PaymentCreditsDelegated');
  });
  it('refuses a delegation of nothing', () => {
    delegating({}).thenRefused(refusal.NothingDelegated);
  });
});

describe('theyAreParentAndChild', () => {
  it('accepts from the mother to the daughter, and back', () => {
    delegating({ authority: euros(1) }).thenTypes('AuthorityDelegated');
    delegating(
      { to: 'etat.fipd.2016', authority: euros(1) },
      { envelope: 'etat.2016', other: openAfter([opened]) },
      [parentOpened, { type: 'AuthorityVoted', data: { amount: euros(1), act } }],
    ).thenTypes('AuthorityDelegated');
  });
  it('refuses between sisters, and to nobody', () => {
    const sister = openAfter([
      { type: 'EnvelopeOpened', data: { ...terms, dispositif: 'dre', envelope: 'etat.dre.2016' } },
    ]);
    delegating({ to: 'etat.dre.2016', authority: euros(1) }, { other: sister }).thenRefused(
      refusal.NotParentAndChild,
    );
    delegating({ authority: euros(1) }, { other: { status: 'absent' } }).thenRefused(
      refusal.NotParentAndChild,
    );
  });
});

describe('theDelegatedAuthorityIsNotAllocated', () => {
  it('accepts what is not allocated', () => {
    delegating({ authority: euros(200) }).thenTypes('AuthorityDelegated');
  });
  it('refuses one cent more', () => {
    delegating({ authority: euros(200.01) }).thenRefused(refusal.InsufficientUnallocatedAuthority);
  });
});

describe('theDelegatedCreditsAreUnspent', () => {
  const giving = (amount: number, exercice = 2016) =>
    delegating({ paymentCredits: { exercice, amount: euros(amount) } });
  it('accepts what no order took', () => {
    giving(300).thenTypes('PaymentCreditsDelegated');
  });
  it('refuses one cent more, and credits of a year that has none', () => {
    giving(300.01).thenRefused(refusal.InsufficientPaymentCredits);
    giving(1, 2017).thenRefused(refusal.InsufficientPaymentCredits);
  });
});
