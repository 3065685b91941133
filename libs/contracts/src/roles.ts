/** The roles of the programme (design §8), with how they are called on the screen. */
export const roles = {
  porteur: 'Porteur de projet',
  instructeur: 'Instructeur',
  'secretaire-comite': 'Secrétaire de comité',
  decideur: 'Décideur (élu ou préfet, signataire)',
  finance: 'Agent financier (ordonnateur)',
  certificateur: 'Certificateur du service fait',
  auditeur: 'Auditeur',
  'animateur-conseil': 'Animateur de conseil citoyen',
  observatoire: 'Observatoire',
  admin: 'Administrateur',
} as const;

export type Role = keyof typeof roles;

export const allRoles = Object.keys(roles) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
