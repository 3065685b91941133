import { fitsScdl } from '@jalon/contracts';
import type { Day } from '@jalon/kernel';
import type { ScdlCells, ScdlColumn } from './columns.ts';
import { faultsOf } from './row-faults.ts';

/** What becomes of a row that is to be published: its cells, and what had to be left out with the reasons. */
export interface PublishedRow {
  readonly cells?: ScdlCells;
  /** The column left empty; without it the whole row is left out. */
  readonly omitted?: { readonly column?: ScdlColumn; readonly reasons: readonly string[] };
}

const lettersInRna = 'rnaBeneficiaire : RNA avec des lettres, que le standard n’accepte pas';

/**
 * Publishes what the standard takes. A RNA with letters is sound but not the standard's: it is left out, and with it
 * the row that has no SIRET. Whatever is left out is told.
 * @param today no convention is dated after it.
 */
export function publishedRow(cells: ScdlCells, today: Day): PublishedRow {
  const reasons = faultsOf(cells, today).map(({ column, sentence }) => `${column} : ${sentence}`);
  if (reasons.length > 0) return { omitted: { reasons } };
  const { rnaBeneficiaire, idBeneficiaire } = cells;
  if (rnaBeneficiaire === '' || fitsScdl(rnaBeneficiaire)) return { cells };
  return idBeneficiaire === ''
    ? { omitted: { reasons: [lettersInRna] } }
    : {
        cells: { ...cells, rnaBeneficiaire: '' },
        omitted: { column: 'rnaBeneficiaire', reasons: [lettersInRna] },
      };
}
