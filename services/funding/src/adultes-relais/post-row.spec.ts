import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgePost } from './post-row.ts';
import { association, mixedRows, rowOf } from './posts.examples.ts';

const faults = (changes: Readonly<Record<string, unknown>>) => {
  const judged = judgePost(rowOf(changes), 1);
  return judged.kind === 'quarantined' ? judged.faults.map(({ column, fault }) => `${column} ${fault}`) : [];
};

describe('A row of posts', () => {
  it('is a post of the métropole, to the cent', () => {
    expect(judgePost(rowOf(), 7)).toEqual({
      kind: 'taken',
      line: 7,
      post: {
        post: '05920R000100',
        year: 2020,
        siret: association,
        name: 'ASSOCIATION DES EXEMPLES',
        amount: 19_875_06,
        contract: 'CV192',
      },
      repairs: [],
    });
  });

  it('of another contrat de ville is left where it is, whatever it holds', () => {
    expect(judgePost(rowOf({ code_cv: 'CV002', montant: 'x' }), 1)).toEqual({ kind: 'elsewhere', line: 1 });
  });

  it('is mended when it is only written otherwise, and says how', () => {
    expect(judgePost(mixedRows[2], 3)).toMatchObject({
      kind: 'taken',
      post: { post: '05920R000300', amount: 19_875_06, year: 2020 },
      repairs: [
        { column: 'id_poste', rule: 'spaces-removed' },
        { column: 'annee', rule: 'text-as-number' },
        { column: 'montant', from: '19 875,06 €', rule: 'text-as-number' },
      ],
    });
    expect(judgePost(rowOf({ code_tiers: Number(association) }), 1)).toMatchObject({
      post: { siret: association },
      repairs: [{ column: 'code_tiers', rule: 'number-as-text' }],
    });
  });

  it.each([
    [{ id_poste: '' }, 'id_poste missing'],
    [{ id_poste: 'R/../1' }, 'id_poste not-a-post'],
    [{ raison_sociale: 'x'.repeat(201) }, 'raison_sociale too-long'],
    [{ raison_sociale: 'a\u0000b' }, 'raison_sociale unreadable-character'],
    [{ code_cv: undefined }, 'code_cv missing'],
    [{ code_tiers: 'ASSOC ITINERAIRES' }, 'code_tiers siret-non-digit'],
    [{ code_tiers: '2,43E+13' }, 'code_tiers siret-scientific-notation'],
    [{ code_tiers: null }, 'code_tiers missing'],
    [{ annee: 20 }, 'annee not-a-year'],
    [{ montant: 0 }, 'montant not-an-amount'],
    [{ montant: 1.005 }, 'montant not-an-amount'],
    [{ montant: { euros: 1 } }, 'montant not-an-amount'],
    [{ montant: 7164 }, 'montant fonjep-rate'],
  ])('is set aside for %j: %s', (changes, fault) => {
    expect(faults(changes)).toEqual([fault]);
  });

  it('is set aside with every reason at once', () => {
    expect(faults({ code_tiers: '1', montant: 'x', annee: '' })).toEqual([
      'code_tiers siret-length',
      'annee not-a-year',
      'montant not-an-amount',
    ]);
  });

  it('of any shape is judged, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ id_poste: fc.jsonValue(), code_cv: fc.constant('CV192') })),
        (row) => {
          expect(['elsewhere', 'quarantined', 'taken']).toContain(judgePost(row, 1).kind);
        },
      ),
    );
  });
});
