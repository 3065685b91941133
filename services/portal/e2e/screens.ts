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
  { name: 'dossier-papers', path: '/dossiers/D16-000GM7?onglet=pieces', role: 'instructeur' },
  { name: 'dossier-history', path: '/dossiers/D16-000GM7?onglet=histoire', role: 'auditeur' },
  { name: 'history', path: '/histoire', role: 'auditeur' },
  { name: 'history-narrowed', path: '/histoire?category=commitment&minAmount=5000000', role: 'auditeur' },
  {
    name: 'compare-dossier',
    path: '/histoire/comparer?sujet=dossier&id=D16-000GM7&du=2016-02-01&au=2016-12-31',
    role: 'auditeur',
  },
  {
    name: 'compare-envelope',
    path: '/histoire/comparer?sujet=envelope&id=etat.2016&du=2016-01-31&tout=oui',
    role: 'finance',
  },
  {
    name: 'compare-campaign',
    path: '/histoire/comparer?sujet=campaign&id=2016&du=2016-03-01&part=status&champ=status.notified.granted',
    role: 'auditeur',
  },
  { name: 'knowledge', path: '/histoire/savoir?id=D16-000GM7&le=2016-02-08&heure=12:30', role: 'auditeur' },
  { name: 'compare', path: '/histoire/comparer', role: 'auditeur' },
  { name: 'replay', path: '/histoire/dossiers/D16-000GM7?etape=9', role: 'auditeur' },
  { name: 'committees', path: '/comites?campagne=2016&mois=2016-02', role: 'secretaire-comite' },
  { name: 'committee', path: '/comites/C16-P9JS0C', role: 'secretaire-comite' },
  { name: 'sitting', path: '/seances/S15-YH4JMF', role: 'secretaire-comite' },
  { name: 'minutes', path: '/seances/S15-YH4JMF/proces-verbal', role: 'auditeur' },
  { name: 'map', path: '/carte?campagne=2016&mesure=granted', role: 'decideur' },
  { name: 'campaigns', path: '/campagnes', role: 'instructeur' },
  { name: 'campaign', path: '/campagnes/2016', role: 'decideur' },
  { name: 'campaign-new', path: '/campagnes/nouvelle', role: 'decideur' },
  {
    name: 'committee-new',
    path: '/comites/nouveau?campagne=2016&depuis=C16-P9JS0C',
    role: 'secretaire-comite',
  },
  { name: 'figure', path: '/chiffres/2016?mesure=granted&par=status&cle=report-due', role: 'auditeur' },
  {
    name: 'figure-since',
    path: '/chiffres/2016?mesure=requested&du=2016-01-31&au=2016-02-15',
    role: 'auditeur',
  },
  { name: 'porteur-home', path: '/', role: 'porteur', organisation: 'P-XS44Z1' },
  { name: 'porteur-request', path: '/demandes/D16-333EY6', role: 'porteur', organisation: 'P-XS44Z1' },
  { name: 'porteur-draft', path: '/demandes/D16-3B1WJC/saisie', role: 'porteur', organisation: 'P-PZYCSR' },
  { name: 'about', path: '/a-propos', role: 'finance' },
  { name: 'home-finance', path: '/', role: 'finance' },
  { name: 'home-certifier', path: '/', role: 'certificateur' },
  { name: 'envelopes', path: '/enveloppes?year=2016', role: 'finance' },
  { name: 'envelope', path: '/enveloppes/mel.politique-de-la-ville.2016', role: 'finance' },
  {
    name: 'envelope-period',
    path: '/enveloppes/mel.politique-de-la-ville.2016?depuis=2016-03-01&jusque=2016-06-30',
    role: 'decideur',
  },
  {
    name: 'envelope-facts',
    path: '/enveloppes/etat.2016?chiffre=authority.delegated',
    role: 'auditeur',
  },
  { name: 'commitments', path: '/engagements?status=in-recovery', role: 'finance' },
  {
    name: 'commitments-columns',
    path: '/engagements?sans=granted,ordered&sort=-paid&funder=mel',
    role: 'auditeur',
  },
  { name: 'commitment', path: '/engagements/D16-GWM2Q9.L2', role: 'finance' },
  { name: 'commitment-terms', path: '/engagements/D16-GWM2Q9.L2?onglet=termes', role: 'auditeur' },
  { name: 'work', path: '/a-traiter?kind=release', role: 'finance' },
  { name: 'work-blocked', path: '/a-traiter?blocked=true', role: 'auditeur' },
  { name: 'work-past', path: '/a-traiter?au=2016-02-15', role: 'finance' },
  { name: 'extracts', path: '/rapprochement', role: 'finance' },
  { name: 'bench', path: '/rapprochement/X-9F3620A4F4AE?decision=undecided', role: 'finance' },
  { name: 'differences', path: '/rapprochement/differences?decision=undecided', role: 'finance' },
  { name: 'differences-past', path: '/rapprochement/differences?au=2016-10-31', role: 'auditeur' },
  { name: 'balance', path: '/balance', role: 'auditeur' },
  { name: 'account-entries', path: '/balance/treasury?exercice=2017', role: 'finance' },
  { name: 'porteur-grants', path: '/porteurs/P-19D6Q6/financements', role: 'finance' },
  { name: 'nowhere', path: '/nulle-part', role: 'finance' },
];
