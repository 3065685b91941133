import type { Reference } from '../reference/reference.ts';
import type { PlaceFigures } from './place-figures.ts';
import type { Measure } from './map-search.ts';
import { homeOf } from './tiles.ts';

/** A commune, a quartier or the whole métropole, with what the campaign does there. */
export interface Place extends Readonly<Record<Measure, number>> {
  readonly code: string;
  readonly name: string;
  readonly kind: 'commune' | 'quartier' | 'whole';
  /** The commune in whose square a quartier is drawn; undefined when no source says where it lies. */
  readonly home?: string;
}

const none = { dossiers: 0, requested: 0, granted: 0 };

/** Every place that the programme names, those without a dossier too: an empty square says something. */
export function placesOf(
  {
    byTerritory,
    byCommune,
  }: { readonly byTerritory: readonly PlaceFigures[]; readonly byCommune: readonly PlaceFigures[] },
  { communes, quartiers }: Reference,
  whole: string,
): readonly Place[] {
  const figuresOf = (all: readonly PlaceFigures[], code: string) => {
    const { dossiers, requested, granted } = all.find(({ key }) => key === code) ?? none;
    return { dossiers, requested, granted };
  };
  return [
    ...communes.map(({ code, name = code }) => ({
      code,
      name,
      kind: 'commune' as const,
      ...figuresOf(byCommune, code),
    })),
    ...quartiers.map(({ code, name = code, communes: among }) => {
      const home = homeOf(among);
      return {
        code,
        name,
        kind: 'quartier' as const,
        ...(home !== undefined && { home }),
        ...figuresOf(byTerritory, code),
      };
    }),
    { code: 'metropolitan', name: whole, kind: 'whole', ...figuresOf(byTerritory, 'metropolitan') },
  ];
}
