import { type ScdlCells, type ScdlColumn, scdlColumns } from '@jalon/scdl';
import { grantorGiven } from './grantor-given.ts';
import * as rule from './repair-rules.ts';

/** What was mended in a cell: which column, from what, to what, by which rule. */
export interface Repair {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

export interface RepairedRow {
  readonly cells: ScdlCells;
  readonly repairs: readonly Repair[];
}

const text = [rule.linesJoined, rule.spacesTrimmed, rule.formulaGuardRemoved];
const siret = [...text, rule.trailingDecimalRemoved, rule.identifierSpacesRemoved];

/** The rules of each column, in the order in which they are tried. */
export const rulesOfColumn: Readonly<Record<ScdlColumn, readonly rule.RepairRule[]>> = {
  nomAttribuant: text,
  idAttribuant: siret,
  dateConvention: [...text, rule.midnightDropped, rule.frenchDayTurned],
  referenceDecision: text,
  nomBeneficiaire: text,
  idBeneficiaire: siret,
  rnaBeneficiaire: [...text, rule.identifierSpacesRemoved, rule.rnaCapitalised],
  objet: text,
  montant: [...text, rule.amountRespelled],
  nature: [...text, rule.natureRespelled],
  conditionsVersement: [...text, rule.conditionsRespelled],
  datesPeriodeVersement: [...text, rule.midnightDropped, rule.frenchDayTurned, rule.periodSlashed],
  idRAE: text,
  notificationUE: [...text, rule.answerTranslated],
  pourcentageSubvention: [...text, rule.decimalPointed, rule.zeroWritten, rule.percentDivided],
  dispositifAide: text,
};

/**
 * Mends what has one meaning only.
 * @param grantor the SIRET that whoever imports gives for the file's grantor, for cells where it is damaged.
 */
export function repairRow(cells: ScdlCells, grantor?: string): RepairedRow {
  const repairs: Repair[] = [];
  const mended = Object.fromEntries(
    scdlColumns.map((column) => {
      const rules = rulesOfColumn[column];
      const all =
        column === 'idAttribuant' && grantor !== undefined ? [...rules, grantorGiven(grantor)] : rules;
      return [column, mendCell(column, cells[column], all, repairs)];
    }),
  );
  // Every column was given a text just above.
  return { cells: mended as Record<ScdlColumn, string>, repairs };
}

function mendCell(
  column: ScdlColumn,
  read: string,
  rules: readonly rule.RepairRule[],
  repairs: Repair[],
): string {
  let now = read;
  for (const { name, mend } of rules) {
    const to = mend(now);
    if (to === undefined || to === now) continue;
    repairs.push({ column, from: now, to, rule: name });
    now = to;
  }
  return now;
}

/** The cells as they stood once mended, from those that were read and what was mended. */
export function applyRepairs(cells: ScdlCells, repairs: readonly Repair[]): ScdlCells {
  return { ...cells, ...Object.fromEntries(repairs.map(({ column, to }) => [column, to])) };
}
