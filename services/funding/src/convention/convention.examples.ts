import { somebody } from '@jalon/testing';
import { type Role } from '@jalon/contracts';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { ConventionIntent, ConventionIntentName } from './convention.commands.ts';
import type { ConventionEvent, ScheduledPayment } from './convention.events.ts';
import type { GrantGiven } from './convention-grounds.ts';
import type { ConventionContext } from './convention.policies.ts';
import type { ConventionStatus } from './convention.state.ts';

/** The convention of a club that the State granted 30 000 € in 2016, as tests start from it. */

export const club = { id: 'P-CLUB01', name: 'Club des Exemples', legalForm: 'private-law' } as const;

/** A grant of the State to the club; what a test is about is given. */
export function grantOf(changes: Partial<GrantGiven> = {}): GrantGiven {
  return {
    commitment: 'D16-EXAMPL.1',
    dossier: 'D16-EXAMPL',
    funder: 'etat',
    year: 2016,
    amount: cents(30_000_00),
    nature: 'operating',
    beneficiary: club,
    ...changes,
  };
}

export const payment = (
  kind: ScheduledPayment['kind'],
  shareBp: number,
  expectedOn?: string,
): ScheduledPayment => ({
  kind,
  shareBp,
  condition: 'À la demande du bénéficiaire',
  ...(expectedOn === undefined ? {} : { expectedOn: expectedOn as Day }),
});

export const halfThenBalance = [payment('advance', 5_000), payment('balance', 5_000)];
export const signatories = [
  { id: 'prefet', name: 'Le préfet' },
  { id: 'presidente', name: 'La présidente du club' },
];

/** An intent of each name, right for the convention of the examples. */
export const asked: {
  readonly [Name in ConventionIntentName]: Extract<ConventionIntent, { readonly intent: Name }>;
} = {
  draft: { intent: 'draft', commitments: ['D16-EXAMPL.1', 'D16-EXAMPL.2'], cause: 'threshold' },
  'agree-schedule': {
    intent: 'agree-schedule',
    payments: [payment('advance', 6_000), payment('balance', 4_000)],
  },
  sign: {
    intent: 'sign',
    commitments: ['D16-EXAMPL.1'],
    reference: 'CONV-2016-12',
    signedOn: '2016-06-10' as Day,
    signatories,
  },
  amend: {
    intent: 'amend',
    reference: 'AV-2016-1',
    signedOn: '2016-09-01' as Day,
    payments: [payment('advance', 7_000), payment('balance', 3_000)],
    reason: 'L’action commence plus tôt que prévu.',
  },
  abandon: { intent: 'abandon', reason: 'Le club renonce à son action.' },
  'hear-withdrawal': { intent: 'hear-withdrawal', reason: 'L’instruction est rouverte.' },
};

/** What the decider is told: the two grants of the dossier, and what else the club was granted. */
export function world(
  changes: Partial<Pick<ConventionContext, 'named' | 'record'>> = {},
  role: Role | 'systeme' = 'finance',
  day = '2016-10-03',
): ConventionContext {
  const second = grantOf({ commitment: 'D16-EXAMPL.2', funder: 'region', amount: cents(4_000_00) });
  const named = changes.named ?? [grantOf(), second];
  return { dossier: 'D16-EXAMPL', named, record: changes.record ?? named, ...told(day, somebody(role)) };
}

const drafted: ConventionEvent = {
  type: 'ConventionDrafted',
  data: {
    dossier: 'D16-EXAMPL',
    beneficiary: { id: club.id, name: club.name },
    cause: 'threshold',
    commitments: [
      {
        commitment: 'D16-EXAMPL.1',
        funder: 'etat',
        year: 2016,
        amount: cents(30_000_00),
        nature: 'operating',
      },
    ],
    grounds: [{ funder: 'etat', year: 2016, total: cents(30_000_00), threshold: 23_000_00 as Cents }],
    draftedOn: '2016-10-03' as Day,
  },
};
const scheduled: ConventionEvent = { type: 'ScheduleAgreed', data: { payments: halfThenBalance } };
const { intent: _sign, ...signature } = asked.sign;
const signed: ConventionEvent = {
  type: 'ConventionSignedByAll',
  data: { ...signature, reference: 'CONV-2016-01' },
};
const { intent: _amend, ...amendment } = asked.amend;
const amended: ConventionEvent = {
  type: 'ConventionAmended',
  data: { ...amendment, reference: 'AV-2016-0', signedOn: '2016-07-01' as Day },
};
const abandoned: ConventionEvent = { type: 'ConventionAbandoned', data: { reason: 'Renoncement.' } };

/** The facts that lead to each state. The signed convention was signed without a schedule. */
export const factsTo: Readonly<Record<ConventionStatus, readonly ConventionEvent[]>> = {
  absent: [],
  drafted: [drafted],
  scheduled: [drafted, scheduled],
  signed: [drafted, signed],
  amended: [drafted, scheduled, signed, amended],
  abandoned: [drafted, scheduled, signed, abandoned],
};

/** The convention signed with its schedule. */
export const signedWithSchedule: readonly ConventionEvent[] = [drafted, scheduled, signed];
