import { describe, expect, it } from '@jest/globals';
import { day } from '@jalon/kernel';
import type { ScdlCells } from '@jalon/scdl';
import { cellsOf, siretOn } from '../scdl.examples.ts';
import { judgeRow } from './judged-row.ts';

const today = day('2024-01-15');

describe('A row whose one identifier is damaged', () => {
  const judge = (changes: Partial<ScdlCells>) =>
    judgeRow({ line: 2, cells: cellsOf(changes), others: [] }, today);

  it('is taken by the other one, and says which was set aside', () => {
    expect(judge({ idBeneficiaire: '7,17E+13' })).toMatchObject({
      kind: 'taken',
      identity: { rna: 'W770000001' },
      cells: { idBeneficiaire: '' },
      repairs: [{ column: 'idBeneficiaire', from: '7,17E+13', to: '', rule: 'damaged-siret-set-aside' }],
    });
    const siret = siretOn('417700005');
    expect(judge({ idBeneficiaire: siret, rnaBeneficiaire: 'W3222' })).toMatchObject({
      identity: { siret },
      repairs: [{ rule: 'damaged-rna-set-aside' }],
    });
  });

  it('with every reason when it cannot be taken', () => {
    expect(judge({ idBeneficiaire: '1', rnaBeneficiaire: 'W1', montant: 'x', nature: '' })).toMatchObject({
      kind: 'quarantined',
      faults: [
        { column: 'nature' },
        { column: 'montant' },
        { column: 'idBeneficiaire' },
        { column: 'rnaBeneficiaire' },
      ],
    });
  });
});
