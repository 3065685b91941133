import { campaign } from './campaign-terms.ts';
import type { DispositifPlan } from './credits.ts';
import type { InventedBody } from './invented-bodies.ts';
import { inventedName } from './people.ts';
import { places } from './places.ts';
import type { CommitteePlan, MemberPlan } from './programme-step.ts';
import type { SeededRandom } from './seeded-random.ts';

const themes = [
  ['Emploi et développement économique', '1'],
  ['Réussite éducative', '2.1'],
  ['Santé et accès aux soins', '2.2'],
  ['Sécurité et prévention de la délinquance', '2.3'],
  ['Culture, expression et participation', '2'],
  ['Habitat', '3.1'],
  ['Cadre de vie', '3.2'],
] as const;

/** The towns whose quartiers have a committee of their own. */
const largeTowns = ['59350', '59512', '59599', '59009', '59410'];

const houses = [
  'État',
  'Métropole Européenne de Lille',
  'Région',
  'Département',
  'Caisse d’allocations familiales',
  'Bailleur social',
  'Conseil citoyen',
] as const;

/** The co-construction committees: one per commune, one per quartier of the large towns, one per great theme (42 in all). */
export function planCommittees(
  count: number,
  bodies: readonly InventedBody[],
  random: SeededRandom,
): readonly CommitteePlan[] {
  const scopes: readonly Pick<CommitteePlan, 'name' | 'scope'>[] = [
    ...places.map(({ commune, name }) => ({
      name: `Comité de ${name}`,
      scope: { kind: 'territory' as const, codes: [commune] },
    })),
    ...places
      .filter(({ commune }) => largeTowns.includes(commune))
      .flatMap(({ name, quartiers }) =>
        quartiers.map((quartier) => ({
          name: `Comité de quartier ${quartier} (${name})`,
          scope: { kind: 'territory' as const, codes: [quartier] },
        })),
      ),
    ...themes.map(([name, code]) => ({
      name: `Comité thématique : ${name}`,
      scope: { kind: 'theme' as const, codes: [code], nomenclature: campaign.nomenclature },
    })),
  ];
  return scopes.slice(0, count).map((scope, index) => ({
    key: `committee-${String(index)}`,
    ...scope,
    quorumPercent: 50,
    members: planMembers(index, scope, bodies, random.fork(index)),
  }));
}

function planMembers(
  committee: number,
  { scope }: Pick<CommitteePlan, 'scope'>,
  bodies: readonly InventedBody[],
  random: SeededRandom,
): readonly MemberPlan[] {
  const near = bodies.filter(
    ({ commune }) =>
      scope.kind === 'theme' ||
      scope.codes.includes(commune) ||
      places.some(
        (place) => place.commune === commune && place.quartiers.some((q) => scope.codes.includes(q)),
      ),
  );
  return Array.from({ length: random.integer(7, 10) }, (_, index) => ({
    id: `membre-${String(committee + 1)}-${String(index + 1)}`,
    name: inventedName(random),
    organisation: houses[index % houses.length] ?? houses[0],
    // About one member in four sits on the board of a body of the place: those leave the room for its dossiers.
    interests: near.length > 0 && random.chance(0.25) ? [random.pick(near).key] : [],
  }));
}

/** The committee that looks at an action: by theme for the schemes that are judged so, else by the nearest territory. */
export function committeeFor(
  committees: readonly CommitteePlan[],
  where: { readonly commune: string; readonly quartiers: readonly string[] },
  main: DispositifPlan,
  random: SeededRandom,
): CommitteePlan {
  const covering = (codes: readonly string[], kind: CommitteePlan['scope']['kind']) =>
    committees.filter(({ scope }) => scope.kind === kind && scope.codes.some((code) => codes.includes(code)));
  const byTheme = main.thematic ? covering(main.themes, 'theme') : [];
  const byQuartier = covering(where.quartiers, 'territory');
  const byCommune = covering([where.commune], 'territory');
  const candidates = [byTheme, byQuartier, byCommune].find((found) => found.length > 0) ?? committees;
  return random.pick(candidates);
}
