import { type Day, isDay } from '@jalon/kernel';
import { type SiretFault, checkSiret, isRna, siretFaultSentences } from '@jalon/contracts';
import type { ScdlCells, ScdlColumn } from './columns.ts';

/** Why a row cannot be taken: the column, the fault's stable name, what the cell holds, and a sentence. */
export interface RowFault {
  readonly column: ScdlColumn | 'ligne';
  readonly fault: string;
  readonly value: string;
  readonly sentence: string;
}

/** An identifier that is no use, set aside because the other one is sound. */
export interface Identity {
  readonly siret?: string;
  readonly rna?: string;
}

const longestCell = 4_000;
/** In euros: what the facts take (amountSchema). */
const largestAmount = 1_000_000_000;
const natures = [
  'aide en numéraire',
  'aide en nature',
  'aide en numéraire;aide en nature',
  'aide en nature;aide en numéraire',
];
const required: readonly ScdlColumn[] = [
  'nomAttribuant',
  'idAttribuant',
  'dateConvention',
  'nomBeneficiaire',
  'objet',
  'montant',
  'nature',
  'conditionsVersement',
  'datesPeriodeVersement',
  'notificationUE',
  'pourcentageSubvention',
];
const longest: Partial<Record<ScdlColumn, number>> = {
  nomBeneficiaire: 200,
  objet: 256,
  conditionsVersement: 256,
  idRAE: 5,
};

/**
 * What the standard (SCDL 2.1.1) still finds at fault in a row once mended; nothing when the row may be taken.
 * @param today no convention is dated after it.
 */
export function faultsOf(cells: ScdlCells, today: Day): readonly RowFault[] {
  const faults: RowFault[] = [];
  const blame = (column: ScdlColumn, fault: string, sentence: string) =>
    faults.push({ column, fault, value: cells[column].slice(0, 200), sentence });
  for (const column of required)
    if (cells[column] === '') blame(column, 'missing', 'valeur obligatoire absente');
  for (const [column, text] of Object.entries(cells) as [ScdlColumn, string][]) {
    if (text === '') continue;
    if (text.length > (longest[column] ?? longestCell)) {
      blame(column, 'too-long', `plus de ${longest[column] ?? longestCell} caractères`);
    } else if (/[\p{Cc}\uFFFD]/u.test(text)) {
      blame(column, 'unreadable-character', 'caractère illisible ou de contrôle');
    } else {
      const found = faultOfCell(column, text, today);
      if (found) blame(column, ...found);
    }
  }
  const identity = identityFaults(cells);
  if (identity) for (const [column, ...found] of identity) blame(column, ...found);
  return faults;
}

type Found = readonly [fault: string, sentence: string];

function faultOfCell(column: ScdlColumn, text: string, today: Day): Found | undefined {
  switch (column) {
    case 'idAttribuant': {
      const fault = checkSiret(text);
      return fault && siretFault(fault);
    }
    case 'dateConvention':
      if (!isDay(text)) return ['not-a-day', 'date attendue, sous la forme AAAA-MM-JJ'];
      if (text > today) return ['in-the-future', 'date à venir'];
      return text < '2000' ? ['too-old', 'antérieure à 2000'] : undefined;
    case 'montant':
      if (!/^[0-9]{1,10}(?:\.[0-9]{1,2}0*)?$/.test(text)) {
        return ['not-an-amount', 'montant positif attendu, en euros, avec au plus deux décimales'];
      }
      return Number(text) > largestAmount
        ? ['too-large', 'montant supérieur à un milliard d’euros']
        : undefined;
    case 'nature':
      return natures.includes(text) ? undefined : ['not-in-the-list', 'nature inconnue du standard'];
    case 'datesPeriodeVersement':
      return /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\/[0-9]{4}-[0-9]{2}-[0-9]{2})?$/.test(text)
        ? undefined
        : ['not-a-period', 'date, ou deux dates séparées par « / », attendues'];
    case 'notificationUE':
      return text === 'oui' || text === 'non' ? undefined : ['not-an-answer', '« oui » ou « non » attendu'];
    case 'pourcentageSubvention':
      return /^(?:0\.[0-9]{1,15}|1(?:\.0+)?)$/.test(text) && Number(text) >= 0.01
        ? undefined
        : ['not-a-share', 'part de 0,01 à 1 attendue'];
    default:
      return undefined;
  }
}

/**
 * The standard asks only for the look of a payment period, and published files hold impossible ones: they are taken
 * as they are, and told.
 */
export function isPeriodPossible({ datesPeriodeVersement }: ScdlCells): boolean {
  const [from = '', to = from] = datesPeriodeVersement.split('/');
  return isDay(from) && isDay(to) && from <= to;
}

/** One sound identifier is enough; the other, damaged, is then set aside. */
export function soundIdentity({ idBeneficiaire, rnaBeneficiaire }: ScdlCells): Identity {
  return {
    ...(idBeneficiaire !== '' && checkSiret(idBeneficiaire) === undefined ? { siret: idBeneficiaire } : {}),
    ...(isRna(rnaBeneficiaire) ? { rna: rnaBeneficiaire } : {}),
  };
}

function identityFaults(cells: ScdlCells): readonly (readonly [ScdlColumn, ...Found])[] | undefined {
  const { siret, rna } = soundIdentity(cells);
  if (siret !== undefined || rna !== undefined) return undefined;
  const { idBeneficiaire, rnaBeneficiaire } = cells;
  if (idBeneficiaire === '' && rnaBeneficiaire === '') {
    return [['idBeneficiaire', 'no-identifier', 'ni SIRET ni RNA']];
  }
  const fault = idBeneficiaire === '' ? undefined : checkSiret(idBeneficiaire);
  return [
    ...(fault === undefined ? [] : [['idBeneficiaire', ...siretFault(fault)] as const]),
    ...(rnaBeneficiaire === ''
      ? []
      : [['rnaBeneficiaire', 'rna', 'RNA qui n’est pas un W suivi de neuf signes'] as const]),
  ];
}

function siretFault(fault: SiretFault): Found {
  return [`siret-${fault}`, siretFaultSentences[fault]];
}
