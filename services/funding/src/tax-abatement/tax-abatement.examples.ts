import { somebody } from '@jalon/testing';
import type { Role } from '@jalon/contracts';
import { type Day, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { TaxAbatementIntentFields } from './tax-abatement.commands.ts';
import type { Party, TaxAbatementEvent } from './tax-abatement.events.ts';
import type { TaxAbatementContext } from './tax-abatement.policies.ts';

/** A convention with its first year, invented, as its tests start from it. */

const day = (text: string) => text as Day;
export const personOf = (party: Party) => ({ id: `signataire-${party}`, name: `Signataire (${party})` });

export const terms: TaxAbatementIntentFields<'sign'> = {
  landlord: { name: 'Bailleur des Weppes (exemple)' },
  city: 'Loos',
  quartiers: ['QP059077'],
  signedOn: day('2016-03-30'),
  firstYear: 2016,
  lastYear: 2020,
  signatories: (['city', 'landlord', 'state'] as const).map((party) => ({ party, person: personOf(party) })),
};

export const plan: TaxAbatementIntentFields<'plan-year'> = {
  year: 2016,
  saving: cents(300_000_00),
  actions: [{ axis: 'Sur-entretien', label: 'Nettoyage renforcé des halls', amount: cents(320_000_00) }],
};

export const sheet: TaxAbatementIntentFields<'submit-balance'> = {
  year: 2016,
  saving: cents(300_000_00),
  expenses: [
    { axis: 'Sur-entretien', label: 'Nettoyage renforcé des halls', amount: cents(250_000_00) },
    { axis: 'Tranquillité résidentielle', label: 'Médiation en soirée', amount: cents(410_000_00) },
  ],
  submittedOn: day('2017-02-15'),
};

export const signature = (party: Party): TaxAbatementIntentFields<'sign-balance'> => ({
  year: 2016,
  party,
  person: personOf(party),
  signedOn: day('2017-03-20'),
});

export function asking(role: Role = 'admin', on = '2017-03-20'): TaxAbatementContext {
  return { convention: 'tfpb-loos', ...told(on, somebody(role)) };
}

const convention: TaxAbatementEvent = {
  type: 'AbatementConventionSigned',
  data: { convention: 'tfpb-loos', ...terms },
};
const planned: TaxAbatementEvent = { type: 'AbatementYearPlanned', data: plan };
export const submitted: TaxAbatementEvent = { type: 'AbatementBalanceSubmitted', data: sheet };
const signed = (party: Party): TaxAbatementEvent => ({
  type: 'AbatementBalanceSigned',
  data: signature(party),
});

/** The facts that lead a convention, and its year 2016, as far as their names say. */
export const factsTo = {
  absent: [],
  signed: [convention],
  planned: [convention, planned],
  submitted: [convention, planned, submitted],
  returned: [
    convention,
    submitted,
    { type: 'AbatementBalanceReturned', data: { year: 2016, reason: 'Une dépense manque.' } },
  ],
  twiceSigned: [convention, submitted, signed('city'), signed('landlord')],
  validated: [
    convention,
    submitted,
    signed('city'),
    signed('landlord'),
    signed('state'),
    {
      type: 'AbatementBalanceValidated',
      data: { year: 2016, validatedOn: day('2017-03-20'), saving: sheet.saving, valued: cents(660_000_00) },
    },
  ],
} as const satisfies Readonly<Record<string, readonly TaxAbatementEvent[]>>;
