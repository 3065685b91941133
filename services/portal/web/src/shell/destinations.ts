import type { Role } from '@jalon/contracts';

export interface Destination {
  readonly to:
    | '/'
    | '/dossiers'
    | '/histoire'
    | '/a-traiter'
    | '/enveloppes'
    | '/engagements'
    | '/rapprochement'
    | '/balance'
    | '/comites'
    | '/carte'
    | '/campagnes'
    | '/a-propos';
  /** Its name among the words. */
  readonly name: string;
  /** With Alt and Shift, from anywhere. */
  readonly key: string;
  /** Who finds it useful; none: everybody. */
  readonly roles?: readonly Role[];
}

const budgetReaders = ['finance', 'certificateur', 'decideur', 'auditeur', 'observatoire', 'admin'] as const;
/** Everybody but the porteurs, who see their own requests and nothing else. */
const office: readonly Role[] = [
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'animateur-conseil',
  'observatoire',
  'admin',
];

const destinations: readonly Destination[] = [
  { to: '/', name: 'home', key: 'A' },
  { to: '/dossiers', name: 'register', key: 'D' },
  { to: '/a-traiter', name: 'work', key: 'T', roles: ['finance', 'certificateur', 'auditeur', 'admin'] },
  { to: '/enveloppes', name: 'envelopes', key: 'E', roles: budgetReaders },
  { to: '/engagements', name: 'commitments', key: 'G', roles: budgetReaders },
  {
    to: '/rapprochement',
    name: 'reconciliation',
    key: 'R',
    roles: ['finance', 'certificateur', 'decideur', 'auditeur', 'admin'],
  },
  {
    to: '/balance',
    name: 'balance',
    key: 'B',
    roles: ['finance', 'certificateur', 'decideur', 'auditeur', 'admin'],
  },
  { to: '/histoire', name: 'audit', key: 'I', roles: ['auditeur', 'admin'] },
  { to: '/comites', name: 'committees', key: 'C', roles: office },
  { to: '/carte', name: 'map', key: 'M', roles: office },
  { to: '/campagnes', name: 'campaigns', key: 'N', roles: office },
  { to: '/a-propos', name: 'about', key: 'P' },
];

/** Where a person of this role goes in a day. */
export function destinationsOf(role: Role | undefined): readonly Destination[] {
  return destinations.filter(
    ({ roles }) => roles === undefined || (role !== undefined && roles.includes(role)),
  );
}
