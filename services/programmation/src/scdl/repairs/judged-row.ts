import { type Cents, type Day, parseEuros } from '@jalon/kernel';
import type { ReadRow } from '../reading/scdl-rows.ts';
import { type ScdlCells, type Identity, type RowFault, faultsOf, soundIdentity } from '@jalon/scdl';
import { type Repair, repairRow } from './repaired-row.ts';

/** A row that the standard takes, mended or not. */
export interface TakenRow {
  readonly kind: 'taken';
  readonly line: number;
  /** As read. */
  readonly read: ScdlCells;
  readonly others: readonly (readonly [header: string, text: string])[];
  /** As mended. */
  readonly cells: ScdlCells;
  readonly repairs: readonly Repair[];
  readonly identity: Identity;
  /** The amount as written: of the whole convention, by the standard. */
  readonly amount: Cents;
}

/** A row set aside, with every reason. `cells` is missing when the line itself cannot be read. */
export interface QuarantinedRow {
  readonly kind: 'quarantined';
  readonly line: number;
  readonly faults: readonly RowFault[];
  /** As mended. */
  readonly cells?: ScdlCells;
  readonly excerpt?: string;
}

export type JudgedRow = TakenRow | QuarantinedRow | { readonly kind: 'blank'; readonly line: number };

const unreadable = {
  'quote-never-closed': 'guillemet jamais fermé',
  'text-after-quote': 'texte après un guillemet fermant',
  'line-too-long': 'ligne démesurée',
  'cell-count': 'le nombre de cellules n’est pas celui des en-têtes',
} as const;

/** What becomes of a row by itself: taken, mended or not, or quarantined with its reasons. */
export function judgeRow(row: ReadRow, today: Day, grantor?: string): JudgedRow {
  if ('blank' in row) return { kind: 'blank', line: row.line };
  if ('fault' in row) {
    const { line, fault, excerpt } = row;
    return {
      kind: 'quarantined',
      line,
      faults: [{ column: 'ligne', fault, value: '', sentence: unreadable[fault] }],
      excerpt,
    };
  }
  const { line, cells: read, others } = row;
  const { cells: mended, repairs } = repairRow(read, grantor);
  const faults = faultsOf(mended, today);
  const unkept = unkeptColumn(others);
  const amount = parseEuros(mended.montant.replace(/(\.[0-9]{2})0+$/, '$1'));
  if (faults.length > 0 || unkept || amount === undefined) {
    return { kind: 'quarantined', line, faults: unkept ? [...faults, unkept] : faults, cells: mended };
  }
  const identity = soundIdentity(mended);
  const { cells, setAside } = withIdentity(mended, identity);
  return { kind: 'taken', line, read, others, cells, repairs: [...repairs, ...setAside], identity, amount };
}

/** A damaged identifier beside a sound one is set aside, and that is told like a repair. */
function withIdentity(cells: ScdlCells, { siret = '', rna = '' }: Identity) {
  const setAside: Repair[] = [];
  if (cells.idBeneficiaire !== siret) {
    setAside.push({
      column: 'idBeneficiaire',
      from: cells.idBeneficiaire,
      to: siret,
      rule: 'damaged-siret-set-aside',
    });
  }
  if (cells.rnaBeneficiaire !== rna) {
    setAside.push({
      column: 'rnaBeneficiaire',
      from: cells.rnaBeneficiaire,
      to: rna,
      rule: 'damaged-rna-set-aside',
    });
  }
  return { cells: { ...cells, idBeneficiaire: siret, rnaBeneficiaire: rna }, setAside };
}

/** Columns beyond the standard are kept as they are, as long as they are of a size and of readable characters. */
function unkeptColumn(others: readonly (readonly [string, string])[]): RowFault | undefined {
  const size = others.reduce((total, [header, text]) => total + header.length + text.length, 0);
  if (size > 20_000) {
    return { column: 'ligne', fault: 'too-long', value: '', sentence: 'colonnes hors standard démesurées' };
  }
  const found = others.find(([, text]) => text.includes('\0'));
  return (
    found && {
      column: 'ligne',
      fault: 'unreadable-character',
      value: found[0].slice(0, 80),
      sentence: 'caractère de contrôle dans une colonne hors standard',
    }
  );
}
