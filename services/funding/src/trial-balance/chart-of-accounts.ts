/** The books: each is kept in double entry, and balances by itself. */
export const books = {
  authority: 'Autorisations d’engagement',
  credits: 'Crédits de paiement',
  promises: 'Engagements envers les bénéficiaires',
  general: 'Charges, dettes et créances',
  attachment: 'Rattachement des charges (mémoire)',
} as const;

export type Book = keyof typeof books;

interface AccountRow {
  readonly book: Book;
  /** As people read it. */
  readonly label: string;
  /** On which side its balance stands in the ordinary run of things; `either`: what passes through, nil in the whole. */
  readonly stands: 'debit' | 'credit' | 'either';
}

/**
 * The chart of accounts. In the books of authority and of credits, what was given is credited and what was made of it
 * debited: unallocated, available, reserved, committed are places where the same authority stands in turn. The general
 * book is the ordonnateur's: an expense is debited when the debt is settled, and the beneficiary is owed it until the
 * accountant has paid. It follows the words of M57 without its numbers, which are the accountant's.
 */
export const chartOfAccounts = {
  'ae-voted': { book: 'authority', label: 'AE votées', stands: 'credit' },
  'ae-exchanged': {
    book: 'authority',
    label: 'AE déléguées (débit) et reçues (crédit)',
    stands: 'either',
  },
  'ae-unallocated': { book: 'authority', label: 'AE non affectées', stands: 'debit' },
  'ae-available': { book: 'authority', label: 'AE affectées, disponibles', stands: 'debit' },
  'ae-reserved': { book: 'authority', label: 'AE réservées', stands: 'debit' },
  'ae-committed': { book: 'authority', label: 'AE engagées', stands: 'debit' },

  'cp-opened': { book: 'credits', label: 'CP ouverts', stands: 'credit' },
  'cp-exchanged': { book: 'credits', label: 'CP délégués (débit) et reçus (crédit)', stands: 'either' },
  'cp-carried-over': {
    book: 'credits',
    label: 'CP reportés : sortis (débit) et entrés (crédit)',
    stands: 'either',
  },
  'cp-available': { book: 'credits', label: 'CP disponibles', stands: 'debit' },
  'cp-consumed': { book: 'credits', label: 'CP mandatés', stands: 'debit' },
  'cp-lapsed': { book: 'credits', label: 'CP annulés en fin d’exercice', stands: 'debit' },

  'grants-promised': { book: 'promises', label: 'Engagements donnés', stands: 'credit' },
  'grants-to-settle': { book: 'promises', label: 'Engagé restant à liquider', stands: 'debit' },

  'grants-expense': { book: 'general', label: 'Subventions versées (charges)', stands: 'debit' },
  'beneficiary-settled': {
    book: 'general',
    label: 'Bénéficiaires : liquidé, à mandater',
    stands: 'credit',
  },
  'beneficiary-payable': {
    book: 'general',
    label: 'Bénéficiaires : mandaté, à payer',
    stands: 'credit',
  },
  treasury: { book: 'general', label: 'Comptable public (trésorerie)', stands: 'credit' },
  'recovery-receivable': { book: 'general', label: 'Titres à recouvrer', stands: 'debit' },
  'recovery-income': { book: 'general', label: 'Reversements demandés (produits)', stands: 'credit' },
  'recovery-loss': { book: 'general', label: 'Admissions en non-valeur', stands: 'debit' },

  'attached-expense': { book: 'attachment', label: 'Charges rattachées', stands: 'debit' },
  'attached-debt': { book: 'attachment', label: 'Charges à payer rattachées', stands: 'credit' },
} as const satisfies Readonly<Record<string, AccountRow>>;

export type Account = keyof typeof chartOfAccounts;

export const accounts = Object.keys(chartOfAccounts) as Account[];
