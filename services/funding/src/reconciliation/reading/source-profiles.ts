import type { LineKind } from './extract-line.ts';

/** What a file may say of a line. */
export const extractColumns = [
  'kind',
  'exercice',
  'ej',
  'number',
  'amount',
  'beneficiary',
  'siret',
  'day',
  'reference',
  'reason',
] as const;
export type ExtractColumn = (typeof extractColumns)[number];

/** How a day is written. */
export type DayFormat = 'dd/mm/yyyy' | 'dd.mm.yyyy' | 'yyyymmdd' | 'yyyy-mm-dd';

/** How one source writes its extracts. A change of any of it is a new version, that the history names. */
export interface SourceProfile {
  readonly source: string;
  readonly version: number;
  /** In French, for who chooses. */
  readonly title: string;
  readonly separator: ';' | ',' | '\t';
  /** The headers under which a column may come; none when the source does not say it. Case and accents do not count. */
  readonly headers: Readonly<Record<ExtractColumn, readonly string[]>>;
  readonly required: readonly ExtractColumn[];
  readonly kinds: Readonly<Record<string, LineKind>>;
  readonly days: readonly DayFormat[];
}

/** The local accountant: every order of the collectivité, by exercice and number of the order. */
const helios: SourceProfile = {
  source: 'helios',
  version: 1,
  title: 'Comptable de la collectivité (Hélios)',
  separator: ';',
  headers: {
    kind: ['Nature', 'Type d’opération'],
    exercice: ['Exercice'],
    ej: ['N° engagement', 'Engagement'],
    number: ['N° mandat', 'N° titre', 'N° pièce'],
    amount: ['Montant', 'Montant TTC'],
    beneficiary: ['Tiers', 'Bénéficiaire'],
    siret: ['SIRET', 'N° SIRET'],
    day: ['Date', 'Date opération'],
    reference: ['Référence', 'Référence virement'],
    reason: ['Motif de rejet', 'Motif'],
  },
  required: ['kind', 'exercice', 'number', 'amount', 'day', 'reference'],
  kinds: {
    'prise en charge': 'taken-in-charge',
    pec: 'taken-in-charge',
    paiement: 'payment',
    virement: 'payment',
    rejet: 'rejection',
    'rejet mandat': 'rejection',
    'encaissement titre': 'recovery',
    recouvrement: 'recovery',
  },
  days: ['dd/mm/yyyy', 'yyyymmdd'],
};

/** The State's accountant: by legal commitment (EJ) and request for payment (DP), without the exercice. */
const chorus: SourceProfile = {
  source: 'chorus',
  version: 1,
  title: 'Comptable de l’État (Chorus)',
  separator: '\t',
  headers: {
    kind: ['Statut', 'Statut DP'],
    exercice: [],
    ej: ['N° EJ', 'Engagement juridique'],
    number: ['N° DP', 'Demande de paiement'],
    amount: ['Montant payé', 'Montant'],
    beneficiary: ['Libellé tiers', 'Nom du tiers'],
    siret: ['Identifiant tiers', 'SIRET'],
    day: ['Date comptable', 'Date de paiement'],
    reference: ['N° pièce', 'Pièce comptable'],
    reason: ['Motif'],
  },
  required: ['kind', 'ej', 'number', 'amount', 'day', 'reference'],
  kinds: {
    comptabilisee: 'taken-in-charge',
    payee: 'payment',
    rejetee: 'rejection',
    'titre recouvre': 'recovery',
  },
  days: ['dd.mm.yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy'],
};

/** The sources whose extracts are read. A new one is a new entry: no code. */
export const sourceProfiles: readonly SourceProfile[] = [helios, chorus];

export function profileOf(source: string): SourceProfile | undefined {
  return sourceProfiles.find((profile) => profile.source === source);
}

/** How headers and words are compared: no accent, no case, no punctuation. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A header as it is compared: `N° mandat`, `No mandat` and `Numéro mandat` are one. */
export function plainHeader(text: string): string {
  return plainWords(text).replace(/^(?:no|num|numero) (?:de |du |d )?/, 'n ');
}
