import { passesLuhn } from '@jalon/contracts';
import type { ScdlCells, ScdlColumn } from './columns.ts';

/** An invented SIRET of 14 digits that passes the check, the n-th on a SIREN. */
export function siretOn(siren: string, nth = 1): string {
  for (let nic = nth; ; nic++) {
    const siret = `${siren}${String(nic).padStart(5, '0')}`;
    if (passesLuhn(siret)) return siret;
  }
}

export const grantor = siretOn('217700000');
export const club = siretOn('417700000');

/** A clean row of an invented town; what a test is about is given. */
export function cellsOf(changes: Partial<ScdlCells> = {}): Record<ScdlColumn, string> {
  return {
    nomAttribuant: 'Ville de Fictive',
    idAttribuant: grantor,
    dateConvention: '2016-03-01',
    referenceDecision: '2016-12',
    nomBeneficiaire: 'Club des Exemples',
    idBeneficiaire: club,
    rnaBeneficiaire: 'W770000001',
    objet: 'Ateliers du mercredi',
    montant: '1500.50',
    nature: 'aide en numéraire',
    conditionsVersement: 'unique',
    datesPeriodeVersement: '2016-04-01/2016-12-31',
    idRAE: '',
    notificationUE: 'non',
    pourcentageSubvention: '1',
    dispositifAide: '',
    ...changes,
  };
}
