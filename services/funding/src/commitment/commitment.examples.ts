import { type Cents, type Day, cents } from '@jalon/kernel';
import { commitmentDecider } from './commitment.decider.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { Commitment, CommitmentFact, CommitmentStatus, OpenCommitment } from './commitment.state.ts';

/** The commitment that every test starts from: 30,000 € of the State to a club, for an action of 50,000 €. */

const day = (text: string) => text as Day;
export const euros = (amount: number): Cents => cents(Math.round(amount * 100));

export const people = {
  farah: { id: 'farah', name: 'Farah', role: 'finance' },
  fabien: { id: 'fabien', name: 'Fabien', role: 'finance' },
  celia: { id: 'celia', name: 'Célia', role: 'certificateur' },
  jalon: { id: 'systeme', name: 'Jalon', role: 'systeme' },
} as const;

const holder = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
const act = (reference: string, date = '2016-05-02') => ({ reference, date: day(date) });

export const commitment = 'D16-7K3M9Q.L1';

export const terms: CommitmentFact<'CommitmentOpened'> = {
  commitment,
  dossier: 'D16-7K3M9Q',
  lineId: 'L1',
  title: 'Sport pour tous',
  funder: 'etat',
  dispositif: 'fipd',
  year: 2016,
  envelope: 'etat.fipd.2016',
  beneficiary: { id: 'P-CLUB', name: 'Club de Roubaix', legalForm: 'private-law' },
  granted: euros(30_000),
  eligibleCost: euros(50_000),
  nature: 'operating',
  act: act('2016-147', '2016-03-15'),
  origin: 'granted',
};

type Fact<Type extends CommitmentEvent['type']> = {
  readonly type: Type;
  readonly data: CommitmentFact<Type>;
};
const fact = <Type extends CommitmentEvent['type']>(type: Type, data: CommitmentFact<Type>): Fact<Type> => ({
  type,
  data,
});

export const facts = {
  opened: fact('CommitmentOpened', terms),
  denied: fact('ReservationDenied', { amount: euros(30_000), available: euros(100) }),
  obtained: fact('ReservationObtained', { amount: euros(30_000), rank: 1 }),
  notified: fact('GrantNotified', { notifiedOn: day('2016-04-01'), conventionRequired: true }),
  convention: fact('ConventionInForce', { reference: 'CONV-1', signedOn: day('2016-04-15') }),
  accounting: fact('AccountingCommitmentMade', {
    number: 'EC-1',
    amount: euros(30_000),
    exercice: 2016,
    madeOn: day('2016-03-20'),
  }),
  legal: fact('LegalCommitmentMade', {
    act: act('CONV-1', '2016-04-15'),
    ej: '2102368447',
    exercice: 2016,
    amount: euros(30_000),
    committedOn: day('2016-04-20'),
  }),
  certified: certified('C1', 'advance'),
  liquidated: liquidated('Q1', 'C1', 'advance', 10_000),
  ordered: ordered('2016-00001', 1, 'Q1', 10_000),
  rejected: fact('PaymentOrderRejected', {
    order: '2016-00001',
    reason: 'Compte clos',
    rejectedOn: day('2016-05-20'),
  }),
  reinstated: fact('PaymentOrderRejectionWithdrawn', {
    order: '2016-00001',
    amount: euros(10_000),
    exercice: 2016,
    reason: 'Rejet d’un autre mandat',
  }),
  paid: paid('2016-00001', 10_000, 'VIR-1'),
  reportDue: fact('FinancialReportDue', { dueOn: day('2017-06-30') }),
  accepted: fact('FinancialReportAccepted', { actualCost: euros(40_000), acceptedOn: day('2016-05-25') }),
  released: fact('RemainderReleased', { amount: euros(20_000), reason: 'Action réduite' }),
  settled: fact('CommitmentSettled', { settledOn: day('2016-06-01') }),
  recovery: fact('RecoveryOrderIssued', {
    recovery: 'T2016-00001',
    number: 1,
    exercice: 2016,
    amount: euros(4_000),
    reason: 'Action non réalisée',
    heardOn: day('2016-05-28'),
    issuedOn: day('2016-06-01'),
    issuedBy: holder(people.farah),
  }),
  collected: collected(4_000),
  writtenOff: fact('RecoveryWrittenOff', {
    recovery: 'T2016-00001',
    amount: euros(4_000),
    deliberation: act('DEL-9', '2016-06-01'),
  }),
} as const;

