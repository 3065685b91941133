import type { Cents } from '@jalon/kernel';

/** What a line turns out to be. */
export const lineStates = ['matched', 'amount-differs', 'unknown-here', 'duplicate', 'over-paid'] as const;
export type LineState = (typeof lineStates)[number];

/** What a person should know of a line before they accept it. */
export const findings = {
  'amount-differs': 'le montant n’est pas celui du mandat',
  'other-year-ej': 'le numéro d’engagement est celui d’un autre exercice',
  'foreign-ej': 'le numéro d’engagement n’est pas celui du mandat',
  'no-reference': 'ni engagement ni numéro ne désignent ce mandat',
  'truncated-siret': 'le SIRET est coupé',
  'other-establishment': 'le SIRET est celui d’un autre établissement du même organisme',
  'other-beneficiary': 'le bénéficiaire ne se reconnaît pas',
  'wrong-year': 'la date se trompe d’année',
  'unlikely-day': 'la date ne convient pas au mandat',
  'split-payment': 'plusieurs lignes font ensemble le montant du mandat',
  'doubled-line': 'la même ligne se répète dans le fichier',
  'already-recorded': 'l’opération est déjà constatée',
  'over-paid': 'le mandat serait payé au-delà de son montant',
  contradiction: 'le fichier dit le mandat à la fois payé et rejeté',
} as const;
export type Finding = keyof typeof findings;

/** What the comparison says of a line: its state, the order that it proposes, how sure it is, and why. */
export interface Verdict {
  readonly state: LineState;
  /** `<commitment>/<order>` */
  readonly order?: string | undefined;
  /** From 0 to 100. */
  readonly score: number;
  /** Nothing is left to doubt: it may be accepted together with others. */
  readonly exact: boolean;
  readonly findings: readonly Finding[];
  /** French sentences, with the facts. */
  readonly reasons: readonly string[];
  /** The line's amount less the one expected; absent when they agree or nothing is expected. */
  readonly difference?: number | undefined;
  /** Other orders that resemble it, the likeliest first. */
  readonly candidates: readonly { readonly order: string; readonly score: number }[];
}

/** An order issued here, absent from the accountant's file of its period. */
export interface OrderNotFound {
  readonly order: string;
  readonly remaining: Cents;
}
