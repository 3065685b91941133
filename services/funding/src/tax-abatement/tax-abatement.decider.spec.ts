import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { cents, isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import {
  type TaxAbatementIntent,
  taxAbatementIntentNames,
  taxAbatementIntents,
} from './tax-abatement.commands.ts';
import { taxAbatementDecider } from './tax-abatement.decider.ts';
import * as refusal from './tax-abatement.errors.ts';
import { taxAbatementEventSchemas } from './tax-abatement.events.ts';
import { asking, factsTo, personOf, plan, sheet, signature, terms } from './tax-abatement.examples.ts';
import { taxAbatementStatuses, yearOf } from './tax-abatement.state.ts';

const examples = {
  sign: { intent: 'sign', ...terms },
  'plan-year': { intent: 'plan-year', ...plan, saving: cents(310_000_00) },
  'submit-balance': { intent: 'submit-balance', ...sheet },
  'sign-balance': { intent: 'sign-balance', ...signature('state') },
  'return-balance': { intent: 'return-balance', year: 2016, reason: 'Une dépense manque.' },
} as const satisfies Readonly<Record<TaxAbatementIntent['intent'], TaxAbatementIntent>>;

const { decide, evolve, initialState } = taxAbatementDecider;
const stateOf = (name: keyof typeof factsTo) => factsTo[name].reduce(evolve, initialState);
const table = taxAbatementStatuses.flatMap((status) =>
  taxAbatementIntentNames.map((name) => ({ status, name })),
);
const isTaken = ({ status, name }: (typeof table)[number]) =>
  taxAbatementIntents[name].from.some((from) => from === status);

/** Which intents each state of a year takes. */
const taken = {
  signed: ['plan-year', 'submit-balance'],
  planned: ['plan-year', 'submit-balance'],
  submitted: ['sign-balance', 'return-balance'],
  returned: ['submit-balance'],
  validated: [],
} as const;
const years = (Object.keys(taken) as (keyof typeof taken)[]).flatMap((year) =>
  (['plan-year', 'submit-balance', 'sign-balance', 'return-balance'] as const).map((name) => ({
    year,
    name,
    takes: taken[year].some((one) => one === name),
  })),
);

describe('An abatement convention, in each of its states', () => {
  it.each(table.filter((pair) => !isTaken(pair)))(
    'does not take $name when it is $status',
    ({ status, name }) => {
      const decision = decide(examples[name], stateOf(status), asking());
      expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
    },
  );

  it.each(years.filter(({ takes }) => takes))(
    'takes $name in a year that is $year, and the fact can be read again and changes it',
    ({ year, name }) => {
      const decision = decide(examples[name], stateOf(year), asking());
      if (isRefusal(decision)) throw decision;
      for (const event of decision) {
        expect(taxAbatementEventSchemas[event.type].safeParse(event.data).success).toBe(true);
      }
      expect(decision.reduce(evolve, stateOf(year))).not.toEqual(stateOf(year));
    },
  );

  it('is validated by the third signature, with its figures', () => {
    given(taxAbatementDecider, factsTo.twiceSigned)
      .when(examples['sign-balance'], asking())
      .thenFacts(
        { type: 'AbatementBalanceSigned', data: signature('state') },
        {
          type: 'AbatementBalanceValidated',
          data: {
            year: 2016,
            validatedOn: signature('state').signedOn,
            saving: sheet.saving,
            valued: cents(660_000_00),
          },
        },
      );
    expect(yearOf(stateOf('validated'), 2016)).toMatchObject({ status: 'validated' });
  });

  it('loses its signatures when the sheet goes back', () => {
    const returned = evolve(stateOf('twiceSigned'), {
      type: 'AbatementBalanceReturned',
      data: { year: 2016, reason: 'Une dépense manque.' },
    });
    expect(yearOf(returned, 2016)).not.toHaveProperty('signatures');
  });
});

describe('theRoleMay', () => {
  it.each(['decideur', 'admin'] as const)('accepts that the role %s signs a convention', (role) => {
    given(taxAbatementDecider, []).when(examples.sign, asking(role)).thenTypes('AbatementConventionSigned');
  });
  it.each(allRoles.filter((role) => role !== 'decideur' && role !== 'admin'))(
    'refuses that the role %s does',
    (role) => {
      given(taxAbatementDecider, []).when(examples.sign, asking(role)).thenRefused(RoleRefused);
    },
  );
});

describe('theConventionExists', () => {
  it('accepts a plan for a convention that was signed', () => {
    given(taxAbatementDecider, factsTo.signed)
      .when(examples['plan-year'], asking())
      .thenTypes('AbatementYearPlanned');
  });
  it('refuses one for a convention that was not', () => {
    given(taxAbatementDecider, []).when(examples['plan-year'], asking()).thenRefused(NotFound);
  });
});

const signing = (changes: Partial<typeof terms>) =>
  given(taxAbatementDecider, []).when({ ...examples.sign, ...changes }, asking());

describe('theThreePartiesSign', () => {
  it('accepts the city, the landlord and the State, in any order', () => {
    signing({ signatories: terms.signatories.toReversed() }).thenTypes('AbatementConventionSigned');
  });
  it('refuses a convention without the State, and one that the city signs twice', () => {
    const { facts } = signing({ signatories: terms.signatories.slice(0, 2) }).thenRefused(
      refusal.SignatoriesMissing,
    );
    expect(facts).toEqual({ parties: ['city', 'landlord'] });
    const mayors = { party: 'city' as const, person: { id: 'adjoint', name: 'Un adjoint' } };
    signing({ signatories: [...terms.signatories, mayors] }).thenRefused(refusal.SignatoriesMissing);
  });
});

describe('nobodySignsForTwo', () => {
  it('accepts three persons', () => {
    signing({}).thenTypes('AbatementConventionSigned');
  });
  it('refuses that the mayor signs for the landlord too', () => {
    const signatories = terms.signatories.map(({ party, person }) => ({
      party,
      person: party === 'landlord' ? personOf('city') : person,
    }));
    signing({ signatories }).thenRefused(refusal.SignsForTwo);
  });
});

describe('theYearsGoForward', () => {
  it('accepts a convention of one year', () => {
    signing({ lastYear: 2016 }).thenTypes('AbatementConventionSigned');
  });
  it('refuses one that ends before it begins', () => {
    signing({ lastYear: 2015 }).thenRefused(refusal.YearsReversed);
  });
});

describe('theYearIsCovered', () => {
  it.each([2016, 2020])('accepts a plan for %s, at an end of the convention', (year) => {
    given(taxAbatementDecider, factsTo.signed)
      .when({ ...examples['plan-year'], year }, asking())
      .thenTypes('AbatementYearPlanned');
  });
  it.each([2015, 2021])('refuses one for %s, beyond it', (year) => {
    given(taxAbatementDecider, factsTo.signed)
      .when({ ...examples['plan-year'], year }, asking())
      .thenRefused(refusal.YearNotCovered);
  });
});

describe('theYearTakesTheIntent', () => {
  it('accepts a sheet that was sent back, once it is submitted again', () => {
    given(taxAbatementDecider, factsTo.returned)
      .when(examples['submit-balance'], asking())
      .thenTypes('AbatementBalanceSubmitted');
  });
  it.each(years.filter(({ takes }) => !takes))('refuses $name in a year that is $year', ({ year, name }) => {
    const { facts } = given(taxAbatementDecider, factsTo[year])
      .when(examples[name], asking())
      .thenRefused(refusal.YearNotReady);
    expect(facts).toEqual({ year: 2016, intent: name, state: year === 'signed' ? 'none' : year });
  });
});

describe('thePartySignsOnce', () => {
  it('accepts the signature of the party that has not signed', () => {
    given(taxAbatementDecider, factsTo.submitted)
      .when(examples['sign-balance'], asking())
      .thenTypes('AbatementBalanceSigned');
  });
  it('refuses a second one of the city', () => {
    given(taxAbatementDecider, factsTo.twiceSigned)
      .when({ intent: 'sign-balance', ...signature('city') }, asking())
      .thenRefused(refusal.PartySignedAlready);
  });
});

describe('theSignatoryIsNew', () => {
  it('accepts a third person', () => {
    given(taxAbatementDecider, factsTo.twiceSigned)
      .when(examples['sign-balance'], asking())
      .thenTypes('AbatementBalanceSigned', 'AbatementBalanceValidated');
  });
  it('refuses that who signed for the city signs for the State', () => {
    given(taxAbatementDecider, factsTo.twiceSigned)
      .when({ ...examples['sign-balance'], person: personOf('city') }, asking())
      .thenRefused(refusal.SignsForTwo);
  });
});

describe('theExpensesCoverTheSaving', () => {
  const worth = (saving: number) => [
    ...factsTo.signed,
    { type: 'AbatementBalanceSubmitted' as const, data: { ...sheet, saving: cents(saving) } },
  ];
  it('accepts expenses that cover the saving to the cent, and less with a reservation', () => {
    given(taxAbatementDecider, worth(660_000_00))
      .when(examples['sign-balance'], asking())
      .thenTypes('AbatementBalanceSigned');
    given(taxAbatementDecider, worth(660_000_01))
      .when({ ...examples['sign-balance'], reservation: 'Le solde sera reporté sur 2017.' }, asking())
      .thenTypes('AbatementBalanceSigned');
  });
  it('refuses expenses that lack one cent, without a reservation', () => {
    const { facts } = given(taxAbatementDecider, worth(660_000_01))
      .when(examples['sign-balance'], asking())
      .thenRefused(refusal.SavingNotCovered);
    expect(facts).toEqual({ saving: 660_000_01, valued: 660_000_00 });
  });
});
