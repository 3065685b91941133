import { type Cents, type Day, type LegalChange, cents, datedRules } from '@jalon/kernel';

/** The thresholds and periods of the law on one day. Amounts in cents. */
export interface RulesInForce {
  /** R7, R8: a convention is imposed strictly above this amount, per funder and year. */
  readonly conventionAbove: Cents;
  /** R9: the threshold concerns private-law bodies alone. */
  readonly conventionOnlyForPrivateLaw: boolean;
  /** R10: months after the end of the exercice within which the financial report is due. */
  readonly reportDueMonths: number;
  /** R11: what an overdue report does to a new grant of the same porteur. */
  readonly overdueReport: 'warn' | 'block';
  /** R14: months of silence that are a refusal. */
  readonly silenceMonths: number;
  /** R15: what the receipt states. */
  readonly receipt: { readonly service: string; readonly appeal: string };
  /** R21: whether the contrat d'engagement républicain is asked of associations. */
  readonly republicanCommitment: boolean;
  /** R28: whether the co-financing plan must balance. */
  readonly budgetMustBalance: boolean;
}

/** Every change, oldest first: a dossier of 2016 is judged by the rules of 2016. */
export const legalChanges: readonly LegalChange<RulesInForce>[] = [
  {
    from: '2001-06-09' as Day,
    rules: ['R7', 'R8', 'R9'],
    source: 'Loi n° 2000-321 du 12 avril 2000, art. 10 ; décret n° 2001-495 du 6 juin 2001, art. 1',
    sets: { conventionAbove: cents(23_000_00), conventionOnlyForPrivateLaw: true },
  },
  {
    from: '2006-10-14' as Day,
    rules: ['R10', 'R28'],
    source:
      'Loi n° 2000-321, art. 10 ; arrêté du 11 octobre 2006 (compte rendu financier) ; Cerfa 12156, fiche 2',
    sets: { reportDueMonths: 6, budgetMustBalance: true },
  },
  {
    from: '2014-11-12' as Day,
    rules: ['R14', 'R15'],
    source: 'CRPA, art. L112-3, R112-5 et L231-4, 3° (silence de deux mois valant rejet)',
    sets: {
      silenceMonths: 2,
      receipt: {
        service: 'Métropole Européenne de Lille, service politique de la ville',
        appeal:
          'Le silence gardé deux mois vaut rejet. Recours gracieux ou contentieux devant le tribunal administratif de Lille dans les deux mois du rejet.',
      },
    },
  },
  {
    from: '2022-01-02' as Day,
    rules: ['R21'],
    source: 'Décret n° 2021-1947 du 31 décembre 2021 (contrat d’engagement républicain)',
    sets: { republicanCommitment: true },
  },
];

/** Before any of the changes above. */
const beforeAll: RulesInForce = {
  conventionAbove: cents(23_000_00),
  conventionOnlyForPrivateLaw: true,
  reportDueMonths: 6,
  overdueReport: 'warn',
  silenceMonths: 2,
  receipt: { service: 'Métropole Européenne de Lille', appeal: 'Tribunal administratif de Lille.' },
  republicanCommitment: false,
  budgetMustBalance: false,
};

/** The rules in force on a day. */
export const rulesInForce = datedRules(beforeAll, legalChanges);
