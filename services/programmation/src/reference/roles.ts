/** The roles of the programme's people. */
export const roles = [
  'porteur',
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'animateur-conseil',
  'observatoire',
  'admin',
] as const;

export type Role = (typeof roles)[number];
