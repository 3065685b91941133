import { type Cents, type Day, type LegalChange, cents, datedRules } from '@jalon/kernel';

/** The thresholds and shares of the law that money obeys, on one day. Amounts in cents, shares in basis points (10 000 = all). */
export interface RulesInForce {
  /** R7, R8: a convention is imposed strictly above this amount, per funder and year. */
  readonly conventionAbove: Cents;
  /** R9: the threshold concerns private-law bodies alone. */
  readonly conventionOnlyForPrivateLaw: boolean;
  /** R11: what an overdue report does to the payment of a balance of the same body. */
  readonly overdueReport: 'warn' | 'block';
  /** R13: from which amount the essential data of a convention are public; undefined before the obligation. */
  readonly publicAbove: Cents | undefined;
  /** R17: the largest advance on a State investment grant. */
  readonly investmentAdvanceBp: number;
  /** R17: the largest sum of advance and instalments before the balance. */
  readonly investmentBeforeBalanceBp: number;
  /** Journée complémentaire: the last day of January on which orders of the exercice that ended are still issued. */
  readonly complementaryUntilJanuary: number;
}

/** Every change, oldest first: a payment of 2016 is judged by the rules of 2016. */
export const legalChanges: readonly LegalChange<RulesInForce>[] = [
  {
    from: '1999-12-17' as Day,
    rules: ['R17'],
    source: 'Décret n° 99-1060 du 16 décembre 1999 (avance de 5 %, 80 % avant le solde)',
    sets: { investmentAdvanceBp: 500, investmentBeforeBalanceBp: 8_000 },
  },
  {
    from: '2001-06-09' as Day,
    rules: ['R7', 'R8', 'R9'],
    source: 'Loi n° 2000-321 du 12 avril 2000, art. 10 ; décret n° 2001-495 du 6 juin 2001, art. 1',
    sets: { conventionAbove: cents(23_000_00), conventionOnlyForPrivateLaw: true },
  },
  {
    from: '2017-08-01' as Day,
    rules: ['R13'],
    source:
      'Décret n° 2017-779 du 5 mai 2017 ; arrêté du 17 novembre 2017 (données essentielles des conventions)',
    sets: { publicAbove: cents(23_000_00) },
  },
  {
    from: '2018-10-01' as Day,
    rules: ['R17'],
    source: 'Décret n° 2018-514 du 25 juin 2018, art. 12 (avance de 30 %, 80 % avant le solde)',
    sets: { investmentAdvanceBp: 3_000, investmentBeforeBalanceBp: 8_000 },
  },
];

/** Before any of the changes above. */
const beforeAll: RulesInForce = {
  conventionAbove: cents(23_000_00),
  conventionOnlyForPrivateLaw: true,
  overdueReport: 'warn',
  publicAbove: undefined,
  investmentAdvanceBp: 500,
  investmentBeforeBalanceBp: 8_000,
  // CGCT, art. D2342-3 and L1612-11: believed to be the 31st; to be verified before it is relied upon.
  complementaryUntilJanuary: 31,
};

/** The rules in force on a day. */
export const rulesInForce = datedRules(beforeAll, legalChanges);