export function certified(certificate: string, kind: 'advance' | 'instalment' | 'balance') {
  return fact('ServiceCertified', {
    certificate,
    kind,
    basis: 'Décision attributive',
    pieces: ['Bilan'],
    certifiedBy: holder(people.celia),
    certifiedOn: day('2016-05-02'),
  });
}

export function liquidated(
  liquidation: string,
  certificate: string,
  kind: 'advance' | 'instalment' | 'balance',
  amount: number,
) {
  return fact('LiquidationSettled', {
    liquidation,
    certificate,
    kind,
    amount: euros(amount),
    computation: 'Sur pièces',
    settledBy: holder(people.farah),
    settledOn: day('2016-05-03'),
  });
}

export function ordered(order: string, number: number, liquidation: string, amount: number) {
  return fact('PaymentOrderIssued', {
    order,
    number,
    exercice: 2016,
    bordereau: 1,
    liquidation,
    amount: euros(amount),
    account: '0189',
    pieces: ['decision', 'convention'],
    issuedBy: holder(people.farah),
    issuedOn: day('2016-05-04'),
  });
}

export function paid(order: string, amount: number, reference: string) {
  return fact('PaymentRecorded', { order, amount: euros(amount), paidOn: day('2016-05-20'), reference });
}

export function collected(amount: number) {
  return fact('RecoveryCollected', {
    recovery: 'T2016-00001',
    amount: euros(amount),
    collectedOn: day('2016-06-01'),
    reference: 'ENC-1',
  });
}

const reserved = [facts.opened, facts.obtained];
const accounting = [...reserved, facts.accounting];
const legal = [...accounting, facts.notified, facts.convention, facts.legal];
const partly = [...legal, facts.certified, facts.liquidated];
const orderedFacts = [...partly, facts.ordered];
const paidFacts = [...orderedFacts, facts.paid];
const settled = [...paidFacts, facts.released, facts.settled];
const inRecovery = [...settled, facts.recovery];

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<CommitmentStatus, readonly CommitmentEvent[]>> = {
  absent: [],
  imported: [fact('CommitmentOpened', { ...terms, origin: 'imported' })],
  denied: [facts.opened, facts.denied],
  reserved,
  accounting,
  legal,
  'partly-liquidated': partly,
  liquidated: [...legal, facts.certified, liquidated('Q1', 'C1', 'advance', 30_000)],
  ordered: orderedFacts,
  rejected: [...orderedFacts, facts.rejected],
  paid: paidFacts,
  settled,
  released: [
    ...legal,
    fact('RemainderReleased', { amount: euros(30_000), reason: 'Action abandonnée' }),
    facts.settled,
  ],
  lapsed: [...reserved, fact('CommitmentLapsed', { amount: euros(30_000), reason: 'Aucun démarrage' })],
  cancelled: [...reserved, fact('CommitmentCancelled', { amount: euros(30_000), reason: 'Retrait' })],
  'in-recovery': inRecovery,
  recovered: [...inRecovery, facts.collected],
  'written-off': [...inRecovery, facts.writtenOff],
};

export function stateAfter(history: readonly CommitmentEvent[]): Commitment {
  return history.reduce(commitmentDecider.evolve, commitmentDecider.initialState);
}

/** @throws Error when the facts do not open it */
export function openAfter(history: readonly CommitmentEvent[]): OpenCommitment {
  const state = stateAfter(history);
  if (state.status === 'absent') throw new Error('The commitment is not open');
  return state;
}
