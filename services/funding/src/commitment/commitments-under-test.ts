import { randomUUID } from 'node:crypto';
import type { Principal } from '@jalon/auth';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { BeneficiaryDesk } from '../beneficiary/beneficiary.handlers.ts';
import { act } from '../envelope/envelope.examples.ts';
import { openEnvelopes } from '../envelope/envelope.handlers.ts';
import { openExercices } from '../exercice/exercice.handlers.ts';
import type { Engines } from '@jalon/engines';
import type { ServiceUnderTest } from '../service-under-test.ts';
import type { CommitmentIntent } from './commitment.commands.ts';
import { CommitmentDesk } from './commitment-desk.ts';
import { people, terms } from './commitment.examples.ts';

/** The second person of finance: the first is the one that the role names. */
export const fabien: Principal = { id: 'fabien', name: 'Fabien', role: 'finance' };

export const legalAct = { reference: 'CONV-1', date: '2016-01-04' };

/** A desk of its own on the log of the service: what another process would be. */
export function deskOn(engines: Engines): CommitmentDesk {
  return new CommitmentDesk(engines, {
    envelopes: openEnvelopes(engines),
    exercices: openExercices(engines),
    beneficiaries: new BeneficiaryDesk(engines),
    scheduleOf: () => Promise.resolve([]),
    overdueReportsOf: () => Promise.resolve([]),
  });
}

/** Tells funding what programmation would: on the log of the service, beside it. */
export function toldOn({ engines }: ServiceUnderTest) {
  const desk = deskOn(engines);
  const { jalon } = people;
  const tell = (id: string, asked: CommitmentIntent) =>
    desk.handle(id, asked, { commandId: randomUUID(), actor: { id: jalon.id, role: jalon.role } }, jalon);
  return {
    tell,
    async grant(lineId: string, granted: Cents) {
      const { commitment: _id, envelope: _envelope, ...decided } = terms;
      const id = `${terms.dossier}.${lineId}`;
      await tell(id, { intent: 'open', ...decided, lineId, granted, eligibleCost: cents(granted * 2) });
      const notifiedOn = '2016-01-04' as Day;
      await tell(id, { intent: 'hear-notification', notifiedOn, conventionRequired: false });
      return id;
    },
  };
}

/** The year 2016 and the FIPD of it, with authority and payment credits in cents. */
export async function withBudget(
  service: ServiceUnderTest,
  authority: number,
  credits: number,
): Promise<void> {
  service.on('2016-01-05');
  await service.does('exercices/2016/open', 'finance');
  const fipd = 'envelopes/etat.fipd.2016';
  await service.does(`${fipd}/open`, 'finance', {
    funder: 'etat',
    dispositif: 'fipd',
    year: 2016,
    label: 'FIPD 2016',
    act,
  });
  await service.does(`${fipd}/vote-authority`, 'finance', { amount: authority, act });
  await service.does(`${fipd}/allocate`, 'finance', { amount: authority, act, operation: 'Actions' });
  await service.does(`${fipd}/open-payment-credits`, 'finance', { amount: credits, act, exercice: 2016 });
}
