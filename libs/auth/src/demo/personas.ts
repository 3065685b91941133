import type { Principal } from '../principal.ts';
import type { Role } from '@jalon/contracts';

/** Invented office holders of the demonstration: at least one per role. Any likeness is chance. */
export const personas: readonly Principal[] = [
  { id: 'instr-amelie-dubrulle', name: 'Amélie Dubrulle', role: 'instructeur', organisation: 'mel' },
  { id: 'instr-karim-benali', name: 'Karim Benali', role: 'instructeur', organisation: 'mel' },
  { id: 'instr-solene-wattine', name: 'Solène Wattine', role: 'instructeur', organisation: 'etat' },
  { id: 'instr-hugo-delecroix', name: 'Hugo Delecroix', role: 'instructeur', organisation: 'etat' },
  { id: 'instr-ines-carlier', name: 'Inès Carlier', role: 'instructeur', organisation: 'region' },
  { id: 'instr-mathieu-lorthioir', name: 'Mathieu Lorthioir', role: 'instructeur', organisation: 'mel' },
  { id: 'instr-fatou-ndiaye', name: 'Fatou Ndiaye', role: 'instructeur', organisation: 'mel' },
  { id: 'instr-paul-vermeersch', name: 'Paul Vermeersch', role: 'instructeur', organisation: 'etat' },
  { id: 'secr-claire-hennion', name: 'Claire Hennion', role: 'secretaire-comite', organisation: 'mel' },
  { id: 'secr-yanis-lemaire', name: 'Yanis Lemaire', role: 'secretaire-comite', organisation: 'mel' },
  { id: 'deci-helene-castel', name: 'Hélène Castel', role: 'decideur', organisation: 'etat' },
  { id: 'deci-bruno-desrumaux', name: 'Bruno Desrumaux', role: 'decideur', organisation: 'mel' },
  { id: 'deci-nadia-kaddour', name: 'Nadia Kaddour', role: 'decideur', organisation: 'region' },
  { id: 'fin-olivier-masquelier', name: 'Olivier Masquelier', role: 'finance', organisation: 'mel' },
  { id: 'fin-sabrina-ait-ali', name: 'Sabrina Aït Ali', role: 'finance', organisation: 'etat' },
  { id: 'cert-laurent-pottier', name: 'Laurent Pottier', role: 'certificateur', organisation: 'mel' },
  {
    id: 'audi-judith-marescaux',
    name: 'Judith Marescaux',
    role: 'auditeur',
    organisation: 'chambre-regionale',
  },
  { id: 'anim-theo-vandamme', name: 'Théo Vandamme', role: 'animateur-conseil', organisation: 'mel' },
  { id: 'obs-elise-flament', name: 'Élise Flament', role: 'observatoire', organisation: 'adulm' },
  { id: 'admin-jalon', name: 'Administration de la démonstration', role: 'admin', organisation: 'mel' },
  { id: 'port-demonstration', name: 'Camille Roussel', role: 'porteur' },
];

/** The persona that stands for a role when none is named: the first one. */
export function personaOf(role: Role): Principal | undefined {
  return personas.find((persona) => persona.role === role);
}
