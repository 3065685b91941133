import type { SeededRandom } from './seeded-random.ts';

/** What actions are about, by pillar of the contract. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  '1': [
    'Accompagnement vers l’emploi des jeunes',
    'Ateliers de création d’activité',
    'Chantier d’insertion d’entretien des espaces verts',
    'Parrainage de demandeurs d’emploi',
    'Découverte des métiers du numérique',
    'Coopérative jeunesse de services',
    'Permanences de l’économie sociale et solidaire',
    'Mobilité vers l’emploi : apprendre à conduire',
  ],
  '2': [
    'Aide aux devoirs et ouverture culturelle',
    'Ateliers sociolinguistiques pour les parents',
    'Sorties d’été pour les enfants du quartier',
    'Théâtre d’intervention et parole des jeunes',
    'Prévention santé et dépistage',
    'Cuisine partagée et nutrition',
    'Sport pour toutes et tous au pied des tours',
    'Accès aux droits et médiation numérique',
    'Soutien à la parentalité',
    'Orchestre d’enfants',
    'Lutte contre les discriminations : ateliers et témoignages',
    'Parcours de réussite éducative',
  ],
  '3': [
    'Jardins partagés en pied d’immeuble',
    'Médiation de tranquillité en soirée',
    'Gestion urbaine de proximité avec les habitants',
    'Rénovation d’un équipement de quartier',
    'Marches exploratoires de femmes',
    'Fonds de participation des habitants',
    'Fresque et mémoire du quartier',
    'Réemploi et propreté du cadre de vie',
  ],
};

const turns = [
  '',
  ' – deuxième année',
  ' : reconduction',
  ' – nouvelle formule',
  ' (été)',
  ' : essaimage',
] as const;

/** The title of an invented action. */
export function inventTitle(theme: string, town: string, random: SeededRandom): string {
  const about = random.pick(subjects[theme.charAt(0)] ?? ['Action de quartier']);
  return `${about} à ${town}${random.pick(turns)}`;
}

/** A few sentences on it, as an applicant would write them. */
export function inventSummary(title: string, random: SeededRandom): string {
  const people = random.integer(2, 40) * 5;
  const rhythm = random.pick([
    'chaque semaine',
    'deux fois par mois',
    'pendant les vacances scolaires',
    'toute l’année',
  ]);
  const need = random.pick([
    'Les habitants l’ont demandé lors des tables rondes de quartier.',
    'Le diagnostic du contrat de ville en souligne le besoin.',
    'L’action prolonge celle de l’année passée, jugée utile par ses participants.',
    'Elle réunit le centre social, les écoles et les bailleurs du quartier.',
  ]);
  return `${title}. ${need} ${String(people)} personnes y prendront part, ${rhythm}.`;
}

/** What an instructor writes on a dossier. */
export function inventNote(random: SeededRandom): string {
  return random.pick([
    'Budget cohérent ; demander le détail des charges de personnel.',
    'Porteur connu, bilan précédent satisfaisant. Public touché à préciser.',
    'Rencontre avec le porteur : l’action est prête, le local reste à confirmer.',
    'Redondance possible avec l’action du centre social : à voir en comité.',
    'Co-financement communal annoncé par téléphone, écrit attendu.',
    'Proposition : soutenir à hauteur de la demande, clause de bilan intermédiaire.',
  ]);
}

/** What an instructor tells the committee. */
export function inventInstructionNote(random: SeededRandom): string {
  return random.pick([
    'Action utile au quartier, portée par une équipe solide. Avis favorable de l’instruction.',
    'Action conforme aux objectifs du pilier. Le montant proposé tient compte des crédits disponibles.',
    'Première demande de ce porteur. Le partenariat local est avéré.',
    'Action reconduite : les effets sont visibles, la part d’autofinancement progresse.',
    'Le comité est invité à se prononcer sur l’articulation avec le droit commun.',
  ]);
}
