import { checkSiret, siretFaultSentences } from '@jalon/contracts';
import { type Cents, parseEuros } from '@jalon/kernel';
import { type PostRepair, mendedRow } from './post-repairs.ts';

/** The contrat de ville of the métropole in the files of ANCT: its code until 2023, and since 2024. */
export const contractCodes: readonly string[] = ['CV192', 'CN05911M'];

/** The aid of a FONJEP post, a scheme beside this one: no adulte-relais post is worth it (about 20 000 € a year). */
export const fonjepRate = 7_164_00;

/** Why a row is set aside: the column, the fault's stable name, what the cell holds, a sentence. */
export interface PostFault {
  readonly column: string;
  readonly fault: string;
  readonly value: string;
  readonly sentence: string;
}

/** One post of the métropole in one year, as the file says it once mended. */
export interface Post {
  readonly post: string;
  readonly year: number;
  readonly siret: string;
  readonly name: string;
  readonly amount: Cents;
  readonly contract: string;
}

/** What becomes of a row. `line` counts the rows of the file from 1. */
export type JudgedPost =
  | { readonly kind: 'elsewhere'; readonly line: number }
  | {
      readonly kind: 'taken';
      readonly line: number;
      readonly post: Post;
      readonly repairs: readonly PostRepair[];
    }
  | {
      readonly kind: 'quarantined';
      readonly line: number;
      readonly post: string;
      readonly name: string;
      readonly faults: readonly PostFault[];
    };

/** Judges a row of the file: another contract's, a post to take, or one to set aside with every reason. */
export function judgePost(row: unknown, line: number): JudgedPost {
  const { cells, repairs } = mendedRow(row);
  if (cells === undefined) {
    return setAside(line, {}, [fault('ligne', 'not-a-row', '', 'ligne qui n’est pas un objet')]);
  }
  const contract = cells['code_cv'] ?? '';
  if (contract !== '' && !contractCodes.includes(contract)) return { kind: 'elsewhere', line };
  const faults = faultsOf(cells);
  const amount = parseEuros(cells['montant'] ?? '');
  if (faults.length > 0 || amount === undefined) return setAside(line, cells, faults);
  const post = {
    post: cells['id_poste'] ?? '',
    year: Number(cells['annee']),
    siret: cells['code_tiers'] ?? '',
    name: cells['raison_sociale'] ?? '',
    amount,
    contract,
  };
  return { kind: 'taken', line, post, repairs };
}

type Cells = Readonly<Record<string, string>>;

function faultsOf(cells: Cells): readonly PostFault[] {
  return [
    ...['id_poste', 'raison_sociale', 'code_cv'].flatMap((column) =>
      faultOfText(column, cells[column] ?? ''),
    ),
    ...faultOfSiret(cells['code_tiers'] ?? ''),
    ...faultOfYear(cells['annee'] ?? ''),
    ...faultOfAmount(cells['montant'] ?? ''),
  ];
}

function faultOfText(column: string, text: string): PostFault[] {
  if (text === '') {
    const sentence =
      column === 'code_cv'
        ? 'contrat de ville absent : rien ne dit de qui est ce poste'
        : 'valeur obligatoire absente';
    return [fault(column, 'missing', text, sentence)];
  }
  if (text.length > 200) return [fault(column, 'too-long', text, 'plus de 200 caractères')];
  if (/[\p{Cc}\uFFFD]/u.test(text)) {
    return [fault(column, 'unreadable-character', text, 'caractère illisible ou de contrôle')];
  }
  return column === 'id_poste' && !/^[0-9A-Z]{4,40}$/.test(text)
    ? [fault(column, 'not-a-post', text, 'numéro de poste attendu, en chiffres et lettres capitales')]
    : [];
}

function faultOfSiret(text: string): PostFault[] {
  if (text === '') return [fault('code_tiers', 'missing', text, 'valeur obligatoire absente')];
  const found = checkSiret(text);
  return found === undefined ? [] : [fault('code_tiers', `siret-${found}`, text, siretFaultSentences[found])];
}

function faultOfYear(text: string): PostFault[] {
  const isYear = /^[0-9]{4}$/.test(text) && Number(text) >= 2000 && Number(text) <= 2100;
  return isYear ? [] : [fault('annee', 'not-a-year', text, 'année attendue, de 2000 à 2100')];
}

function faultOfAmount(text: string): PostFault[] {
  const amount = parseEuros(text);
  if (amount === undefined || amount <= 0) {
    return [fault('montant', 'not-an-amount', text, 'montant en euros attendu, avec au plus deux décimales')];
  }
  return amount === fonjepRate
    ? [fault('montant', 'fonjep-rate', text, 'taux d’un poste FONJEP, et non d’un poste adulte-relais')]
    : [];
}

function fault(column: string, name: string, value: string, sentence: string): PostFault {
  return { column, fault: name, value: value.slice(0, 200), sentence };
}

function setAside(line: number, cells: Cells, faults: readonly PostFault[]): JudgedPost {
  const shown = (column: string) => (cells[column] ?? '').slice(0, 200);
  return { kind: 'quarantined', line, post: shown('id_poste'), name: shown('raison_sociale'), faults };
}
