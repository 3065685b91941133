import type { Day } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type {
  CommitmentIntent,
  CommitmentIntentFields,
  CommitmentIntentName,
} from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import { commitment, euros, people, terms } from './commitment.examples.ts';

const day = (text: string) => text as Day;
const act = (reference: string, date = '2016-05-02') => ({ reference, date: day(date) });

const { commitment: _id, envelope: _envelope, ...granted } = terms;

/** Each intent with fields that its rules accept in one state at least. */
export const examples: { readonly [Name in CommitmentIntentName]: CommitmentIntentFields<Name> } = {
  open: granted,
  'retry-reservation': {},
  'hear-notification': { notifiedOn: day('2016-04-02'), conventionRequired: true },
  'hear-convention': { reference: 'CONV-2', signedOn: day('2016-04-16') },
  'hear-report-due': { dueOn: day('2017-07-31') },
  'hear-report-reminded': { moment: 'J-60' },
  'hear-report-received': { receivedOn: day('2016-05-24') },
  'hear-report-accepted': { actualCost: euros(45_000), acceptedOn: day('2016-05-26') },
  'commit-accounting': { number: 'EC-1', exercice: 2016 },
  'commit-legally': { act: act('CONV-1'), ej: '2102368447', exercice: 2016 },
  'change-ej': { ej: '2103000001', exercice: 2017, since: day('2017-01-02') },
  increase: { amount: euros(1_000), act: act('AV-1') },
  reduce: { amount: euros(1_000), act: act('AV-2') },
  'certify-service': { kind: 'advance', basis: 'Décision attributive', pieces: [] },
  'settle-liquidation': { certificate: 'C1', amount: euros(10_000) },
  'issue-payment-order': { liquidation: 'Q1', exercice: 2016, pieces: ['decision', 'convention'] },
  'reject-payment-order': { order: '2016-00001', reason: 'Compte clos', rejectedOn: day('2016-05-20') },
  'withdraw-rejection': { order: '2016-00001', reason: 'Rejet d’un autre mandat' },
  'record-payment': {
    order: '2016-00001',
    amount: euros(10_000),
    paidOn: day('2016-05-20'),
    reference: 'VIR-1',
  },
  'withdraw-payment-record': {
    order: '2016-00001',
    reference: 'VIR-1',
    amount: euros(10_000),
    reason: 'Attribué à tort',
  },
  'issue-recovery-order': {
    amount: euros(4_000),
    reason: 'Action non réalisée',
    heardOn: day('2016-05-28'),
    exercice: 2016,
  },
  'collect-recovery': {
    recovery: 'T2016-00001',
    amount: euros(4_000),
    collectedOn: day('2016-06-01'),
    reference: 'ENC-1',
  },
  'withdraw-recovery-collection': {
    recovery: 'T2016-00001',
    reference: 'ENC-1',
    amount: euros(4_000),
    reason: 'Attribué à tort',
  },
  'write-off-recovery': { recovery: 'T2016-00001', deliberation: act('DEL-9', '2016-06-01') },
  release: { reason: 'Action réduite' },
  lapse: { reason: 'Aucun démarrage' },
  cancel: { reason: 'Retrait' },
  'attach-to-exercice': { exercice: 2016 },
};

/** An intent, by its example; `changes` to its fields. */
export function ask<Name extends CommitmentIntentName>(
  name: Name,
  changes: Partial<CommitmentIntentFields<Name>> = {},
): CommitmentIntent {
  // One member of the union, chosen by its name.
  return Object.assign({}, examples[name], changes, { intent: name }) as CommitmentIntent;
}

/** 1 June 2016: the envelope has credit, the exercice is open, the account is confirmed; the right person acts. */
export function asking(
  name: CommitmentIntentName,
  world: Partial<CommitmentContext> = {},
): CommitmentContext {
  const actor =
    name === 'certify-service' ? people.celia : name.startsWith('hear-') ? people.jalon : people.farah;
  return {
    commitment,
    ...told('2016-06-01', actor),
    reservation: { kind: 'reserved', rank: 2 },
    exerciceStatus: 'open',
    paymentNumber: { number: 2, bordereau: 2 },
    recoveryNumber: 1,
    account: { standing: 'confirmed', ending: '0189' },
    schedule: [],
    overdueReports: [],
    ...world,
  };
}
