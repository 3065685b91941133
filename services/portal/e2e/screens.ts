/** Every screen of the portal, and who looks at it: each is looked at by the rules of accessibility. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly role: string;
  readonly organisation?: string;
}

export const screens: readonly Screen[] = [
  { name: 'home', path: '/', role: 'instructeur' },
  { name: 'register', path: '/dossiers', role: 'instructeur' },
  { name: 'register-past', path: '/dossiers?status=report-submitted&au=2017-06-15', role: 'auditeur' },
  { name: 'dossier', path: '/dossiers/D16-000GM7', role: 'instructeur' },
  { name: 'dossier-funding', path: '/dossiers/D16-000GM7?onglet=financement', role: 'instructeur' },
  { name: 'dossier-instruction', path: '/dossiers/D16-000GM7?onglet=instruction', role: 'instructeur' },
  { name: 'dossier-history', path: '/dossiers/D16-000GM7?onglet=histoire', role: 'auditeur' },
  { name: 'history', path: '/histoire', role: 'auditeur' },
  { name: 'history-narrowed', path: '/histoire?category=commitment&minAmount=5000000', role: 'auditeur' },
  { name: 'replay', path: '/histoire/dossiers/D16-000GM7?etape=9', role: 'auditeur' },
  { name: 'about', path: '/a-propos', role: 'finance' },
  { name: 'nowhere', path: '/nulle-part', role: 'finance' },
];
