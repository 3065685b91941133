import { told } from '../decision.examples.ts';
import type {
  BeneficiaryIntent,
  BeneficiaryIntentFields,
  BeneficiaryIntentName,
} from './beneficiary.commands.ts';
import type { BeneficiaryEvent } from './beneficiary.events.ts';
import type { BeneficiaryContext } from './beneficiary.policies.ts';
import type { BeneficiaryStatus } from './beneficiary.state.ts';

/** The account of a club, as its tests start from it. The numbers are valid and nobody's. */

export const people = {
  farah: { id: 'farah', name: 'Farah', role: 'finance' },
  fabien: { id: 'fabien', name: 'Fabien', role: 'finance' },
} as const;

export const firstIban = 'FR7630006000011234567890189';
export const otherIban = 'FR1420041010050500013M02606';

export const beneficiary = 'P-CLUB';

export function proposed(proposal: string, iban: string): BeneficiaryEvent {
  const { id, name } = people.farah;
  return {
    type: 'BankAccountProposed',
    data: {
      proposal,
      iban,
      holder: 'Club de Roubaix',
      evidence: 'RIB du 1er mars 2016',
      proposedBy: { id, name },
      proposedOn: told('2016-03-01', people.farah).today,
    },
  };
}

export function confirmed(proposal: string): BeneficiaryEvent {
  const { id, name } = people.fabien;
  return {
    type: 'BankAccountConfirmed',
    data: { proposal, confirmedBy: { id, name }, confirmedOn: told('2016-03-02', people.fabien).today },
  };
}

export function rejected(proposal: string): BeneficiaryEvent {
  const { id, name } = people.fabien;
  return {
    type: 'BankAccountRejected',
    data: { proposal, rejectedBy: { id, name }, reason: 'Titulaire inconnu' },
  };
}

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<BeneficiaryStatus, readonly BeneficiaryEvent[]>> = {
  absent: [],
  'without-account': [proposed('A1', firstIban), rejected('A1')],
  proposed: [proposed('A1', firstIban)],
  confirmed: [proposed('A1', firstIban), confirmed('A1')],
  changing: [proposed('A1', firstIban), confirmed('A1'), proposed('A2', otherIban)],
};

const examples: { readonly [Name in BeneficiaryIntentName]: BeneficiaryIntentFields<Name> } = {
  'propose-account': { iban: otherIban, holder: 'Club de Roubaix', evidence: 'RIB du 2 mai 2016' },
  'confirm-account': { proposal: 'A1' },
  'reject-account': { proposal: 'A1', reason: 'Titulaire inconnu' },
};

/** An intent, by its example; `changes` to its fields. */
export function ask<Name extends BeneficiaryIntentName>(
  name: Name,
  changes: Partial<BeneficiaryIntentFields<Name>> = {},
): BeneficiaryIntent {
  // One member of the union, chosen by its name.
  return Object.assign({}, examples[name], changes, { intent: name }) as BeneficiaryIntent;
}

/** 3 March 2016; Fabien acts unless somebody else is named. */
export function asking(actor: BeneficiaryContext['actor'] = people.fabien): BeneficiaryContext {
  return { beneficiary, ...told('2016-03-03', actor) };
}
