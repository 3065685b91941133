import { type Cents, noMoney, sum } from '@jalon/kernel';
import { isRna, fitsScdl } from '@jalon/contracts';
import type { ImportReport } from './past-grants-import.events.ts';
import type { SharesReading } from './repairs/convention-shares.ts';
import { isPeriodPossible } from '@jalon/scdl';
import type { QuarantinedRow, TakenRow } from './repairs/judged-row.ts';

const sentences = {
  'lone-share':
    'Une seule ligne de la convention est dans le fichier, avec une part inférieure à 1 : le montant est repris tel qu’il est écrit, entier.',
  'already-split':
    'Le montant de chaque ligne est déjà sa part (le standard demande le montant total) : il est repris tel qu’il est écrit.',
  split: 'Convention à plusieurs bénéficiaires : chacun reçoit sa part du montant total.',
  'impossible-period':
    'La période de versement n’est pas du calendrier, ou finit avant de commencer : elle est gardée telle quelle.',
  'disputed-identity': 'Le SIRET et le RNA sont ceux de deux porteurs : celui du SIRET est retenu.',
  'same-row-again': 'Une ligne dit exactement la même chose qu’une autre : les deux sont reprises.',
  'legal-form-deduced': 'La forme juridique du porteur, absente du standard, est déduite de son SIREN.',
  'rna-beyond-scdl': 'RNA avec des lettres : valable, mais le standard SCDL ne l’accepte pas à l’export.',
} as const;

export type Remark = keyof typeof sentences;

const mostLines = 20;
/** What the report keeps of quarantined rows, in characters: an event is of a size. */
const mostQuarantine = 400_000;

/** Counts what becomes of every row. */
export class ImportTally {
  readonly #rows = { accepted: 0, repaired: 0, quarantined: 0, blank: 0 };
  readonly #dossiers = { created: 0, alreadyKnown: 0 };
  readonly #porteurs = { registered: 0, found: 0 };
  readonly #repairs = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #remarks = new Map<Remark, { rows: number; lines: number[] }>();
  readonly #quarantined: ImportReport['quarantined'] = [];
  /** Those that several rows share; the others are counted alone. */
  readonly #shared = new Set<string>();
  #alone = 0;
  #amount: Cents = noMoney;
  #kept = 0;

  blank(): void {
    this.#rows.blank += 1;
  }

  quarantined({ line, faults, cells, excerpt }: QuarantinedRow): void {
    this.#rows.quarantined += 1;
    for (const { column, fault } of faults) count(this.#faults, `${column} : ${fault}`);
    const row = {
      line,
      beneficiary: (cells?.nomBeneficiaire ?? excerpt ?? '').slice(0, 200),
      faults: faults.map((fault) => ({ ...fault })),
    };
    this.#kept += JSON.stringify(row).length;
    if (this.#kept <= mostQuarantine) this.#quarantined.push(row);
  }

  /** A row that was taken. `convention` names the one that it shares with others, if any. */
  taken(row: TakenRow, reading: SharesReading, convention: string | undefined, registered: boolean): void {
    this.#rows[row.repairs.length > 0 ? 'repaired' : 'accepted'] += 1;
    for (const { rule } of row.repairs) count(this.#repairs, rule);
    this.#porteurs[registered ? 'registered' : 'found'] += 1;
    if (registered) this.remark('legal-form-deduced', row.line);
    if (reading === 'lone-share' || reading === 'already-split' || reading === 'split') {
      this.remark(reading, row.line);
    }
    if (!isPeriodPossible(row.cells)) this.remark('impossible-period', row.line);
    const { rna } = row.identity;
    if (rna !== undefined && isRna(rna) && !fitsScdl(rna)) this.remark('rna-beyond-scdl', row.line);
    const seen = convention !== undefined && this.#shared.has(convention);
    if (!seen || reading === 'already-split') this.#amount = sum([this.#amount, row.amount]);
    if (convention === undefined) this.#alone += 1;
    else this.#shared.add(convention);
  }

  written(created: boolean): void {
    this.#dossiers[created ? 'created' : 'alreadyKnown'] += 1;
  }

  remark(remark: Remark, line: number): void {
    const told = this.#remarks.get(remark) ?? { rows: 0, lines: [] };
    told.rows += 1;
    if (told.lines.length < mostLines) told.lines.push(line);
    this.#remarks.set(remark, told);
  }

  /** How many rows were read so far. */
  get read(): number {
    const { accepted, repaired, quarantined, blank } = this.#rows;
    return accepted + repaired + quarantined + blank;
  }

  report(): Omit<
    ImportReport,
    'import' | 'file' | 'sha256' | 'bytes' | 'encoding' | 'separator' | 'headers' | 'interrupted'
  > {
    return {
      rows: { read: this.read, ...this.#rows },
      dossiers: { ...this.#dossiers },
      porteurs: { ...this.#porteurs },
      conventions: this.#alone + this.#shared.size,
      amount: this.#amount,
      repairs: sorted(this.#repairs),
      faults: sorted(this.#faults),
      remarks: [...this.#remarks].map(([remark, told]) => ({ remark, sentence: sentences[remark], ...told })),
      quarantined: this.#quarantined,
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sorted(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
