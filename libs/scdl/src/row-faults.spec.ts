import { describe, expect, it } from '@jest/globals';
import { day } from '@jalon/kernel';
import type { ScdlCells } from './columns.ts';
import { faultsOf } from './row-faults.ts';
import { cellsOf } from './rows.examples.ts';

const today = day('2024-01-15');
const faults = (changes: Partial<ScdlCells>) =>
  faultsOf(cellsOf(changes), today).map(({ column, fault }) => `${column} ${fault}`);

/** Each fault: cells that have it, and cells beside them that do not. */
const cases: readonly (readonly [string, Partial<ScdlCells>, Partial<ScdlCells>])[] = [
  ['nomAttribuant missing', { nomAttribuant: '' }, {}],
  ['idAttribuant siret-nic-zero', { idAttribuant: '21860194600000' }, {}],
  ['idAttribuant siret-length', { idAttribuant: '218601946' }, {}],
  ['idAttribuant siret-scientific-notation', { idAttribuant: '2,43E+13' }, {}],
  ['dateConvention missing', { dateConvention: '' }, {}],
  ['dateConvention not-a-day', { dateConvention: '2016-02-30' }, { dateConvention: '2016-02-29' }],
  ['dateConvention in-the-future', { dateConvention: '2024-01-16' }, { dateConvention: '2024-01-15' }],
  ['dateConvention too-old', { dateConvention: '1999-12-31' }, { dateConvention: '2000-01-01' }],
  ['nomBeneficiaire too-long', { nomBeneficiaire: 'x'.repeat(201) }, { nomBeneficiaire: 'x'.repeat(200) }],
  ['objet too-long', { objet: 'x'.repeat(257) }, { objet: 'x'.repeat(256) }],
  ['objet unreadable-character', { objet: 'a\0b' }, { objet: 'a b' }],
  ['objet unreadable-character', { objet: 'caf\uFFFD' }, { objet: 'café' }],
  ['montant missing', { montant: '' }, { montant: '0' }],
  ['montant not-an-amount', { montant: '-1' }, { montant: '1' }],
  ['montant not-an-amount', { montant: '10.005' }, { montant: '10.050' }],
  ['montant too-large', { montant: '1000000000.01' }, { montant: '1000000000' }],
  ['nature not-in-the-list', { nature: 'prêt' }, { nature: 'aide en nature;aide en numéraire' }],
  [
    'datesPeriodeVersement not-a-period',
    { datesPeriodeVersement: '2016' },
    { datesPeriodeVersement: '2016-01-01' },
  ],
  ['idRAE too-long', { idRAE: '123456' }, { idRAE: '12345' }],
  ['notificationUE not-an-answer', { notificationUE: 'no' }, { notificationUE: 'oui' }],
  ['pourcentageSubvention not-a-share', { pourcentageSubvention: '1.01' }, { pourcentageSubvention: '1.0' }],
  [
    'pourcentageSubvention not-a-share',
    { pourcentageSubvention: '0.005' },
    { pourcentageSubvention: '0.01' },
  ],
  ['idBeneficiaire no-identifier', { idBeneficiaire: '', rnaBeneficiaire: '' }, { idBeneficiaire: '' }],
  [
    'idBeneficiaire siret-luhn',
    { idBeneficiaire: '67895644300011', rnaBeneficiaire: '' },
    { rnaBeneficiaire: '' },
  ],
  [
    'rnaBeneficiaire rna',
    { idBeneficiaire: '', rnaBeneficiaire: 'W3222' },
    { rnaBeneficiaire: 'W2A0000001' },
  ],
];

describe('What the standard finds at fault in a row', () => {
  for (const [fault, refused, accepted] of cases) {
    it(`${fault}: ${JSON.stringify(refused).slice(0, 60)}`, () => {
      expect(faults(refused)).toEqual([fault]);
      expect(faults(accepted)).toEqual([]);
    });
  }
});
