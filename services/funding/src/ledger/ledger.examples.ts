import { randomUUID } from 'node:crypto';
import type { Principal } from '@jalon/auth';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { BeneficiaryDesk } from '../beneficiary/beneficiary.handlers.ts';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import { CommitmentDesk } from '../commitment/commitment-desk.ts';
import { people, terms } from '../commitment/commitment.examples.ts';
import { act } from '../envelope/envelope.examples.ts';
import { openEnvelopes } from '../envelope/envelope.handlers.ts';
import { openExercices } from '../exercice/exercice.handlers.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';

const club = { id: 'P-CLUB', name: 'Club de Roubaix', legalForm: 'private-law' as const };
const theatre = { id: 'P-THEATRE', name: 'Théâtre de Loos', legalForm: 'private-law' as const };
export const fabien: Principal = { id: 'fabien', name: 'Fabien', role: 'finance' };
export const euros = (amount: number): Cents => cents(amount * 100);

/** The commitments of the story, by what becomes of them. */
export const commitments = {
  paid: 'D16-CLUB.L1',
  reserved: 'D16-CLUB.L2',
  denied: 'D16-SCENE.L1',
  toOrder: 'D16-SCENE.L2',
} as const;

/**
 * On 5 January 2016 the FIPD has 10,000 € of authority and 6,000 € of payment credits. Four lines are granted: one is
 * paid 1,000 € of its 4,000, one is reserved, one of 2,000 € is denied, one is settled for a body without an account.
 */
export async function ledgerUnderTest(): Promise<ServiceUnderTest> {
  const service = await serviceUnderTest();
  service.on('2016-01-05');
  await service.does('exercices/2016/open', 'finance');
  const fipd = { funder: 'etat', dispositif: 'fipd', year: 2016, label: 'FIPD 2016', act };
  const budget = (intent: string, fields: object) =>
    service.does(`envelopes/etat.fipd.2016/${intent}`, 'finance', { act, ...fields });
  await budget('open', fipd);
  await budget('vote-authority', { amount: euros(10_000) });
  await budget('allocate', { amount: euros(10_000), operation: 'Actions' });
  await budget('open-payment-credits', { amount: euros(6_000), exercice: 2016 });

  const grant = granting(service);
  await grant(commitments.paid, club, euros(4_000));
  await grant(commitments.reserved, club, euros(4_500));
  await grant(commitments.toOrder, theatre, euros(1_000));
  await grant(commitments.denied, theatre, euros(2_000));

  await settled(service, commitments.paid, 1_000);
  const account = { iban: 'FR76 3000 6000 0112 3456 7890 189', holder: 'Club', evidence: 'RIB' };
  await service.does('beneficiaries/P-CLUB/propose-account', 'finance', account);
  await service.does('beneficiaries/P-CLUB/confirm-account', fabien, { proposal: 'A1' });
  const paid = `commitments/${commitments.paid}`;
  await service.does(`${paid}/issue-payment-order`, 'finance', {
    liquidation: 'Q1',
    exercice: 2016,
    pieces: ['decision'],
  });
  await service.does(`${paid}/record-payment`, 'finance', {
    order: '2016-00001',
    amount: euros(1_000),
    paidOn: '2016-01-05',
    reference: 'VIR-1',
  });
  service.on('2016-01-08');
  await settled(service, commitments.toOrder, 600);
  return service;
}

/** Committed, certified for an advance and settled. */
async function settled(service: ServiceUnderTest, id: string, amount: number): Promise<void> {
  const ask = (intent: string, who: 'finance' | 'certificateur', fields: object) =>
    service.does(`commitments/${id}/${intent}`, who, fields);
  await ask('commit-accounting', 'finance', { number: `EC-${id}`, exercice: 2016 });
  const deed = { reference: `ARR-${id}`, date: '2016-01-04' };
  await ask('commit-legally', 'finance', { act: deed, ej: `EJ-${id.slice(4, 8)}`, exercice: 2016 });
  await ask('certify-service', 'certificateur', { kind: 'advance', basis: 'Décision attributive' });
  await ask('settle-liquidation', 'finance', { certificate: 'C1', amount: euros(amount) });
}

/** Tells funding what programmation would: on the log of the service, beside it. */
function granting({ engines }: ServiceUnderTest) {
  const desk = new CommitmentDesk(engines, {
    envelopes: openEnvelopes(engines),
    exercices: openExercices(engines),
    beneficiaries: new BeneficiaryDesk(engines),
    scheduleOf: () => Promise.resolve([]),
    overdueReportsOf: () => Promise.resolve([]),
  });
  const { jalon } = people;
  const tell = (id: string, asked: CommitmentIntent) =>
    desk.handle(id, asked, { commandId: randomUUID(), actor: { id: jalon.id, role: jalon.role } }, jalon);
  return async (id: string, beneficiary: typeof club, granted: Cents): Promise<void> => {
    const { commitment: _id, envelope: _envelope, ...decided } = terms;
    const [dossier = '', lineId = ''] = id.split('.');
    const title = beneficiary === club ? 'Sport pour tous' : 'Scène ouverte';
    const line = { ...decided, dossier, lineId, title, beneficiary, granted };
    await tell(id, { intent: 'open', ...line, eligibleCost: cents(granted * 2) });
    const notifiedOn = '2016-01-04' as Day;
    await tell(id, { intent: 'hear-notification', notifiedOn, conventionRequired: false });
    await tell(id, { intent: 'hear-report-due', dueOn: '2017-06-30' as Day });
  };
}
