import { describe, expect, it } from '@jest/globals';
import { given, somebody } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import { beneficiaryIntentNames, isPossible } from './beneficiary.commands.ts';
import { beneficiaryDecider } from './beneficiary.decider.ts';
import * as refusal from './beneficiary.errors.ts';
import { beneficiaryEventSchemas } from './beneficiary.events.ts';
import { ask, asking, factsTo, firstIban, otherIban, people, proposed } from './beneficiary.examples.ts';
import { accountOf, beneficiaryStatuses, proposalOf } from './beneficiary.state.ts';
import { beneficiaryView } from './beneficiary-view.ts';
import { bareIban, ibanFault, maskedIban } from './iban.ts';

const { decide, evolve, initialState } = beneficiaryDecider;
const stateAfter = (facts: (typeof factsTo)['absent']) => facts.reduce(evolve, initialState);

describe('The account of a beneficiary, in each of its states', () => {
  it.each(beneficiaryStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateAfter(factsTo[status]).status).toBe(status);
  });

  const table = beneficiaryStatuses.flatMap((status) =>
    beneficiaryIntentNames.map((name) => ({ status, name })),
  );

  it.each(table.filter(({ status, name }) => !isPossible(name, status)))(
    'refuses $name when it is $status',
    ({ status, name }) => {
      const decision = decide(ask(name), stateAfter(factsTo[status]), asking());
      expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
    },
  );

  it.each(table.filter(({ status, name }) => isPossible(name, status)))(
    'takes $name when it is $status, subject to its rules',
    ({ status, name }) => {
      const decision = decide(ask(name), stateAfter(factsTo[status]), asking());
      expect(decision).not.toBeInstanceOf(NotPossibleNow);
    },
  );

  it('keeps the account in force while another is proposed, and returns to it when that one is rejected', () => {
    const changing = stateAfter(factsTo.changing);
    expect(accountOf(changing)?.iban).toBe(firstIban);
    expect(proposalOf(changing)?.iban).toBe(otherIban);
    given(beneficiaryDecider, factsTo.changing)
      .when(ask('reject-account', { proposal: 'A2' }), asking())
      .thenTypes('BankAccountRejected');
  });
});

describe('theRoleMay', () => {
  it('accepts whoever pays', () => {
    given(beneficiaryDecider, []).when(ask('propose-account'), asking()).thenTypes('BankAccountProposed');
  });
  it('refuses the porteur itself, and the instructor', () => {
    for (const role of ['porteur', 'instructeur', 'auditeur'] as const) {
      given(beneficiaryDecider, [])
        .when(ask('propose-account'), asking(somebody(role)))
        .thenRefused(RoleRefused);
    }
  });
});

describe('theBeneficiaryIsKnown', () => {
  it('accepts a first account', () => {
    given(beneficiaryDecider, []).when(ask('propose-account'), asking()).thenTypes('BankAccountProposed');
  });
  it('refuses to confirm what nobody proposed', () => {
    given(beneficiaryDecider, []).when(ask('confirm-account'), asking()).thenRefused(NotFound);
  });
});

describe('theIbanIsValid', () => {
  it.each(['FR76 3000 6000 0112 3456 7890 189', 'fr14 2004 1010 0505 0001 3M02 606', 'BE68 5390 0754 7034'])(
    'accepts %s',
    (written) => {
      expect(ibanFault(bareIban(written))).toBeUndefined();
    },
  );
  it.each([
    ['FR7630006000011234567890188', 'check-digits'],
    ['FR763000600001123456789018', 'length'],
    ['7630006000011234567890189', 'shape'],
  ])('refuses %s, for its %s', (iban, fault) => {
    const { facts } = given(beneficiaryDecider, [])
      .when(ask('propose-account', { iban }), asking())
      .thenRefused(refusal.IbanInvalid);
    expect(facts).toEqual({ fault });
  });
  it('accepts on record a fact that can be read again', () => {
    const decision = decide(ask('propose-account'), initialState, asking());
    const [event] = Array.isArray(decision) ? decision : [];
    expect(beneficiaryEventSchemas.BankAccountProposed.safeParse(event?.data).success).toBe(true);
  });
});

describe('theAccountIsAnother', () => {
  it('accepts a changed account', () => {
    given(beneficiaryDecider, factsTo.confirmed)
      .when(ask('propose-account'), asking())
      .thenTypes('BankAccountProposed');
  });
  it('refuses the one in force', () => {
    given(beneficiaryDecider, factsTo.confirmed)
      .when(ask('propose-account', { iban: firstIban }), asking())
      .thenRefused(refusal.AccountAlreadyInForce);
  });
});

describe('theProposalIsPending', () => {
  it('accepts the last proposal', () => {
    given(beneficiaryDecider, factsTo.proposed)
      .when(ask('confirm-account'), asking())
      .thenTypes('BankAccountConfirmed');
  });
  it('refuses one that another took the place of', () => {
    const twice = [...factsTo.proposed, proposed('A2', otherIban)];
    given(beneficiaryDecider, twice)
      .when(ask('confirm-account'), asking())
      .thenRefused(refusal.ProposalNotPending);
    given(beneficiaryDecider, twice)
      .when(ask('reject-account'), asking())
      .thenRefused(refusal.ProposalNotPending);
  });
});

describe('theConfirmerIsNotTheProposer', () => {
  it('accepts a second person (R3)', () => {
    given(beneficiaryDecider, factsTo.proposed)
      .when(ask('confirm-account'), asking(people.fabien))
      .thenTypes('BankAccountConfirmed');
  });
  it('refuses the same person, be it under another role', () => {
    given(beneficiaryDecider, factsTo.proposed)
      .when(ask('confirm-account'), asking({ ...people.farah, role: 'admin' }))
      .thenRefused(refusal.ConfirmerIsTheProposer);
  });
});

describe('The number of an account', () => {
  it('is whole for who pays or checks, masked for the others', () => {
    const state = stateAfter(factsTo.changing);
    expect(beneficiaryView('P-CLUB', state, { role: 'auditeur' }).account?.iban).toBe(firstIban);
    const shown = beneficiaryView('P-CLUB', state, { role: 'instructeur' });
    expect([shown.account?.iban, shown.proposal?.iban]).toEqual(['FR76 •••• 0189', 'FR14 •••• 2606']);
    expect(maskedIban(firstIban)).not.toContain('30006');
  });
});
