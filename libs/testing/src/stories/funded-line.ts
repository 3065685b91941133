import type { Role } from '@jalon/auth';
import { type Ask, type GrantTerms, done } from './ask.ts';

/** An envelope of the State for contrats de ville, voted and allocated. @returns its id. */
export async function openTheEnvelope(
  ask: Ask,
  day: string,
  amount: number,
  label = 'Contrat de ville',
): Promise<string> {
  const year = Number(day.slice(0, 4));
  const act = { reference: 'BOP-147', date: day };
  const envelope = `etat.contrat-de-ville.${String(year)}`;
  const terms = { funder: 'etat', dispositif: 'contrat-de-ville', year, label, act };
  await done(ask, 'finance', `funding/envelopes/${envelope}/open`, terms, 'envelope');
  await fundTheEnvelope(ask, envelope, day, amount, 'first');
  return envelope;
}

/** More authority and payment credits for an envelope. */
export async function fundTheEnvelope(
  ask: Ask,
  envelope: string,
  day: string,
  amount: number,
  key: string,
): Promise<void> {
  const year = Number(day.slice(0, 4));
  const act = { reference: `BOP-147-${key}`, date: day };
  const path = `funding/envelopes/${envelope}`;
  await done(ask, 'finance', `${path}/vote-authority`, { amount, act }, `${key}/vote`);
  await done(ask, 'finance', `${path}/allocate`, { amount, act, operation: 'Actions' }, `${key}/allocate`);
  await done(
    ask,
    'finance',
    `${path}/open-payment-credits`,
    { amount, act, exercice: year },
    `${key}/credits`,
  );
}

/** The accounting commitment, then the legal one. */
export async function commitTheLine(ask: Ask, commitment: string, { day, name }: GrantTerms): Promise<void> {
  const exercice = Number(day.slice(0, 4));
  const path = `funding/commitments/${commitment}`;
  await done(ask, 'finance', `funding/exercices/${String(exercice)}/open`, {}, 'exercice');
  const accounting = { number: `EC-${name}`, exercice };
  await done(ask, 'finance', `${path}/commit-accounting`, accounting, `${name}/accounting`);
  const legal = { act: { reference: `A-${name}`, date: day }, ej: '2103456789', exercice };
  await done(ask, 'finance', `${path}/commit-legally`, legal, `${name}/legal`);
}

/** An advance: certified by one, settled and ordered by another, paid by the accountant to a confirmed account. */
export async function payTheLine(
  ask: Ask,
  porteur: string,
  commitment: string,
  { day, name }: GrantTerms,
  amount: number,
  pieces = ['decision'],
): Promise<void> {
  const path = `funding/commitments/${commitment}`;
  const exercice = Number(day.slice(0, 4));
  const account = { iban: 'FR1420041010050500013M02606', holder: 'Club de Roubaix', evidence: 'RIB' };
  const beneficiary = `funding/beneficiaries/${porteur}`;
  await done(ask, 'finance', `${beneficiary}/propose-account`, account, 'account');
  await done(ask, 'admin', `${beneficiary}/confirm-account`, { proposal: 'A1' }, 'account-confirmed');
  const asked = (role: Role, intent: string, payload: object) =>
    done(ask, role, `${path}/${intent}`, payload, `${name}/${intent}`);
  await asked('certificateur', 'certify-service', { kind: 'advance', basis: 'Décision notifiée.' });
  await asked('finance', 'settle-liquidation', { certificate: 'C1', amount });
  await asked('finance', 'issue-payment-order', { liquidation: 'Q1', exercice, pieces });
  const order = `${String(exercice)}-00001`;
  const payment = { order, amount, paidOn: day, reference: 'VIR-1' };
  await asked('finance', 'record-payment', payment);
}
