import type { SeededRandom } from './seeded-random.ts';
import { places } from './places.ts';

/** A body that carries actions, invented: no such body exists. */
export interface InventedBody {
  readonly key: string;
  readonly name: string;
  readonly legalForm: 'private-law' | 'public-body';
  readonly siret: string;
  readonly rna: string | undefined;
  readonly commune: string;
  /** How many dossiers it carries, relative to the others. */
  readonly weight: number;
}

const openings = [
  'Association',
  'Collectif',
  'Centre social',
  'Compagnie',
  'Maison de quartier',
  'Club sportif',
  'Ateliers',
  'Régie de quartier',
  'Atelier solidaire',
  'Les Amis de',
] as const;

const fancies = [
  'Les Passerelles du Nord',
  'Les Deux Rives de la Marque',
  'La Courte Échelle',
  'Horizon Fertile',
  'L’Étoile des Courées',
  'Les Mains Tendues',
  'Le Fil de Soi',
  'Terre d’Envol',
  'Le Grand Huit',
  'Les Voisins du Canal',
  'Couleurs Communes',
  'La Boussole',
  'Le Temps des Cerises en Ville',
  'Pas à Pas',
  'L’Arbre à Palabres',
  'Mille et Une Cours',
  'Le Bel Élan',
  'La Fabrique des Possibles',
  'Cap Jeunesse',
  'Les Petits Pavés',
  'Le Phare du Quartier',
  'Trait d’Union',
  'La Ruche des Savoirs',
  'Les Jardins Suspendus de la Lys',
  'Nouvelle Donne Citoyenne',
  'Les Gens d’Ici',
  'Le Tremplin des Flandres',
  'La Voix des Tours',
  'Entre-Lignes',
  'Les Chemins de Traverse',
] as const;

const publicKinds = [
  'Centre communal d’action sociale',
  'Caisse des écoles',
  'Service de la réussite éducative',
  'Direction de la ville',
  'Régie municipale des équipements',
] as const;

/** Bodies with distinct names and numbers; about one in six is public (marked as invented: their towns are real). */
export function inventBodies(count: number, random: SeededRandom): readonly InventedBody[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const place = places[index] ?? random.weighted(places, ({ weight }) => weight); // each commune has one at least
    const isPublic = index % 6 === 2;
    const name = distinct(names, () =>
      isPublic ? publicName(place.name, random) : privateName(place.name, random),
    );
    return {
      key: `porteur-${String(index)}`,
      name,
      legalForm: isPublic ? 'public-body' : 'private-law',
      siret: inventedSiret(index),
      rna: isPublic || random.chance(0.25) ? undefined : `W59${String(9_000_000 + index)}`,
      commune: place.commune,
      weight: 1 + Math.floor(random.next() ** 3 * 14),
    };
  });
}

function privateName(town: string, random: SeededRandom): string {
  const opening = random.pick(openings);
  const fancy = random.pick(fancies);
  return random.chance(0.6) ? `${opening} ${fancy} (${town})` : `${fancy} – ${town}`;
}

function publicName(town: string, random: SeededRandom): string {
  return `${random.pick(publicKinds)} de ${town}, ${random.pick(['nord', 'sud', 'est', 'ouest', 'centre'])} (démonstration)`;
}

function distinct(taken: Set<string>, draw: () => string): string {
  for (let attempt = 1; ; attempt++) {
    const drawn = attempt > 20 ? `${draw()} ${String(attempt - 19)}` : draw();
    if (taken.has(drawn)) continue;
    taken.add(drawn);
    return drawn;
  }
}

/**
 * A SIRET that passes Luhn twice (SIREN and SIRET) and belongs to nobody: its SIREN is below 000 100 000, under the
 * lowest number that the public register has ever given (000 325 175). Holds for fewer than 9,000 bodies.
 */
export function inventedSiret(index: number): string {
  const siren = withLuhnDigit(`0000${String(1_000 + index).padStart(4, '0')}`);
  return withLuhnDigit(`${siren}0001`);
}

function withLuhnDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${String((10 - (sum % 10)) % 10)}`;
}
