import { LogWriter } from '@jalon/testing';
import { type Day, cents } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import type { ServiceUnderTest } from '../service-under-test.ts';

type Opened = Extract<CommitmentEvent, { readonly type: 'CommitmentOpened' }>['data'];

/** A body of private law, with identifiers that pass their checks. */
export const club = {
  id: 'P-CLUB01',
  name: 'Club des Exemples',
  siret: '41770000000010',
  legalForm: 'private-law',
} as const;

/** A grant of the State to the club, in 2016; what a test is about is given. */
export function openedAs(changes: Partial<Opened> = {}): CommitmentEvent {
  const dossier = changes.dossier ?? 'D16-EXAMPL';
  const lineId = changes.lineId ?? '1';
  return {
    type: 'CommitmentOpened',
    data: {
      commitment: `${dossier}.${lineId}`,
      dossier,
      lineId,
      title: 'Ateliers du mercredi',
      funder: 'etat',
      dispositif: 'contrat-de-ville',
      year: 2016,
      envelope: 'etat.contrat-de-ville.2016',
      beneficiary: club,
      granted: cents(30_000_00),
      eligibleCost: cents(60_000_00),
      nature: 'operating',
      act: { reference: 'ARR-2016-1', date: '2016-05-10' as Day },
      origin: 'granted',
      ...changes,
    },
  };
}

/** Lays down facts of commitments as other slices would, and waits until lists show them. */
export function commitmentsWrittenIn({ engines }: ServiceUnderTest, origin: string) {
  const writer = new LogWriter(engines.store, engines.clock, origin);
  return async (commitment: string, ...facts: readonly CommitmentEvent[]) => {
    await engines.readModels.waitFor(await writer.write(`commitment-${commitment}`, ...facts));
  };
}
